"""For all tests: nothing of the learner's is touched, and a skipped browser test is seen."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

import matplotlib
import pytest

sys.path.insert(0, str(Path(__file__).parent / "browser"))
from find_browser import find_browser  # noqa: E402

REQUIRED = "COURSE_REQUIRE_BROWSER"
NO_BROWSER = "no Chromium, Chrome or Edge was found"


def pytest_configure(config):
    # Not the variable MPLBACKEND: the kernels of the notebooks would inherit it, and then
    # show no pictures.
    matplotlib.use("agg")
    # Each worker of a parallel run comes here too, and so has a file of its own.
    config.course_folder = tempfile.mkdtemp(prefix="course-test-")
    os.environ["COURSE_PROGRESS"] = str(Path(config.course_folder) / "progress")


def pytest_unconfigure(config):
    shutil.rmtree(config.course_folder, ignore_errors=True)


def pytest_collection_modifyitems(items):
    in_browser = [item for item in items if item.get_closest_marker("browser")]
    if in_browser and not find_browser():
        for item in in_browser:
            item.add_marker(pytest.mark.skip(reason=NO_BROWSER))


def browser_reports(reporter, outcome):
    """The reports of browser tests; also right in the process that only hands out tests
    to workers, which is the one that prints."""
    reports = reporter.stats.get(outcome, [])
    return [report for report in reports if "browser" in getattr(report, "keywords", ())]


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session):
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and complaint(reporter) and session.exitstatus in (0, 5):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter):
    yield  # so that the lines come after pytest's own list of failures
    skipped = browser_reports(terminalreporter, "skipped")
    if skipped:
        reason = skipped[0].longrepr[2].removeprefix("Skipped: ")
        line = f"{len(skipped)} browser tests were SKIPPED: {reason}"
        terminalreporter.write_line(line, yellow=True, bold=True)
    if complaint(terminalreporter):
        terminalreporter.write_line(complaint(terminalreporter), red=True, bold=True)


def complaint(reporter):
    """What is wrong if browser tests have to run and did not; otherwise nothing."""
    if not os.environ.get(REQUIRED) or reporter.config.option.collectonly:
        return ""
    if browser_reports(reporter, "skipped"):
        return f"{REQUIRED} is set, so a skipped browser test is a failure."
    ran = [browser_reports(reporter, outcome) for outcome in ("passed", "failed", "error")]
    return "" if any(ran) else f"{REQUIRED} is set, but there was no browser test to run."
