"""What each command does once the Python is known to be right."""

import sys

from course_utils.setup import inside, lab, test
from course_utils.setup.environment import ROOT
from course_utils.setup.install import prepare
from course_utils.setup.trouble import Trouble, of_system


def run(name, arguments):
    """Run one command and return its exit code. Every expected failure ends here."""
    cpu = "--cpu" in arguments
    arguments = [argument for argument in arguments if argument != "--cpu"]
    try:
        if name == "setup" and arguments:
            raise Trouble(f"setup takes no argument but --cpu, so not {arguments[0]}.")
        environment = prepare(cpu)
    except KeyboardInterrupt:
        print("\nStopped; run the same command again to go on.", file=sys.stderr)
        return 130
    except (Trouble, OSError) as trouble:
        sentence = of_system(trouble) if isinstance(trouble, OSError) else trouble
        print(f"\n{sentence}", file=sys.stderr)
        return 1
    return AFTERWARDS.get(name, module(name))(environment, arguments)


def module(name):
    """A command that lives in course_utils/<name> and has main(arguments)."""
    call = f"import sys; from course_utils.{name} import main; sys.exit(main(sys.argv[1:]))"
    return lambda environment, arguments: inside.run(environment, ["-c", call, *arguments])


def ready(environment, arguments):
    print(f"Everything is installed for {environment.python}")
    print(f"Start with: {lab.command()} lab   (in the folder {ROOT})")
    return 0


AFTERWARDS = {"setup": ready, "lab": lab.run, "test": test.run,
              "weights": module("digit_nets.making")}
