"""`run.py < jobs.jsonl` for the differential test; `run.py FILE.yaml --acts A.jsonl` by hand."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True

from leerpad_reference.main import main  # noqa: E402

if __name__ == "__main__":
    main()
