"""The commands: `python3 -m course_utils lab`, `test`, and so on.

Written so that Python 2.7 can read it: see the note in __init__.py.
"""

from __future__ import print_function

import sys

COMMANDS = (
    ("lab", "open the lessons in JupyterLab, after installing what is missing"),
    ("test", "check everything: the code, the notebooks, and the pages in a real browser"),
    ("setup", "only install what is missing"),
    ("bench", "measure how fast the figures answer and the engine computes"),
    ("store", "run the notebooks and store their outputs in them"),
    ("weights", "train the digit networks that come with the course again"),
)
OLDEST, TOO_NEW = (3, 11), (3, 14)


def usage():
    lines = ["usage: python3 -m course_utils COMMAND [arguments]", ""]
    lines += ["  %-7s %s" % command for command in COMMANDS]
    lines += [
        "",
        "lab, test and setup take --cpu: on Linux, PyTorch without graphics card support,",
        "which is a far smaller download. Other arguments of lab go to JupyterLab (for",
        "instance --no-browser or --port=9999), and those of test go to pytest.",
    ]
    return "\n".join(lines)


def wrong_python():
    return (
        "The course needs Python 3.11, 3.12 or 3.13, and this one is Python %d.%d: install one of "
        "them from https://www.python.org/downloads/ and start the command with its name, "
        "for example `python3.12 -m course_utils lab`." % tuple(sys.version_info[:2])
    )


def main(arguments):
    name = arguments[0] if arguments else "help"
    if name in ("help", "-h", "--help"):
        print(usage())
        return 0 if arguments else 2
    if name not in [command for command, _ in COMMANDS]:
        print("There is no command %r.\n\n%s" % (str(name), usage()), file=sys.stderr)
        return 2
    if not OLDEST <= sys.version_info[:2] < TOO_NEW:
        print(wrong_python(), file=sys.stderr)
        return 1
    from course_utils.setup import commands

    return commands.run(name, arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
