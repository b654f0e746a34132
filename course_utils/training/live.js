// A progress bar and a Stop button that works while a cell is running.

function render({ model, el }) {
  el.classList.add("cu-run");
  const make = (tag, name) => {
    const node = document.createElement(tag);
    node.className = name;
    el.append(node);
    return node;
  };
  const bar = make("progress", "cu-run-bar");
  const button = make("button", "cu-run-stop");
  const words = make("span", "cu-run-words");
  bar.max = 1;
  bar.setAttribute("aria-label", "share of the training that is done");
  button.type = "button";
  button.textContent = "■ Stop";
  button.title = "Finish this step, then stop; what was learned stays";

  const draw = () => {
    const share = model.get("share");
    if (share >= 0) bar.value = share; else bar.removeAttribute("value");
    words.textContent = model.get("words");
    button.hidden = !model.get("running");
  };
  // A message to a busy kernel waits until the cell is over. An interrupt does not wait, and the
  // kernel's side takes the first one as a request. Where a front end has no such handle (not
  // JupyterLab or Notebook), the message is sent, and its own interrupt button does the same.
  button.addEventListener("click", () => {
    if (!model.get("running")) return;
    button.disabled = true;
    const kernel = model.widget_manager?.kernel;
    if (kernel?.interrupt) kernel.interrupt();
    else { model.set("asked", true); model.save_changes(); }
  });
  model.on("change", draw);
  draw();
  return () => model.off("change", draw);
}

export default { render };
