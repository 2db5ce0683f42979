"""The command `leerpad`: the same as the one that cargo builds, from this package alone."""

import signal
import sys

from leerpad._native import run


def main() -> int:
    """Runs the command with the words of this process, and gives the code to end with."""
    # Python only notes an interrupt until its own code runs again; an author who stops a command means now.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    return run(["leerpad", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
