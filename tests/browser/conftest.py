"""One JupyterLab for each worker; a browser for each file of tests."""

import book
import lab
import pytest
from find_browser import find_browser

from course_utils.bench.lab import Lab, launch, write_notebook


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


@pytest.fixture(scope="module")
def figure_page(server, browser):
    """The notebook of book.py, open and run."""
    write_notebook(server.root / book.BOOK, book.CELLS)
    opened = lab.Lesson(server, browser)
    opened.open(book.BOOK)
    opened.run_all()
    yield opened
    opened.assert_clean()
    opened.close()


@pytest.fixture
def fresh(figure_page):
    """Run a figure's cell again -> the figure, as new."""

    def run(name):
        figure_page.run_cell(book.CELL[name])
        return figure_page.figure(book.CELL[name])

    return run


@pytest.fixture
def ready(fresh):
    """The same, with the prediction skipped."""

    def run(name):
        figure = fresh(name)
        figure.skip_prediction()
        return figure

    return run


@pytest.fixture(scope="module")
def still_page(server, browser):
    """The same notebook, of which no figure has been shown yet."""
    write_notebook(server.root / book.STILL, book.CELLS)
    opened = lab.Lesson(server, browser)
    opened.open(book.STILL)
    opened.run_cell(book.IMPORT)
    yield opened
    opened.close()


@pytest.fixture(scope="module", params=book.NAMES)
def one_figure(request, still_page):
    """A figure of the catalogue, new when the first test of the module gets it.

    pytest runs all tests of one figure before it goes on to the next.
    """
    still_page.run_cell(book.CELL[request.param])
    figure = still_page.figure(book.CELL[request.param])
    figure.name = request.param
    figure.settled()
    figure.first = figure.source()
    yield figure
    still_page.assert_clean()


@pytest.fixture
def figure(one_figure):
    """The same as at its start, the prediction behind it.  Reset is quicker than the cell."""
    if one_figure.locked():
        one_figure.skip_prediction()
    one_figure.reset()
    return one_figure
