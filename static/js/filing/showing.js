/* What the server answers, put on the page without touching what is being typed. */

import * as cells from "./cells.js";
import { patch } from "./patch.js";

/* `page` has { root, form, queue, notes, checking }; `decide` settles a conflict with oneself. */
export function makeShow(page) {
  const { root, form, queue, notes } = page;

  /* ── The cells of a save ────────────────────────────────────────────────────────────────────────── */

  function saved(answer, batch) {
    clearFailure();
    for (const entry of batch) {
      const is = answer.cells[entry.code];
      if (is) afterSave(entry, is);
      else queue.update(entry.code, { held: "closed" });
    }
    say(root, answer.said);
    settled();
    page.context.refresh(batch.map(({ code }) => code));
  }

  function afterSave(entry, is) {
    const { code } = entry;
    const now = queue.get(code);
    const typedOn = now !== undefined && now.text !== entry.text;
    const cell = cells.cellBy(form, code);
    if (is.kept && !typedOn) keep(entry, is);
    else if (is.kept) queue.update(code, { doubt: null });
    else if (typedOn) queue.update(code, { base: is.version, original: is.original, doubt: null });
    else queue.drop(code);
    if (!cell) return;
    cells.original(cell).value = is.original;
    if (!is.kept) cells.base(cell).value = is.version;
    mark(cell, is);
    if (typedOn) return;
    if (!is.kept) {
      notes.kept(code, "");
      cells.settleText(cell, is.text, entry.text);
    }
    cells.lookOfServer(cell, is);
  }

  /* Not taken: the text stays with both sides below it. Where the other side is what this page sent
     itself without hearing of it, there is nothing to decide. */
  function keep(entry, is) {
    const { code } = entry;
    notes.kept(code, is.note);
    const theirs = notes.keptOf(code)?.querySelector("[data-take]")?.dataset;
    if (theirs && entry.doubt !== null && same(entry.doubt, theirs.text)) {
      notes.kept(code, "");
      queue.update(code, { base: theirs.version, doubt: null });
    } else {
      queue.update(code, { held: is.look, doubt: null });
    }
  }

  /* ── All that follows from the cells ────────────────────────────────────────────────────────────── */

  function state(answer) {
    if (answer.user !== undefined && String(answer.user) !== root.dataset.user) {
      failure({ failure: "other-user" }, []);
      return;
    }
    const changed = Object.entries(answer.cells).filter(([code, is]) => takeServers(code, is));
    surroundings(answer);
    if (changed.length) {
      const names = changed.map(([code]) => cells.labelOf(cells.cellBy(form, code))).slice(0, 3);
      say(root, `Người khác vừa sửa ${changed.length} ô: ${names.join("; ")}.`);
    }
  }

  /* Returns whether somebody else changed the cell. What is being typed is never overwritten. */
  function takeServers(code, is) {
    const cell = cells.cellBy(form, code);
    if (!cell || queue.get(code)) return false;
    const differs = (cell.dataset.settled ?? cells.original(cell).value) !== is.original;
    if (Number(is.version) < Number(cells.base(cell).value)) return false;
    const isTheirs = differs && !("own" in cell.dataset);
    delete cell.dataset.own;
    cells.base(cell).value = is.version;
    mark(cell, is);
    if (differs) {
      cells.original(cell).value = is.original;
      cells.setText(cell, is.text);
      cell.dataset.changed = isTheirs ? "yes" : "";
    }
    if (cell.dataset.changed) {
      cells.lookOfServer(cell, is);
      cells.lookChanged(cell);
    } else if (differs || !cell.className.endsWith("-saved") || is.look !== "saved") {
      cells.lookOfServer(cell, is);
    }
    return isTheirs;
  }

  function surroundings(answer) {
    notes.fromServer(answer.rows);
    for (const [key, [figure, coverage]] of Object.entries(answer.totals)) {
      const place = root.querySelector(`[data-total="${CSS.escape(key)}"]`);
      if (!place) continue;
      place.querySelector("[data-figure]").textContent = figure;
      place.querySelector("[data-coverage]").textContent = coverage;
    }
    for (const [name, html] of Object.entries(answer.regions)) {
      patch(document.querySelector(`[data-region="${name}"]`), html);
    }
    for (const link of root.querySelectorAll("[data-group]")) {
      const head = document.getElementById(`h-${link.dataset.group}`);
      head.querySelector(".n").textContent = `${link.querySelector(".n").textContent} ô`;
    }
    page.markCurrentGroup();
    settled();
  }

  /* An act of the panel: cells and surroundings at once. */
  function act(result) {
    if (!result.answer) {
      failure(result, []);
      return;
    }
    clearFailure();
    for (const [code, is] of Object.entries(result.answer.cells)) takeOwn(code, is);
    surroundings(result.answer);
    say(root, result.answer.said);
  }

  function takeOwn(code, is) {
    const cell = cells.cellBy(form ?? root, code);
    if (!cell) return;
    const wasDirty = queue?.get(code);
    mark(cell, is);
    if (wasDirty) return;
    cell.dataset.own = "yes";
    takeServers(code, is);
    cells.lookOfServer(cell, is);
  }

  /* ── Failures, in words ─────────────────────────────────────────────────────────────────────────── */

  function failure({ failure: kind, html }, batch) {
    const bar = document.querySelector("[data-failures]") ?? document.querySelector("[data-messages]");
    if (bar.querySelector("[data-failure]")?.dataset.failure !== kind) bar.replaceChildren(failureOf(kind, html));
    if (kind === "refused") {
      for (const { code } of batch) {
        const cell = cells.cellBy(form, code);
        if (cell) cells.lookClosed(cell);
      }
    }
    say(root, "");
    settled();
  }

  const clearFailure = () => document.querySelector("[data-failure]")?.remove();

  /* ── What waits ─────────────────────────────────────────────────────────────────────────────────── */

  function waiting() {
    const entries = queue.all();
    const clashes = entries.filter((entry) => entry.held === "conflict");
    const changed = cells.allCells(form).filter((cell) => cell.className.endsWith("-changed"));
    const words = [
      counted("waiting", entries.filter((entry) => !entry.held).length),
      counted("conflicts", clashes.length, clashes[0]?.code),
      counted("changed", changed.length, changed[0] && cells.codeOf(changed[0])),
    ];
    root.querySelector("[data-waiting]")?.replaceChildren(...words.filter(Boolean));
    page.unsent.show();
  }

  /* Somebody wants to leave while the server has not taken everything. */
  function stay() {
    const entries = queue.all();
    say(root, counted("stay", entries.length).textContent);
    const cell = cells.cellBy(form, entries[0].code);
    if (cell) cells.inputOf(cell).focus();
    else page.unsent.show();
  }

  function settled() {
    waiting();
    page.checking.now();
  }

  /* Texts that wait in this browser stand in their cells: after a reload, and when another tab typed. */
  function elsewhere() {
    const entries = new Map(queue.all().map((entry) => [entry.code, entry]));
    for (const cell of cells.allCells(form)) {
      const entry = entries.get(cells.codeOf(cell));
      if (entry && !cells.isTyping(cell) && cells.textOf(cell) !== entry.text) cells.setText(cell, entry.text);
      if (entry) cells.lookTyped(cell);
      else if (cell.className.endsWith("-typed") && !cells.isTyping(cell)) {
        cell.dataset.own = "yes";
        cells.lookBack(cell);
      }
    }
    waiting();
  }

  return { saved, state, act, failure, waiting, stay, elsewhere };
}

/* A count in the page's words, with a link to the first cell where there is one; nothing for none. */
function counted(words, count, first) {
  if (!count) return null;
  const told = document.querySelector(`template[data-words="${words}"]`).content.cloneNode(true);
  told.querySelector("[data-count]").textContent = count;
  told.querySelector("[data-first]")?.setAttribute("href", `#o-${first}`);
  return told;
}

function failureOf(kind, html) {
  const place = document.createElement("div");
  place.dataset.failure = kind;
  place.setAttribute("role", "alert");
  if (html) place.innerHTML = html;
  else place.append(document.querySelector(`template[data-words="${kind}"]`).content.cloneNode(true));
  return place;
}

function mark(cell, is) {
  const bound = cell.querySelector("[data-bound]");
  if (bound) bound.textContent = is.bound;
}

function say(root, words) {
  const place = root.querySelector("[data-said]");
  if (place) place.textContent = words;
}

const same = (one, other) => one.replace(/[.\s]/g, "") === other.replace(/[.\s]/g, "");
