"""Names, types, constants and flow of a Go program, in the words of Go's compiler.

`check_source(source, filename)` parses and checks a program: `Checked`, or the faults that the
compiler would print. Imported packages come from a `Library`, which checks their declarations when
a program first needs them; bodies of their functions are checked by `Library.check_body(func)`,
their variables' initialisers by `Library.init_order(package)`. What the code generator finds on a
checked tree:

- every expression: `mode` (see `operand`), `type` (untyped ones have their final type; a comma-ok
  form or a call with several results has a Tuple), `value` (exact constant or None).
- `Name.obj`: the object it names or declares (None for `_` where nothing is declared).
- `SelectorExpr.selection`: a `Selection` for fields and methods; None for `pkg.Name`, where
  `sel.obj` is the object.
- `Name.targs`, `SelectorExpr.targs`: the type arguments, given or inferred, of a generic function
  that is used there. Inside a generic body types mention TypeParams: put the arguments in with
  `instances.subst`.
- `CallExpr`: a conversion when `fun.mode` is TYPE_EXPR, a builtin when it is BUILTIN (its name is
  `nodes.builtin_name(call)`), else a call.
- `CaseClause.obj`: the variable of a type switch in this clause. `BranchStmt.target`: set (by the
  parser).
- `FuncLit.info`, `Func.info`: `FuncInfo` with the captured variables. `Var.escapes`: heap cell.
- `FuncDecl.obj`: its Func. `RangeClause.x.type`: what is ranged over.
- `Checked.shared_loop_vars`: the loop variables of `for` are shared by all iterations.
"""

from __future__ import annotations

from quizgo.gosim.check.program import STANDARD_LIBRARY, Checked, Library, check_source

__all__ = ["STANDARD_LIBRARY", "Checked", "Library", "check_source"]
