"""What the browser shows of the drawing pad: JavaScript and CSS."""

from __future__ import annotations

_PAD_SCRIPT = """
const SIDE = 280, STEP = 10, PEN = 22;
const ARROWS = {
  ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP], ArrowDown: [0, STEP],
};
const PARTS = `
  <div class="pad-draw">
    <div class="pad-paper">
      <canvas width="280" height="280" tabindex="0" role="application"
        data-lm-suppress-shortcuts="true"></canvas>
      <span class="pad-cursor" hidden></span>
    </div>
    <div class="pad-buttons">
      <button type="button" data-word="undo"></button>
      <button type="button" data-word="clear"></button>
    </div>
    <p class="pad-help" data-word="help"></p>
  </div>
  <div class="pad-answer">
    <p class="pad-guess"></p>
    <table>
      <caption data-word="caption"></caption>
      <thead><tr>
        <th scope="col" data-word="digit"></th>
        <th scope="col" colspan="2" data-word="probability"></th>
      </tr></thead>
      <tbody></tbody>
    </table>
  </div>
  <div class="pad-way" hidden>
    <p data-word="way"></p>
    <ol class="pad-steps"></ol>
  </div>
  <p class="pad-told" role="status" aria-live="polite"></p>
`;

function element(name, text = "") {
  const node = document.createElement(name);
  node.textContent = text;
  return node;
}

function barRow(digit) {
  const row = element("tr");
  const name = element("th", digit);
  name.scope = "row";
  const track = element("td");
  track.append(element("div"));
  track.firstChild.append(element("span"));
  row.append(name, track, element("td", "–"), element("td"));
  return row;
}

function drawStrokes(canvas, strokes) {
  const pen = canvas.getContext("2d");
  pen.fillStyle = "black";
  pen.fillRect(0, 0, SIDE, SIDE);
  pen.fillStyle = pen.strokeStyle = "white";
  pen.lineWidth = PEN;
  pen.lineCap = pen.lineJoin = "round";
  for (const stroke of strokes) {
    pen.beginPath();
    pen.moveTo(...stroke[0]);
    for (const at of stroke) pen.lineTo(...at);
    pen.stroke();
    // a tap leaves a dot
    pen.beginPath();
    pen.arc(...stroke[0], PEN / 2, 0, 2 * Math.PI);
    pen.fill();
  }
}

export default () => {
  // kept with the model: a pad that is shown anew shows them again
  const strokes = [];

  function render({ model, el }) {
    const words = model.get("words");
    el.classList.add("digit-pad");
    el.innerHTML = PARTS;
    const find = (query) => el.querySelector(query);
    for (const node of el.querySelectorAll("[data-word]")) {
      node.textContent = words[node.dataset.word];
    }
    const canvas = find("canvas"), cursor = find(".pad-cursor");
    const [undo, clear] = el.querySelectorAll("button");
    const help = find(".pad-help");
    help.id = "pad-help-" + Math.random().toString(36).slice(2);
    canvas.setAttribute("aria-label", words.pad);
    canvas.setAttribute("aria-describedby", help.id);
    const rows = [...Array(10).keys()].map(barRow);
    find("tbody").append(...rows);

    // --- what Python says of the drawing

    let number = 0, waiting = 0, changed = false, silence;

    function send() {
      changed = false;
      waiting = ++number;
      const drawn = strokes.length > 0;
      const picture = drawn ? canvas.toDataURL("image/png") : "";
      model.set("drawing", { number, picture });
      model.save_changes();
      clearTimeout(silence);
      silence = setTimeout(() => report(words.silent), 10000);
    }

    function update() {
      drawStrokes(canvas, strokes);
      changed = true;
      if (!waiting) send();
      showButtons();
    }

    function receive() {
      const answer = model.get("answer");
      if (answer.number === waiting) {
        waiting = 0;
        clearTimeout(silence);
      }
      show(answer);
      if (changed && !waiting) send();
      else if (!waiting && !drawing() && answer.number) {
        tell(`${lifted} ${answer.said}`);
        lifted = "";
      }
    }

    function show(answer) {
      const shares = answer.shares || [];
      report(answer.said || words.empty);
      rows.forEach((row, digit) => {
        const { share = 0, text = "–" } = shares[digit] || {};
        row.classList.toggle("pad-best", digit === answer.guess);
        row.querySelector("span").style.width = `${100 * share}%`;
        const [, , number, mark] = row.children;
        number.textContent = text;
        mark.textContent = digit === answer.guess ? "◀" : "";
        mark.ariaHidden = "true";
      });
      const steps = answer.steps || [];
      find(".pad-way").hidden = steps.length === 0;
      find(".pad-steps").replaceChildren(...steps.map(stepItem));
    }

    function stepItem({ picture, width, height, text }) {
      const item = element("li");
      const image = element("img");
      image.src = picture;
      image.alt = "";
      image.style.width = `${width}px`;
      image.style.height = `${height}px`;
      const frame = element("div");
      frame.append(image);
      item.append(element("span", text), frame);
      return item;
    }

    function report(text) {
      find(".pad-guess").textContent = text;
    }

    // --- what a screen reader says: one thing at a time

    let soon, lifted = "";
    function tell(text, delay = 0) {
      clearTimeout(soon);
      soon = setTimeout(() => {
        find(".pad-told").textContent = text;
      }, delay);
    }

    // --- mouse and finger

    let stroke = null, pointer = null;
    const drawing = () => stroke !== null;

    function place(event) {
      const box = canvas.getBoundingClientRect();
      return [
        ((event.clientX - box.left) * SIDE) / box.width,
        ((event.clientY - box.top) * SIDE) / box.height,
      ];
    }

    canvas.addEventListener("pointerdown", (event) => {
      if (pointer !== null || event.button !== 0) return;
      lift();
      pointer = event.pointerId;
      canvas.setPointerCapture(pointer);
      stroke = [place(event)];
      strokes.push(stroke);
      update();
      cursor.hidden = true;
    });
    canvas.addEventListener("pointermove", (event) => {
      if (event.pointerId !== pointer) return;
      const passed = event.getCoalescedEvents?.() ?? [];
      const events = passed.length ? passed : [event];
      stroke.push(...events.map(place));
      update();
    });
    for (const end of ["pointerup", "pointercancel"]) {
      canvas.addEventListener(end, (event) => {
        if (event.pointerId !== pointer) return;
        pointer = null;
        lift();
      });
    }

    // --- keyboard

    let at = [SIDE / 2, SIDE / 2];
    const held = new Set();

    canvas.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key in ARROWS) {
        held.add(event.key);
        move();
      } else if (event.key === " ") {
        if (!event.repeat) turnPen();
      } else return;
      event.preventDefault();
      event.stopPropagation();
    });
    canvas.addEventListener("keyup", (event) => {
      held.delete(event.key);
    });
    canvas.addEventListener("blur", () => {
      held.clear();
      if (pointer === null) lift();
      cursor.hidden = true;
    });

    function move() {
      const inside = (value) =>
        Math.min(Math.max(value, STEP / 2), SIDE - STEP / 2);
      for (const key of held) {
        at = at.map((value, axis) => inside(value + ARROWS[key][axis]));
      }
      if (drawing()) {
        stroke.push(at);
        update();
      }
      showCursor();
      tellPlace();
    }

    function turnPen() {
      if (drawing()) {
        lifted = words.lifted;
        lift();
      } else {
        stroke = [at];
        strokes.push(stroke);
        update();
        tellPlace();
      }
      showCursor();
    }

    function showCursor() {
      cursor.hidden = false;
      cursor.style.left = `${(100 * at[0]) / SIDE}%`;
      cursor.style.top = `${(100 * at[1]) / SIDE}%`;
      cursor.classList.toggle("pad-down", drawing());
    }

    function tellPlace() {
      const [column, row] = at.map((value) => Math.ceil(value / STEP));
      const text = drawing() ? words.down : words.up;
      const filled = text.replace("ROW", row);
      tell(filled.replace("COLUMN", column), 300);
    }

    // --- the buttons

    function lift() {
      if (!drawing()) return;
      stroke = null;
      if (!waiting) receive();
    }

    function showButtons() {
      undo.disabled = clear.disabled = strokes.length === 0;
    }

    undo.addEventListener("click", () => {
      strokes.pop();
      update();
      if (undo.disabled) canvas.focus();
    });
    clear.addEventListener("click", () => {
      strokes.length = 0;
      update();
      canvas.focus();
    });

    drawStrokes(canvas, strokes);
    showButtons();
    show(model.get("answer"));
    model.on("change:answer", receive);
    return () => {
      model.off("change:answer", receive);
      clearTimeout(silence);
      clearTimeout(soon);
    };
  }

  return { render };
};
"""

