"""One JupyterLab for each worker; a browser for each file of tests."""

import lab
import pytest
from find_browser import find_browser

from course_utils.bench.lab import Lab, launch


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """A JupyterLab on copies of the lessons."""
    root = tmp_path_factory.mktemp("lab")
    lab.copy_lessons(root)
    started = Lab(root)
    yield started
    started.stop()


# Not for the whole session: while Playwright runs, an event loop counts as running in this
# thread, and the notebook tests that this worker may be given next want one of their own.
@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = launch(playwright, find_browser())
        yield started
        started.close()
