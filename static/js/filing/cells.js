/* One cell of the grid on the page. What the server knows of it stands in two hidden inputs: the text
   it last showed (orig-…) and the version it was typed over (base-…). A cell is dirty when its text
   differs from the former; there is no other bookkeeping. */

export const codeOf = (cell) => cell.dataset.cell;
export const cellBy = (root, code) => root.querySelector(`[data-cell="${CSS.escape(code)}"]`);
export const allCells = (root) => [...root.querySelectorAll("[data-cell]")];
export const inputsOf = (cell) => [...cell.querySelectorAll("[data-input]")];

const hidden = (cell, name) => cell.querySelector(`[name="${name}-${CSS.escape(codeOf(cell))}"]`);
export const original = (cell) => hidden(cell, "orig");
export const base = (cell) => hidden(cell, "base");

const isRadio = (input) => input.type === "radio";

export function inputOf(cell) {
  const inputs = inputsOf(cell);
  return inputs.find((input) => isRadio(input) && input.checked) ?? inputs[0];
}

export function textOf(cell) {
  const inputs = inputsOf(cell);
  if (!isRadio(inputs[0])) return inputs[0].value;
  return inputs.find((input) => input.checked)?.value ?? "";
}

export function setText(cell, text) {
  for (const input of inputsOf(cell)) {
    if (isRadio(input)) input.checked = input.value === text;
    else input.value = text;
  }
}

export const isDirty = (cell) => "ask" in cell.dataset || textOf(cell).trim() !== original(cell).value.trim();

/* Nothing to change, but the server is to say how the cell stands. */
export const askAgain = (cell) => { cell.dataset.ask = "yes"; };

/* A figure gets its dots when its cell is left: text is not rewritten under the cursor. */
export function settleText(cell, text, sent) {
  const isTyping = cell.contains(document.activeElement) && !isRadio(inputOf(cell));
  if (isTyping && text !== sent) {
    original(cell).value = sent;
    cell.dataset.settled = text;
  } else {
    setText(cell, text);
  }
}

export function settleOnLeaving(cell) {
  if ("settled" in cell.dataset && !isDirty(cell)) {
    setText(cell, cell.dataset.settled);
    original(cell).value = cell.dataset.settled;
  }
  delete cell.dataset.settled;
}

export function setLook(cell, { look, word, icon, bad = false }) {
  delete cell.dataset.ask;
  const kind = cell.classList.contains("cell") ? "cell" : "choice";
  cell.className = `${kind} ${kind}-${look}`;
  cell.querySelector("[data-word]").textContent = word;
  const sign = cell.querySelector("[data-icon]");
  sign.toggleAttribute("hidden", !icon);
  if (icon) {
    const use = sign.querySelector("use");
    use.setAttribute("href", `${use.getAttribute("href").split("#")[0]}#${icon}`);
  }
  cell.querySelector(".yesno")?.classList.toggle("yesno-null", look === "null");
  for (const input of inputsOf(cell)) {
    if (isRadio(input)) continue;
    if (bad) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }
}

export const lookTyped = (cell) => setLook(cell, { look: "typed", word: "chưa gửi", icon: "dot" });
