/* The preview of a pasted block: what becomes of each figure, told before anything changes. */

import * as cells from "./cells.js";
import { gridOf, guessedIndicator, positionOf } from "./grid.js";
import { isBlock, parseBlock, place, WAYS } from "./paste.js";
import { readCell, shownNumber, textFor } from "./reading.js";

export function makePaste(page) {
  const { root, form, checking } = page;
  const dialog = document.querySelector("[data-paste]");
  const part = (name) => dialog.querySelector(`[data-${name}]`);
  let rows = [];
  let start = "";
  let plans = [];

  const indicatorOf = (code) => checking.indicatorOf(code) ?? guessedIndicator(cells.cellBy(form, code));
  const isReadable = (code, text) => cells.cellBy(form, code) !== null && !readCell(indicatorOf(code), text).problem;

  /* ── Opening ────────────────────────────────────────────────────────────────────────────────────── */

  form.addEventListener("paste", (event) => {
    const cell = event.target.closest("[data-cell]");
    const block = cell && parseBlock(event.clipboardData.getData("text/plain"));
    if (!block || !isBlock(block)) return;
    event.preventDefault();
    open(cells.codeOf(cell), block);
  });
  document.querySelector("[data-paste-open]")?.addEventListener("click", () => {
    open(start || cells.codeOf(cells.allCells(form)[0]), []);
  });
  form.addEventListener("focusin", (event) => {
    start = event.target.closest("[data-cell]")?.dataset.cell ?? start;
  });
  part("text").addEventListener("input", (event) => {
    rows = parseBlock(event.target.value);
    preview();
  });

  async function open(code, block) {
    await checking.load();
    [start, rows] = [code, block];
    part("source").hidden = block.length > 0;
    part("text").value = "";
    part("start").textContent = cells.labelOf(cells.cellBy(form, code));
    preview();
    dialog.showModal();
    (block.length ? dialog.querySelector("[data-way] input:checked") : part("text")).focus();
  }

  /* ── The preview ────────────────────────────────────────────────────────────────────────────────── */

  function preview(wanted) {
    part("result").hidden = !rows.length;
    if (!rows.length) {
      plans = [];
      count();
      return;
    }
    const grid = gridOf(form);
    const { way, ways, items } = place(rows, grid, positionOf(grid, start), wanted, isReadable);
    plans = onlyOnce(items.map((item) => judge(item, form, indicatorOf)));
    showWays(way, ways);
    part("sum").textContent = summed(plans);
    part("rows").replaceChildren(...[...plans].sort(byTrouble).map(lineOf));
    count();
  }

  function showWays(way, ways) {
    for (const label of dialog.querySelectorAll("[data-way]")) {
      label.hidden = !ways.includes(label.dataset.way);
      label.querySelector("input").checked = label.dataset.way === way;
    }
    part("from").hidden = way === "label";
  }

  function lineOf(plan) {
    const line = part("line").content.cloneNode(true).firstElementChild;
    const tick = line.querySelector("input");
    line.classList.add(`paste-${plan.fate}`);
    line.querySelector("[data-name]").textContent = plan.label;
    line.querySelector("[data-place]").textContent = `dòng ${plan.row + 1}, cột ${plan.column + 1}`;
    line.querySelector("[data-now]").textContent = plan.now;
    line.querySelector("[data-text]").textContent = plan.text;
    line.querySelector("[data-word]").textContent = plan.word;
    const use = line.querySelector("use");
    use.setAttribute("href", `${use.getAttribute("href").split("#")[0]}#${ICONS[plan.fate]}`);
    if (plan.value === undefined) tick.remove();
    else {
      tick.checked = plan.ticked;
      tick.setAttribute("aria-label", `${plan.label}: ${plan.word}`);
      tick.addEventListener("change", () => {
        plan.ticked = tick.checked;
        count();
      });
    }
    return line;
  }

  const ticked = () => plans.filter((plan) => plan.ticked);

  function count() {
    part("write").textContent = `Ghi ${ticked().length} ô`;
    part("write").disabled = !ticked().length;
  }

  dialog.addEventListener("change", (event) => {
    const way = event.target.closest("[data-way]")?.dataset.way;
    if (way) preview(way);
  });
  part("close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => cells.inputOf(cells.cellBy(form, start)).focus());

  /* ── Writing, and taking it back ────────────────────────────────────────────────────────────────── */

  part("write").addEventListener("click", () => {
    const before = ticked().map(({ code, value }) => {
      const cell = cells.cellBy(form, code);
      const earlier = cells.textOf(cell);
      cells.setText(cell, value);
      page.saving.typed(cell, { how: "pasted" });
      return { cell, earlier, pasted: value };
    });
    dialog.close();
    offerUndo(before);
    page.checking.soon();
    page.saving.save();
  });

  function offerUndo(before) {
    const bar = root.querySelector("[data-pasted]");
    bar.hidden = false;
    bar.querySelector("[data-words]").textContent = `Đã dán ${before.length} ô.`;
    bar.querySelector("[data-undo]").onclick = () => {
      const untouched = before.filter(({ cell, pasted }) => cells.textOf(cell) === pasted);
      for (const { cell, earlier } of untouched) {
        cells.setText(cell, earlier);
        page.saving.typed(cell);
      }
      bar.hidden = true;
      cells.inputOf(before[0].cell).focus();
      page.saving.save();
    };
  }
}

/* ── What becomes of a text ─────────────────────────────────────────────────────────────────────────── */

const ICONS = { bad: "octagon", locked: "lock", skipped: "dash", offer: "question", replace: "swap", new: "plus", same: "check" };
const byTrouble = (one, other) => order(one) - order(other);
const order = ({ fate }) => Object.keys(ICONS).indexOf(fate);

function judge(item, form, indicatorOf) {
  const cell = item.code ? cells.cellBy(form, item.code) : null;
  const label = cell ? cells.labelOf(cell) : "Không có ô";
  const told = { ...item, label, now: cell ? cells.shownOf(cell) : "", ticked: false };
  if (item.problem) return { ...told, fate: "skipped", word: item.problem };
  if (!cell) return { ...told, fate: "locked", word: "Ô này đã khóa, không ghi." };
  const indicator = indicatorOf(item.code);
  const reading = readCell(indicator, item.text);
  if (reading.problem && reading.suggestion === null) return { ...told, fate: "bad", word: `Không nhận: ${reading.problem}` };
  if (reading.problem) {
    const value = shownNumber(reading.suggestion);
    return { ...told, fate: "offer", value, word: `Nhận ${value}? ${reading.problem}` };
  }
  const value = textFor(indicator, reading);
  if (indicator.kind === "boolean" && value === "KAD") {
    return { ...told, fate: "bad", word: "Không nhận: đánh dấu “không áp dụng” ở khung của ô." };
  }
  const was = cells.textOf(cell).trim();
  if (was === value) return { ...told, fate: "same", word: "Không đổi" };
  if (was) return { ...told, fate: "replace", value, ticked: true, word: `Thay ${told.now} bằng ${item.text}` };
  return { ...told, fate: "new", value, ticked: true, word: "Mới" };
}

/* Two texts for one cell: the first stands. */
function onlyOnce(plans) {
  const seen = new Set();
  return plans.map((plan) => {
    if (plan.value === undefined) return plan;
    if (seen.has(plan.code)) return { ...plan, value: undefined, ticked: false, fate: "bad", word: "Không nhận: ô này đã có số ở dòng trên của khối." };
    seen.add(plan.code);
    return plan;
  });
}

const SUMS = { new: "ô mới", replace: "ô thay số", same: "ô không đổi", offer: "ô cần xem lại", bad: "ô không nhận", locked: "ô khóa", skipped: "bỏ qua" };

function summed(plans) {
  const parts = Object.entries(SUMS)
    .map(([fate, words]) => [plans.filter((plan) => plan.fate === fate).length, words])
    .filter(([count]) => count);
  return parts.map(([count, words]) => `${count} ${words}`).join(", ");
}
