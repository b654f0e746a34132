"""pip's failures, the builds of torch, and what is said before a download."""

import os
import shutil
import sys
from types import SimpleNamespace

import pytest

from course_utils.setup import environment as env
from course_utils.setup import install, sizes
from course_utils.setup.trouble import Trouble

GONE = (
    "WARNING: Retrying (Retry(total={}, connect=None)) after connection broken by "
    "'NewConnectionError(': Failed to establish a new connection')': /simple/numpy/\n"
)
NOTHING = (
    "ERROR: Could not find a version that satisfies the requirement torch==2 (from versions: none)"
    "\nERROR: No matching distribution found for torch==2\n"
)


@pytest.mark.parametrize(
    "words, said",
    [
        (GONE.format(1) + GONE.format(0) + NOTHING, "cannot be reached"),
        ("ERROR: HTTPSConnectionPool(host='x'): Read timed out. ReadTimeoutError", "reached"),
        ("ERROR: HTTP error 503 while getting http://x/torch.whl", "cannot be reached"),
        (NOTHING, "offers no torch==2 for this computer"),
        (GONE.format(4) + NOTHING, "offers no torch==2 for this computer"),
        ("ERROR: Could not install: [Errno 28] No space left on device", "not enough space"),
        ("OSError: [WinError 112] There is not enough space on the disk", "not enough space"),
        ("ERROR: [Errno 13] Permission denied: '/usr/lib'", "cannot be written"),
        ("ERROR: something else", "its own words are above"),
    ],
)
def test_what_pip_complained_about_in_one_sentence(words, said, capsys):
    trouble = install.explain(words)
    assert isinstance(trouble, Trouble)
    assert said in str(trouble)
    assert "\n" not in str(trouble)
    assert (words in capsys.readouterr().err) == ("above" in said)


def test_the_index_at_fault_is_named():
    unreachable = GONE.format(0) + NOTHING
    assert "PyTorch's CPU index (http://x)" in str(install.explain(unreachable, "http://x"))
    assert "The package index" in str(install.explain(unreachable))


def having(**versions):
    found = {**env.requirements(), **versions}
    found = {name: version for name, version in found.items() if version}
    return env.Environment(sys.executable, sys.prefix, sys.prefix, (3, 12), True, found)


def test_torch_and_torchvision_come_from_the_same_place():
    pinned = env.requirements()["torch"]
    cpu_half = having(torch=pinned + "+cpu", torchvision=None)
    plain_half = having(torch=pinned, torchvision=None)
    old = having(torch="1.0+cpu", torchvision=None)
    for asked in (True, False):
        assert install.wants_cpu_torch(cpu_half, asked) is True
        assert install.wants_cpu_torch(plain_half, asked) is False
        assert install.wants_cpu_torch(old, asked) is asked
        assert install.wants_cpu_torch(None, asked) is asked


def test_the_cpu_builds_are_asked_for_by_name(monkeypatch):
    monkeypatch.setenv("COURSE_TORCH_INDEX", "http://mirror")
    monkeypatch.setattr(sys, "platform", "linux")
    pinned = f"torch=={env.requirements()['torch']}"
    assert pinned + "+cpu" in install.cpu_torch()
    assert "http://mirror" in install.cpu_torch()
    monkeypatch.setattr(sys, "platform", "darwin")
    assert pinned in install.cpu_torch()
    monkeypatch.delenv("COURSE_TORCH_INDEX")
    assert install.CPU_INDEX in install.cpu_torch()


def test_a_readers_pip_settings_do_not_get_in_the_way(monkeypatch):
    monkeypatch.setenv("PIP_USER", "1")
    monkeypatch.setenv("PIP_EXTRA_INDEX_URL", "http://other")
    plain = install.pip_variables("/t", keep=True, index=None)
    assert plain["PIP_USER"] == "0" and plain["TMPDIR"] == "/t"
    assert plain["PIP_EXTRA_INDEX_URL"] == "http://other" and "PIP_NO_CACHE_DIR" not in plain
    own_index = install.pip_variables("/t", keep=False, index="http://x")
    assert "PIP_EXTRA_INDEX_URL" not in own_index and own_index["PIP_NO_CACHE_DIR"] == "1"


def test_pips_complaints_are_kept_and_a_slow_network_is_said_once(capfd):
    script = f"import sys; print('seen'); sys.stderr.write({GONE.format(4) * 3!r}); sys.exit(3)"
    code, words = install.follow([sys.executable, "-c", script], dict(os.environ))
    said = capfd.readouterr()
    assert (code, words.count("Retrying")) == (3, 3)
    assert said.out.count("trying again") == 1 and "seen" in said.out
    assert said.err == ""


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
@pytest.mark.parametrize("cpu", [True, False])
def test_sizes_are_said_before_a_download(platform, cpu, monkeypatch, capsys):
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(sizes, "nvidia_driver", lambda: False)
    sizes.announce(list(env.requirements()), cpu)
    said = capsys.readouterr().out
    big = platform == "linux" and not cpu
    assert ("About 3.2 GB" if big else "About 0.") in said
    assert ("--cpu" in said) == big
    monkeypatch.setattr(sizes, "nvidia_driver", lambda: True)
    sizes.announce(["torch"], cpu)
    assert "--cpu" not in capsys.readouterr().out


def test_only_what_is_missing_is_counted(capsys):
    assert sizes.of([], cpu=False) == (0, 0)
    sizes.announce(["ipympl"], cpu=False)
    assert "About 1 MB will be downloaded" in capsys.readouterr().out


def test_every_large_size_is_of_a_requirement():
    assert set(sizes.PACKAGES) < set(env.requirements())


def test_a_full_disk_is_seen_before_the_download(monkeypatch):
    def free(gigabytes):
        disk = SimpleNamespace(free=gigabytes * 1e9)
        monkeypatch.setattr(shutil, "disk_usage", lambda folder: disk)
        return sizes.check_space("/", ["scikit-learn"], cpu=False)

    with pytest.raises(Trouble, match="0.2 GB are needed and 0.1 GB are free"):
        free(0.1)
    assert free(0.26) is False
    assert free(0.5) is True
