/* One cell of the grid on the page. What the server knows of it stands in two hidden inputs: the text
   it last showed (orig-…) and the version of that (base-…). */

export const codeOf = (cell) => cell.dataset.cell;
export const labelOf = (cell) => cell.dataset.labelOf;
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

/* The text as a person reads it: "Có" where the form says 1. */
export function shownOf(cell) {
  const input = inputOf(cell);
  if (input.tagName === "SELECT") return input.selectedOptions[0]?.textContent ?? "";
  if (isRadio(input)) return textOf(cell) && input.closest("label").textContent.trim();
  return input.value;
}

export function setText(cell, text) {
  delete cell.dataset.settled;
  for (const input of inputsOf(cell)) {
    if (isRadio(input)) input.checked = input.value === text;
    else input.value = text;
  }
}

export const differs = (cell) => textOf(cell).trim() !== original(cell).value.trim();
export const isTyping = (cell) => document.hasFocus() && cell.contains(document.activeElement);

/* A figure gets its dots when its cell is left: text is not rewritten under the cursor. */
export function settleText(cell, text, sent) {
  if (cell.contains(document.activeElement) && !isRadio(inputOf(cell)) && text !== sent) {
    original(cell).value = sent;
    cell.dataset.settled = text;
  } else {
    setText(cell, text);
  }
}

export function settleOnLeaving(cell) {
  const { settled } = cell.dataset;
  delete cell.dataset.settled;
  if (settled === undefined || differs(cell)) return;
  setText(cell, settled);
  original(cell).value = settled;
}

/* ── Looks: a sign and a word, never colour alone ───────────────────────────────────────────────────── */

const TYPED = { look: "typed", word: "chưa gửi", icon: "dot" };
const UNREAD = { look: "typed", word: "chưa gửi, không đọc được", icon: "octagon", bad: true };
const CLOSED = { look: "locked", word: "khóa, chưa ghi", icon: "lock" };
const CHANGED = { look: "changed", word: "người khác vừa sửa", icon: "swap" };
const ofServer = new WeakMap();

export function setLook(cell, { look, word, icon, bad = false }) {
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

function lookNow(cell) {
  const sign = cell.querySelector("[data-icon]");
  return {
    look: cell.className.split("-").pop(),
    word: cell.querySelector("[data-word]").textContent,
    icon: sign.hasAttribute("hidden") ? "" : sign.querySelector("use").getAttribute("href").split("#")[1],
    bad: inputOf(cell).hasAttribute("aria-invalid"),
  };
}

function lookHere(cell, look) {
  if (!ofServer.has(cell)) ofServer.set(cell, lookNow(cell));
  setLook(cell, look);
}

export function lookOfServer(cell, look) {
  ofServer.set(cell, look);
  setLook(cell, look);
}

export const lookTyped = (cell, isUnread = false) => lookHere(cell, isUnread ? UNREAD : TYPED);
export const lookClosed = (cell) => lookHere(cell, CLOSED);
export const lookChanged = (cell) => lookHere(cell, CHANGED);

/* As the server last told it. */
export function lookBack(cell) {
  if (ofServer.has(cell)) setLook(cell, ofServer.get(cell));
}
