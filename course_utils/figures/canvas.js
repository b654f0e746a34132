// The browser's side of canvas.py: ink at once, the whole drawing to the kernel every 60 ms.

const EVERY = 60;  // ms between two messages
const PENS = { thin: 0.8, medium: 1.2, thick: 1.8 };  // radius in cells
const INK = [31, 35, 40];
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

let made = 0;

function element(tag, className, parent) {
  const node = document.createElement(tag);
  node.className = className;
  parent.append(node);
  return node;
}

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);

// Distance from (x, y) to the line from p to q.
function distance(x, y, p, q) {
  const [dx, dy] = [q[0] - p[0], q[1] - p[1]];
  const t = ((x - p[0]) * dx + (y - p[1]) * dy) / (dx * dx + dy * dy || 1);
  const at = Math.min(1, Math.max(0, t));
  return Math.hypot(x - p[0] - at * dx, y - p[1] - at * dy);
}

function render({ model, el }) {
  const side = model.get("side"), words = model.get("words");
  const ink = new Uint8ClampedArray(side * side);
  let pen = "medium", rubbing = false;
  let last = null;  // where the pointer was, in cells; null while it is up
  let timer = null, sent = -EVERY;
  const cursor = { x: side >> 1, y: side >> 1 };

  // --- what is on the page -------------------------------------------------------------------
  el.classList.add("cu-canvas");
  const number = ++made;
  const label = element("div", "cu-canvas-label", el);
  const paper = element("div", "cu-paper", el);
  paper.style.setProperty("--side", side);
  const canvas = element("canvas", "cu-ink", paper);
  canvas.width = canvas.height = side;
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-describedby", `cu-canvas-help-${number}`);
  const context = canvas.getContext("2d");
  const mark = element("div", "cu-cursor", paper);
  const tools = element("div", "cu-tools", el);
  const help = element("p", "cu-canvas-help", el);
  help.id = `cu-canvas-help-${number}`;
  help.textContent = words.help;
  const spoken = element("p", "cu-canvas-spoken", el);
  spoken.setAttribute("aria-live", "polite");

  const button = (name, pressed) => {
    const node = element("button", "jupyter-button widget-button", tools);
    node.type = "button";
    if (PENS[name]) {
      const dot = element("span", "cu-dot", node);
      dot.style.width = dot.style.height = `${9 * PENS[name]}px`;
      node.setAttribute("aria-label", words[name]);
      node.title = words[name];
    } else {
      node.textContent = words[name];
    }
    node.addEventListener("click", pressed);
    return node;
  };
  const choose = (name) => {
    rubbing = name === "rubber";
    if (!rubbing) pen = name;
    for (const [key, node] of Object.entries(choices)) node.setAttribute("aria-pressed", key === name);
  };
  const choices = {};
  for (const name of [...Object.keys(PENS), "rubber"]) choices[name] = button(name, () => choose(name));
  const clear = button("clear", () => { ink.fill(0); changed(); });
  tools.setAttribute("role", "group");
  tools.setAttribute("aria-label", words.pens);
  choose("medium");

  // --- ink -----------------------------------------------------------------------------------
  const show = () => {
    const image = context.createImageData(side, side);
    ink.forEach((value, i) => image.data.set([...INK, value], 4 * i));
    context.putImageData(image, 0, 0);
  };
  const send = () => {
    timer = null;
    sent = performance.now();
    model.set("value", new DataView(ink.slice().buffer));
    model.save_changes();
  };
  const changed = () => {
    show();
    timer ??= setTimeout(send, Math.max(0, EVERY - (performance.now() - sent)));
  };
  // A cell takes as much ink as the round brush covers of it: radius + 0.5 - distance.
  const stroke = (p, q, rub) => {
    const radius = PENS[pen] + (rub ? 0.6 : 0);
    for (let y = 0; y < side; y++) {
      for (let x = 0; x < side; x++) {
        const covered = 255 * Math.min(1, radius + 0.5 - distance(x + 0.5, y + 0.5, p, q));
        if (covered <= 0) continue;
        const i = y * side + x;
        ink[i] = rub ? Math.min(ink[i], 255 - covered) : Math.max(ink[i], covered);
      }
    }
    changed();
  };
  const receive = () => {
    const value = model.get("value");
    if (last || timer !== null || value.byteLength !== ink.length) return;  // the hand is ahead
    ink.set(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    show();
  };

  // --- pointer: mouse, finger, pen -----------------------------------------------------------
  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return [side * (event.clientX - box.left) / box.width, side * (event.clientY - box.top) / box.height];
  };
  const pull = (event) => {
    for (const each of event.getCoalescedEvents?.() ?? [event]) {
      const next = place(each);
      stroke(last, next, rubbing || (each.buttons & 32) > 0);  // 32: the rubber end of a pen
      last = next;
    }
    moveTo(last[0], last[1]);
  };
  const lift = () => { last = null; };
  canvas.addEventListener("pointerdown", (event) => {
    if (model.get("disabled") || event.button === 2) return;
    event.preventDefault();
    canvas.focus({ preventScroll: true });
    canvas.setPointerCapture(event.pointerId);
    last = place(event);
    pull(event);
  });
  canvas.addEventListener("pointermove", (event) => { if (last) pull(event); });
  canvas.addEventListener("pointerup", lift);
  canvas.addEventListener("pointercancel", lift);

  // --- keys ----------------------------------------------------------------------------------
  const moveTo = (x, y) => {
    const cell = (v) => Math.min(side - 1, Math.max(0, Math.floor(v)));
    [cursor.x, cursor.y] = [cell(x), cell(y)];
    mark.style.left = `${100 * cursor.x / side}%`;
    mark.style.top = `${100 * cursor.y / side}%`;
  };
  const middle = () => [cursor.x + 0.5, cursor.y + 0.5];
  const say = () => {
    const percent = Math.round(ink[cursor.y * side + cursor.x] / 2.55);
    const where = { column: cursor.x + 1, row: cursor.y + 1, ink: percent };
    spoken.textContent = fill(percent ? words.inked : words.empty, where);
  };
  canvas.addEventListener("keydown", (event) => {
    const by = ARROWS[event.key], rub = event.key === "Delete" || event.key === "Backspace";
    if (!by && !rub && event.key !== " " || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (model.get("disabled")) return;
    const from = middle();
    if (by) moveTo(cursor.x + by[0], cursor.y + by[1]);
    if (!by || event.shiftKey) stroke(from, middle(), rub || rubbing);
    say();
  });

  // JupyterLab's shortcuts: plain keys are ours (arrows would move the cell selection, d d would
  // delete the cell), while Ctrl + S and Shift + Enter must go on working after a stroke.
  const claim = (event) => {
    if (event.target !== canvas) return;
    const theirs = event.ctrlKey || event.metaKey || event.altKey || event.key === "Enter";
    canvas.toggleAttribute("data-lm-suppress-shortcuts", !theirs);
  };
  window.addEventListener("keydown", claim, true);  // before JupyterLab's own, on the document

  const lock = () => {
    const locked = model.get("disabled");
    for (const node of [...Object.values(choices), clear]) node.disabled = locked;
    canvas.setAttribute("aria-disabled", locked);
  };
  const name = () => {
    label.textContent = model.get("description");
    canvas.setAttribute("aria-label", fill(words.name, { label: model.get("description"), side }));
  };
  model.on("change:value", receive);
  model.on("change:disabled", lock);
  model.on("change:description", name);
  receive();
  lock();
  name();
  moveTo(cursor.x, cursor.y);
  return () => {
    window.removeEventListener("keydown", claim, true);
    if (timer !== null) { clearTimeout(timer); send(); }
    model.off("change:value", receive);
    model.off("change:disabled", lock);
    model.off("change:description", name);
  };
}

export default { render };
