// The browser's side of picture.py: swap one <img>, move handles at once, report in data units.

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

function element(tag, className, parent) {
  const node = document.createElement(tag);
  node.className = className;
  parent.append(node);
  return node;
}

// ipywidgets gives a slider's handle and its number box no accessible name; the row's label is it.
function nameControls(root) {
  for (const row of root.querySelectorAll(".cu-control")) {
    const label = row.querySelector(".widget-label");
    if (!label) continue;
    for (const node of row.querySelectorAll(".noUi-handle, input[type=number], input[type=text]")) {
      const name = label.textContent + (node.tagName === "INPUT" ? " (number)" : "");
      if (node.getAttribute("aria-label") !== name) node.setAttribute("aria-label", name);
    }
    // In JupyterLab an arrow key on a choice would go to the next cell, and the choice stay.
    for (const node of row.querySelectorAll("select:not([data-lm-suppress-shortcuts])")) {
      node.setAttribute("data-lm-suppress-shortcuts", "true");
    }
  }
}

function watchControls(el) {
  let observer;
  const timer = setInterval(() => {
    const root = el.closest(".cu-figure");
    if (!root) return;
    clearInterval(timer);
    nameControls(root);
    observer = new MutationObserver(() => nameControls(root));
    observer.observe(root, { childList: true, subtree: true });
  }, 50);
  return () => { clearInterval(timer); observer?.disconnect(); };
}

function render({ model, el }) {
  el.classList.add("cu-picture");
  const stage = element("div", "cu-stage", el);
  const img = element("img", "cu-frame", stage);
  const caption = element("p", "cu-caption", el);
  caption.setAttribute("aria-live", "polite");
  img.draggable = false;
  img.decoding = "sync";  // the new picture with the next frame of the page, not the one after
  img.width = model.get("width");
  img.height = model.get("height");

  // A data: address, not a blob's: Chromium loads a blob's through another process, which took
  // 10 to 14 ms a frame when measured, as long as everything the kernel does.
  const drawFrame = () => {
    const view = model.get("frame");
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    let text = "";
    for (let i = 0; i < bytes.length; i += 8192) {
      text += String.fromCharCode.apply(null, bytes.subarray(i, i + 8192));
    }
    img.src = `data:image/png;base64,${btoa(text)}`;
  };
  const drawWords = () => {
    img.alt = model.get("alt");
    caption.textContent = model.get("caption");
  };

  // --- handles -------------------------------------------------------------------------------
  const nodes = new Map();
  let dragging = null;
  let count = 0;

  const place = (node, x, y) => {
    const a = model.get("axes");
    const px = a.left + (x - a.x[0]) / (a.x[1] - a.x[0]) * a.width;
    const py = a.top + (a.y[1] - y) / (a.y[1] - a.y[0]) * a.height;
    node.style.left = `${100 * px / model.get("width")}%`;
    node.style.top = `${100 * py / model.get("height")}%`;
    node.dataset.x = x;
    node.dataset.y = y;
  };
  const clamp = (v, [low, high]) => Math.min(high, Math.max(low, v));
  const report = (node, x, y) => {
    const a = model.get("axes");
    x = Math.round(100 * clamp(x, a.x)) / 100;
    y = Math.round(100 * clamp(y, a.y)) / 100;
    place(node, x, y);
    model.set("moved", { id: node.dataset.id, x, y, n: ++count });
    model.save_changes();
  };
  const toData = (event) => {
    const box = stage.getBoundingClientRect();
    const a = model.get("axes");
    const px = (event.clientX - box.left) / box.width * model.get("width");
    const py = (event.clientY - box.top) / box.height * model.get("height");
    return [a.x[0] + (px - a.left) / a.width * (a.x[1] - a.x[0]),
            a.y[1] - (py - a.top) / a.height * (a.y[1] - a.y[0])];
  };
  const newHandle = (spec) => {
    const node = element("button", "cu-handle", stage);
    node.type = "button";
    node.dataset.id = spec.id;
    node.setAttribute("data-lm-suppress-shortcuts", "true");  // else arrows move the cell selection
    node.addEventListener("pointerdown", (event) => {
      dragging = node;
      node.setPointerCapture(event.pointerId);
      event.preventDefault();
      node.focus();
    });
    node.addEventListener("pointermove", (event) => {
      if (dragging === node) report(node, ...toData(event));
    });
    // A model may ignore one direction; then no news comes back, and the handle must return by itself.
    const settle = () => setTimeout(drawHandles, 250);
    const stop = () => { dragging = null; settle(); };
    node.addEventListener("pointerup", stop);
    node.addEventListener("pointercancel", stop);
    node.addEventListener("keydown", (event) => {
      const by = ARROWS[event.key];
      if (!by) return;
      event.preventDefault();
      event.stopPropagation();
      const step = event.shiftKey ? 0.5 : 0.1;
      report(node, Number(node.dataset.x) + by[0] * step, Number(node.dataset.y) + by[1] * step);
      settle();
    });
    nodes.set(spec.id, node);
    return node;
  };
  const drawHandles = () => {
    const wanted = model.get("handles");
    for (const [id, node] of nodes) {
      if (!wanted.some((spec) => spec.id === id)) { node.remove(); nodes.delete(id); }
    }
    for (const spec of wanted) {
      const node = nodes.get(spec.id) ?? newHandle(spec);
      const where = `${spec.label}, at ${spec.x.toFixed(1)}, ${spec.y.toFixed(1)}; arrow keys move it`;
      node.setAttribute("aria-label", where);
      node.title = where;
      if (dragging !== node) place(node, spec.x, spec.y);   // the hand is ahead of the kernel
    }
  };

  // --- clicks --------------------------------------------------------------------------------
  img.addEventListener("click", (event) => {
    if (!model.get("clickable")) return;
    const box = img.getBoundingClientRect();
    model.set("clicked", { x: (event.clientX - box.left) / box.width,
                           y: (event.clientY - box.top) / box.height, n: ++count });
    model.save_changes();
  });

  const copy = (message) => navigator.clipboard?.writeText(message.copy).catch(() => {});
  model.on("change:frame", drawFrame);
  model.on("change:alt change:caption", drawWords);
  model.on("change:handles change:axes", drawHandles);
  model.on("msg:custom", copy);
  drawFrame();
  drawWords();
  drawHandles();
  const unwatch = watchControls(el);
  return () => {
    unwatch();
    model.off("change:frame", drawFrame);
    model.off("change:alt change:caption", drawWords);
    model.off("change:handles change:axes", drawHandles);
    model.off("msg:custom", copy);
  };
}

export default { render };
