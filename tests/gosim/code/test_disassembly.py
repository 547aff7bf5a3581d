from __future__ import annotations

from quizgo.gosim.check.objects import Func
from quizgo.gosim.code.disasm import disassembly
from tests.gosim.vm.fifo import program_of

SOURCE = """
package main

var total int

func add(xs []int, c chan int) int {
	for i := 0; i < len(xs); i++ {
		if xs[i] < 0 {
			break
		}
		total += xs[i] / 2
		c <- i
	}
	return total
}

func main() { add(nil, nil) }
"""

EXPECTED = """\
main.add:
   0   move r3, #0
       loop L0
   1     len.slice r4, r1
   2     lt r5, r3, r4
   3     if r5
         else
   4       leave loop L0
         end
         block L1
   5*      index.slice r4, r1, r3
   6       lt r5, r4, #0
   7       if r5
   8         leave loop L0
           end
   9*      global r4, #0
  10*      index.slice r5, r1, r3
  11       divc.int r6, r5, #2
  12       add.int r7, r4, r6
  13*      setglobal #0, r7
  14       SEND r2, r3
         end block L1
  15     inc.int r3, r3
       end loop L0
  16*  global r3, #0
  17   RETURN r3
  18   RETURN
"""


def test_visible_operations_are_marked_and_control_stands_in_capitals() -> None:
    program = program_of(SOURCE)
    add = program.main_package.scope.names["add"]
    assert isinstance(add, Func)
    assert disassembly(program.function(add)) == EXPECTED
