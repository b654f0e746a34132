"""Installing what is missing with pip, and pip's failures in one sentence each."""

import os
import re
import subprocess
import sys
import tempfile

from course_utils.setup import environment as env
from course_utils.setup import sizes
from course_utils.setup.trouble import AGAIN, Trouble, no_network, no_space, not_writable

CPU_INDEX = "https://download.pytorch.org/whl/cpu"
TORCH = ("torch", "torchvision")
STILL_TRYING = re.compile(r"Retrying \(Retry\(total=[1-9]")
NO_SPACE = re.compile(r"No space left|Errno 28|WinError 112|Disk quota exceeded")
NOT_WRITABLE = re.compile(r"Permission denied|Read-only file system|Errno 13|WinError 5\b")
NETWORK = re.compile(
    r"Retrying \(|Max retries exceeded|NewConnectionError|\w+TimeoutError|ProxyError"
    r"|NameResolutionError|SSLError|ProtocolError|IncompleteRead|RemoteDisconnected"
    r"|Connection (refused|reset|aborted|broken)|HTTP error \d"
)
NO_MATCH = re.compile(r"No matching distribution found for (\S+)")


def prepare(cpu=False):
    """Return an environment that has everything, installing what is missing."""
    here = env.this_environment()
    if not here.missing:
        return here
    own = env.look_into(env.VENV)
    if own and not own.missing:
        env.remember_course(own)
        return own
    return install(here if here.virtual else own, cpu)


def install(target, cpu):
    """Complete an environment, or make .venv if there is none yet."""
    missing = target.missing if target else list(env.requirements())
    cpu = wants_cpu_torch(target, cpu)
    sizes.announce(missing, cpu)
    keep = sizes.check_space(target.prefix if target else env.ROOT, missing, cpu)
    target = target or env.make_venv()
    ensure_pip(target)
    if cpu and not set(TORCH).isdisjoint(missing):
        print("PyTorch first, from its own index:", flush=True)
        run_pip(target, cpu_torch(), keep, index=cpu_index())
    print("Downloading and installing. This takes some minutes; pip says what it does:", flush=True)
    # Only what is missing by name: pip writes a line for each package that is there already.
    wanted = [f"{name}=={env.requirements()[name]}" for name in target.missing]
    run_pip(target, [*wanted, "--constraint", str(env.REQUIREMENTS)], keep)
    return check(target)


def wants_cpu_torch(target, cpu):
    """torch and torchvision must be built for each other, so if an earlier, interrupted
    installation brought one of them, the other has to come from the same place."""
    right = [name for name in TORCH if target and name not in target.missing]
    return target.installed[right[0]].endswith("+cpu") if right else cpu


def cpu_index():
    return os.environ.get("COURSE_TORCH_INDEX", CPU_INDEX)


def cpu_torch():
    """pip's arguments for the CPU builds. --no-deps, as their dependencies come from the
    usual index. With the +cpu spelled out, pip cannot fall back on the plain torch from
    another index of the reader's when this one is out of reach; macOS has no such name."""
    versions = env.requirements()
    mark = "" if sys.platform == "darwin" else "+cpu"
    torch, torchvision = (f"{name}=={versions[name]}" for name in TORCH)
    return ["--no-deps", "--index-url", cpu_index(), torch + mark, torchvision]


def ensure_pip(target):
    """Some tools make environments without pip, and so does venv when it is interrupted."""
    if not quiet(target, "pip", "--version").returncode:
        return
    made = quiet(target, "ensurepip", "--upgrade", "--default-pip")
    if made.returncode or quiet(target, "pip", "--version").returncode:
        raise env.explain_venv(made.stdout + made.stderr, target.prefix)


def quiet(target, *module):
    command = [target.python, "-m", *module]
    return subprocess.run(command, capture_output=True, text=True, errors="replace")


def run_pip(target, arguments, keep, index=None):
    command = [target.python, "-m", "pip", "install", "--no-input", "--no-warn-script-location"]
    command += ["--disable-pip-version-check", "--only-binary=:all:", *arguments]
    # pip unpacks in the temporary folder, which on many Linux machines is memory.
    with tempfile.TemporaryDirectory(
        prefix="course-", dir=target.prefix, ignore_cleanup_errors=True
    ) as folder:
        code, words = follow(command, pip_variables(folder, keep, index))
    if code:
        raise explain(words, index)


def pip_variables(folder, keep, index):
    own = dict(os.environ, TMPDIR=folder, TEMP=folder, TMP=folder)
    # A reader's settings for their own projects that would stop pip in this environment.
    own.update(PIP_USER="0", PIP_REQUIRE_VIRTUALENV="0")
    if not keep:
        own["PIP_NO_CACHE_DIR"] = "1"
    if index:
        own.pop("PIP_EXTRA_INDEX_URL", None)
        own.pop("PIP_FIND_LINKS", None)
    return own


def follow(command, variables):
    """Run pip. What it reports goes straight to the terminal, where it can draw its progress
    bars; what it complains about is kept, and shown only if no sentence of ours says it."""
    words = []
    process = subprocess.Popen(
        command, env=variables, stderr=subprocess.PIPE, text=True, errors="replace"
    )
    try:
        for line in process.stderr:
            if "Retrying (" in line and not any("Retrying (" in word for word in words):
                print("The network does not answer; trying again ...", flush=True)
            words.append(line)
        return process.wait(), "".join(words)
    except KeyboardInterrupt:
        stop(process)
        raise


def stop(process):
    """Ctrl-C in a terminal reached pip too: let it tidy up before its folder goes."""
    try:
        process.communicate(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()


def explain(words, index=None):
    """The one sentence for a failure of pip."""
    place = f"PyTorch's CPU index ({index})" if index else "The package index"
    serious = "\n".join(line for line in words.splitlines() if not STILL_TRYING.search(line))
    if NO_SPACE.search(serious):
        return no_space()
    if NETWORK.search(serious):
        return no_network(place)
    if NOT_WRITABLE.search(serious):
        return not_writable("The environment")
    if match := NO_MATCH.search(serious):
        computer = sizes.computer()
        return Trouble(
            f"{place} offers no {match[1]} for this computer ({computer}), or did not answer."
        )
    print("".join(words.splitlines(keepends=True)[-15:]), file=sys.stderr)
    return Trouble(f"pip failed; its own words are above. If the reason has passed, {AGAIN}")


def check(target):
    found = env.ask(target.python)
    if found is None or found.missing:
        names = ", ".join(found.missing) if found else "everything"
        raise Trouble(f"pip ended well, but these are still not there: {names}.")
    env.remember_course(found)
    return found
