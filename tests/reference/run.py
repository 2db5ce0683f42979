"""`run.py < jobs.jsonl` for the differential test; `run.py FILE.yaml --acts A.jsonl` by hand.

A job is one line: `{"acts":[…],"main":file,"modules":{file:text},"program":hash,"seed":hex,"settings":{…}}`.
It is answered by lines of canonical JSON: per act the entry or refusal, and the learner's outline after it; then the
snapshot. A job that also says `"together":true` is answered by four lines per act: entry or refusal, the learner's
outline, the guide's outline (28.3), and what leaves (25.9) as an object of all purposes by id. The last three are
`null` before the start. The snapshot comes last as always.
"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True

from leerpad_reference.main import main  # noqa: E402

if __name__ == "__main__":
    main()
