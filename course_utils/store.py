"""Run the lessons from top to bottom and store their outputs, as a learner first sees them.

    python3 -m course_utils store                        every lesson
    python3 -m course_utils store notebooks/01_perceptron.ipynb

What is stored: text, tables and pictures.  What is not: widgets (a picture stands in for each),
times, and anything of this computer.  A lesson with an error in a cell is left as it was.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from .data import places

VIEW = "application/vnd.jupyter.widget-view+json"
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
ONLY_ERRORS = "--IPKernelApp.log_level=40"  # a kernel says a good deal at its start, on stderr
FLEETING = ("execution", "ExecuteTime", "trusted", "collapsed", "scrolled")


class StoreError(Exception):
    """A lesson that cannot be stored; the message names the cell."""


def main(argv: list[str] | None = None) -> int:
    """Store the outputs of the notebooks named in ``argv`` (all when none is).

    Prints a line a notebook; returns 0, or 1 when any of them could not be stored.
    """
    parser = argparse.ArgumentParser(prog="course_utils store", description=__doc__.split("\n")[0])
    parser.add_argument("notebooks", nargs="*", type=Path)
    paths = parser.parse_args(argv).notebooks or sorted(places.ROOT.glob("notebooks/*.ipynb"))
    if not paths:
        print("There is no notebook to store.")
    return 0 if paths and all([_store_and_say(path) for path in paths]) else 1


def _store_and_say(path: Path) -> bool:
    start = time.monotonic()
    try:
        store(path)
    except (StoreError, OSError) as error:
        print(f"{path.name}: NOT stored: {error}", flush=True)
        return False
    print(f"{path.name}: stored in {time.monotonic() - start:.1f} s", flush=True)
    return True


def store(path: Path) -> None:
    """Run one notebook and write its outputs into it.

    Raises StoreError naming the cell at fault, or OSError; the file is then as it was.
    """
    import nbformat

    before = path.read_bytes()
    try:
        notebook = nbformat.reads(before.decode("utf-8"), as_version=4)
    except (ValueError, AttributeError, nbformat.ValidationError):
        raise StoreError("it is not a notebook") from None
    run(notebook, path.resolve().parent)
    clean(notebook)
    if path.read_bytes() != before:
        raise StoreError("it was changed by somebody else while it ran; run this again")
    text = nbformat.writes(notebook).rstrip("\n") + "\n"
    places.write_whole(path, lambda file: file.write(text.encode("utf-8")))


def run(notebook, folder: Path) -> None:
    """Execute all cells in a fresh kernel that works in ``folder``; raises StoreError."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.update(outputs=[], execution_count=None)
    client = NotebookClient(notebook, timeout=600, kernel_name="python3", record_timing=False,
                            store_widget_state=False, coalesce_streams=True,
                            extra_arguments=[ONLY_ERRORS],
                            resources={"metadata": {"path": str(folder)}})
    begun = [0]
    client.on_cell_execute = lambda cell, cell_index: begun.append(cell_index)
    with tempfile.TemporaryDirectory() as scratch:
        try:
            client.execute(env=_environment(scratch))
        except CellExecutionError as error:
            why = f"{error.ename}: {error.evalue}"
        except (CellTimeoutError, DeadKernelError) as error:
            why = str(error).strip().splitlines()[0]
        else:
            return
    raise StoreError(f"{name_of(notebook.cells[begun[-1]], begun[-1])}: {why}")


def _environment(scratch: str) -> dict:
    """Nothing of the person who stores: no progress of theirs and no IPython start-up files."""
    paths = [str(places.ROOT), os.environ.get("PYTHONPATH", "")]
    threads = {"OPENBLAS_NUM_THREADS": "1", "OMP_WAIT_POLICY": "PASSIVE"}  # as setup/inside.py says
    return {**threads, **os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths)),
            "COURSE_PROGRESS": os.path.join(scratch, "progress.jsonl"), "IPYTHONDIR": scratch}


def name_of(cell, index: int) -> str:
    """How a person finds a cell: its number in the file, from 1, and its first line."""
    first = (cell.source.strip().splitlines() or [""])[0]
    return f"cell {index + 1} ({first[:60]})"


def clean(notebook) -> None:
    """Keep what a reader should see, in one form; StoreError for a widget without a picture."""
    notebook.metadata.clear()
    notebook.metadata.update(METADATA)
    count = 0
    for index, cell in enumerate(notebook.cells):
        for key in FLEETING:
            cell.metadata.pop(key, None)
        if cell.cell_type == "code":
            count += bool(cell.source.strip())
            cell.execution_count = count if cell.source.strip() else None
            for output in cell.outputs:
                _clean_output(output, count, name_of(cell, index))


def _clean_output(output, count: int, where: str) -> None:
    if "execution_count" in output:
        output.execution_count = count
    output.pop("transient", None)
    if VIEW in output.get("data", {}):
        if "image/png" not in output.data:
            raise StoreError(f"{where}: a widget without a picture beside it")
        del output.data[VIEW]


if __name__ == "__main__":
    sys.exit(main())