_PAD_STYLE = """
.digit-pad {
  background: var(--jp-layout-color0, Canvas);
  color: var(--jp-ui-font-color0, CanvasText);
  display: flex; flex-wrap: wrap; gap: 12px 28px;
  font-size: 14px; line-height: 1.4;
  max-width: 720px; padding: 8px; position: relative;
}
.digit-pad p { margin: 0; }
.digit-pad [hidden] { display: none !important; }
.digit-pad .pad-draw { width: 280px; max-width: 100%; }
.digit-pad .pad-paper { position: relative; line-height: 0; }
.digit-pad canvas {
  border-radius: 4px; box-sizing: border-box;
  cursor: crosshair; touch-action: none;
  width: 100%; border: 1px solid #767676;
}
.digit-pad :focus-visible { outline: 3px solid #1f77d0;
  outline-offset: 2px; }
.digit-pad .pad-cursor {
  position: absolute; pointer-events: none; box-sizing: border-box;
  width: 26px; height: 26px; margin: -13px 0 0 -13px;
  border: 3px dashed #ffb000; border-radius: 50%;
}
.digit-pad .pad-cursor.pad-down { border-style: solid;
  background: rgb(255 176 0 / 60%); }
.digit-pad .pad-buttons { display: flex; gap: 8px; margin: 8px 0; }
.digit-pad button {
  background: none; border: 1px solid currentColor;
  border-radius: 4px; color: inherit; cursor: pointer; flex: 1;
  font: inherit; min-height: 36px;
}
.digit-pad button:disabled { cursor: default; opacity: 0.6; }
.digit-pad .pad-help { font-size: 13px; }
.digit-pad .pad-answer { flex: 1; min-width: 260px; }
.digit-pad .pad-guess { font-size: 18px; font-weight: bold;
  min-height: 3.2em; }
.digit-pad table { border-collapse: collapse; font-size: 14px;
  margin: 0; width: 100%; }
.digit-pad caption { text-align: left; caption-side: top;
  padding: 0 0 4px; color: inherit; }
.digit-pad thead { position: absolute; clip-path: inset(50%);
  width: 1px; height: 1px; overflow: hidden; }
.digit-pad tr, .digit-pad tbody tr:nth-child(n) {
  background: none; }
.digit-pad :is(th, td) { border: 0; padding: 2px 4px;
  text-align: right; font-weight: normal; color: inherit; }
.digit-pad td:nth-child(2) { width: 75%; }
.digit-pad td:nth-child(3) { white-space: nowrap; min-width: 3.6em; }
.digit-pad td:nth-child(4) { min-width: 1em; }
.digit-pad td div { border-radius: 2px; overflow: hidden;
  background: rgb(128 128 128 / 20%); }
.digit-pad td span {
  display: block; height: 16px; width: 0;
  background: #1f77d0; forced-color-adjust: none;
}
.digit-pad .pad-best :is(th, td) { font-weight: bold; }
.digit-pad .pad-way { flex-basis: 100%; }
.digit-pad .pad-steps { display: flex; flex-wrap: wrap; gap: 12px;
  align-items: flex-end; margin: 6px 0 0; padding: 0;
  list-style-position: inside; }
.digit-pad .pad-steps li { width: 128px; font-size: 13px; }
.digit-pad .pad-steps div { display: flex; width: 120px;
  height: 120px; align-items: center; justify-content: center;
  background: #767676; margin-top: 4px; }
.digit-pad .pad-steps img { image-rendering: pixelated;
  max-width: none; }
.digit-pad .pad-told { position: absolute; width: 1px; height: 1px;
  clip-path: inset(50%); overflow: hidden; }
@media (prefers-reduced-motion: no-preference) {
  .digit-pad td span { transition: width 0.15s; }
}
"""
