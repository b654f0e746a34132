"""A real JupyterLab, and a page in a real browser with one notebook open in it.

The benchmark and the browser tests both stand on this, so that what is measured is also what is
tested: JupyterLab as `python3 -m course_utils lab` starts it, with nothing of the reader's own.
"""

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = ROOT / "course_utils" / "jupyter"
START_SECONDS = 120
# Not at every frame of the page, as Playwright would: asking for frames makes the page draw them.
ASK_MS = 30
RUN_SECONDS = 600

# Chromium asks its maker's hosts for updates by itself; that would be counted as ours.
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-gpu",
    "--disable-sync",
    "--no-first-run",
)

PANEL = "window.jupyterapp?.shell?.currentWidget"
READY = f"""() => {{
    const panel = {PANEL}, kernel = panel?.sessionContext?.session?.kernel;
    return Boolean(panel?.content?.widgets?.length) && kernel?.status === "idle";
}}"""
START_ALL = """() => {
    window.courseRan = false;
    const run = window.jupyterapp.commands.execute("notebook:run-all-cells");
    Promise.resolve(run).finally(() => { window.courseRan = true; });
}"""
# Saved first: to close what has changed would ask.
TURN_TO = f"""async (path) => {{
    const before = {PANEL};
    await before.context.save();
    const opened = await window.jupyterapp.commands.execute("docmanager:open", {{ path }});
    before.dispose();
    await opened.revealed;
}}"""


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def launch(playwright, executable=None):
    """A Chromium without a window; ``executable`` None means Playwright's own."""
    # Chromium refuses to run as root inside its sandbox, and containers run tests as root.
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = [*QUIET, "--no-sandbox"] if is_root else [*QUIET]
    return playwright.chromium.launch(executable_path=executable, args=arguments)


def write_notebook(path: Path, cells: list) -> None:
    """A notebook file of ``cells``, each the source of a code cell; "# " starts a text cell."""
    made = [_cell(i, source) for i, source in enumerate(cells)]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    book = {"cells": made, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(book), encoding="utf-8")


def _cell(number, source):
    common = {"id": f"cell-{number}", "metadata": {}, "source": source}
    if source.startswith("# "):
        return {"cell_type": "markdown", **common}
    return {"cell_type": "code", "execution_count": None, "outputs": [], **common}


class Lab:
    """A JupyterLab server on this machine alone, serving the folder ``root``."""

    def __init__(self, root: Path):
        self.root = root
        self.home = Path(tempfile.mkdtemp(prefix="course-lab-"))
        self.url = f"http://127.0.0.1:{free_port()}"
        self.token = secrets.token_hex(16)
        with open(self.home / "server.log", "w", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                self._command(), env=self._environment(), cwd=root, stdout=log, stderr=log
            )
        self._wait()

    @property
    def log(self) -> str:
        return (self.home / "server.log").read_text(encoding="utf-8", errors="replace")

    def stop(self) -> None:
        """End the server, which ends its kernels, and remove what it wrote."""
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(20)
        shutil.rmtree(self.home, ignore_errors=True)

    def _command(self):
        return [
            *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"),
            "--ServerApp.ip=127.0.0.1",
            f"--ServerApp.port={self.url.rpartition(':')[2]}",
            "--ServerApp.port_retries=0",
            f"--ServerApp.root_dir={self.root}",
            f"--IdentityProvider.token={self.token}",
            "--LabApp.expose_app_in_browser=True",
        ]

    def _environment(self):
        def before(first, name):
            return os.pathsep.join(filter(None, [str(first), os.environ.get(name)]))

        return {
            **os.environ,
            "PYTHONPATH": before(ROOT, "PYTHONPATH"),
            "JUPYTER_CONFIG_PATH": before(SETTINGS, "JUPYTER_CONFIG_PATH"),
            "JUPYTER_CONFIG_DIR": str(self.home / "config"),
            "JUPYTER_DATA_DIR": str(self.home / "data"),
            "JUPYTER_RUNTIME_DIR": str(self.home / "runtime"),
            "JUPYTERLAB_SETTINGS_DIR": str(self.home / "settings"),
            "JUPYTERLAB_WORKSPACES_DIR": str(self.home / "workspaces"),
            "IPYTHONDIR": str(self.home / "ipython"),
            "COURSE_PROGRESS": str(self.home / "progress"),
        }

    def _wait(self):
        address = f"{self.url}/api/status?token={self.token}"
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                urllib.request.urlopen(address, timeout=2).read()
                return
            except OSError:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    said = self.log[-3000:]
                    self.stop()
                    raise RuntimeError(f"JupyterLab did not start:\n{said}") from None
                time.sleep(0.1)


class Notebook:
    """One notebook open in a page of its own.

    ``errors``: what JavaScript raised; ``outside``: requests to any host but the server.
    """

    def __init__(self, lab: Lab, browser, width: int = 1280, height: int = 900):
        self.lab, self.errors, self.outside = lab, [], []
        self.context = browser.new_context(viewport={"width": width, "height": height})
        self.page = self.context.new_page()
        self.page.set_default_timeout(60_000)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.context.on("request", lambda request: self._note(request.url))
        self.page.on("websocket", lambda socket: self._note(socket.url))

    def _note(self, url):
        own = (self.lab.url, self.lab.url.replace("http", "ws", 1), "data:", "blob:")
        if not url.startswith(own):
            self.outside.append(url)

    def open(self, name: str) -> None:
        """Open ``name`` (a path under the server's root) and wait until its kernel is idle.

        A second time another one: the kernel before ends, and JupyterLab stays as it is, since
        loading it takes as long as a short lesson.
        """
        if self.page.url.startswith(self.lab.url):
            self._shut_down()
            self.page.evaluate(TURN_TO, name)
        else:  # "reset" forgets the layout that an earlier page has left in the workspace
            self.page.goto(f"{self.lab.url}/lab/tree/{name}?reset&token={self.lab.token}")
        self.until_true(READY, START_SECONDS)

    def until_true(self, condition: str, seconds: float, argument=None) -> None:
        """Wait until this JavaScript is true in the page."""
        self.page.wait_for_function(condition, arg=argument, timeout=1000 * seconds,
                                    polling=ASK_MS)  # fmt: skip

    def run_all(self) -> None:
        self.page.evaluate(START_ALL)
        self.until_true("() => window.courseRan", RUN_SECONDS)
        self.wait_idle()

    def wait_idle(self) -> None:
        self.until_true(READY, RUN_SECONDS)

    def cell(self, index: int):
        """The cell as a locator; ``index`` counts from 0 and counts text cells too."""
        return self.page.locator(f'.jp-Notebook .jp-Cell[data-windowed-list-index="{index}"]')

    def close(self) -> None:
        """Shut the kernel down without asking, and close the page."""
        self._shut_down()
        self.context.close()

    def _shut_down(self):
        self.page.evaluate(f"async () => {{ await {PANEL}?.sessionContext?.shutdown(); }}")
