"""Known mistakes of a network, each written as what is different in the solution's list of layers.

Written out they would be sixty functions that look alike.
"""

import inspect
import linecache

CONV1, RELU1, POOL1, CONV2, RELU2, POOL2, FLATTEN, LINEAR1, RELU3, LINEAR2 = range(10)


def edited(solution, changes):
    """The solution with other code at the places in ``changes``, "" for none.

    A layer stands on a line of its own and begins with nn.  The new function has a source, as if
    it had been typed.
    """
    lines = inspect.getsource(solution).splitlines(keepends=True)
    lines = lines[next(i for i, line in enumerate(lines) if line.startswith("def ")) :]
    layers = [i for i, line in enumerate(lines) if line.startswith("        nn.")]
    for place, code in changes.items():
        lines[layers[place]] = f"        {code},\n" if code else ""
    source, name = "".join(lines), f"<{solution.__name__} with {changes}>"
    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
    names = {"__name__": __name__}
    exec(compile(source, name, "exec"), names)
    return names[solution.__name__]
