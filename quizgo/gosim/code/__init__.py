"""From the typed tree to code that `vm` runs: register code in structured form (`ir`), cut at its
control operations into segments, each compiled into one Python function (`fuse`).

What a segment calls by name (`append`, `wrap64`) is supplied from above, by `vm.ops`.
"""
