/* Typing, and sending what was typed: one request at a time over all tabs of the filing, in the order of
   typing, again and again with growing pauses until the server has answered. */

import * as cells from "./cells.js";
import { isOpen } from "./queue.js";
import { get, post } from "./request.js";

const PAUSES = [2, 4, 8, 15, 30, 60]; // seconds between attempts
const SETTLED = 300; // after the last save the rest of the page is asked for once, in milliseconds
const AWAY = 30_000; // somebody who was gone this long is shown what others did

/* `page` has { root, form, queue, notes, checking, show }: see filing.js. */
export function makeSaving(page) {
  const { root, form, queue } = page;
  let running = null;
  let again = false;
  let failed = 0;
  let retryTimer = 0;
  let stateTimer = 0;
  let asked = Date.now();
  let isStale = false; // saved since the rest of the page was told
  let sent = 0;

  /* ── Sending ────────────────────────────────────────────────────────────────────────────────────── */

  const sendable = (heldToo) => queue.all().filter((entry) => heldToo || !(entry.held || isOpen(entry)));

  async function send(heldToo) {
    const batch = sendable(heldToo);
    if (!batch.length) return;
    const body = bodyOf(batch, root.dataset.user);
    for (const { code, text } of batch) queue.update(code, { doubt: text, open: false });
    sent += 1;
    const result = await post(form, form.action, body);
    if (result.answer) {
      failed = 0;
      isStale = true;
      page.show.saved(result.answer, batch);
      again ||= sendable(false).length > 0;
    } else {
      if (result.failure === "refused") for (const { code } of batch) queue.update(code, { held: "closed" });
      page.show.failure(result, batch);
    }
    retryLater(result.failure);
  }

  /* What came meanwhile goes next, so that versions arrive in order. */
  async function save({ heldToo = false } = {}) {
    if (running) {
      again = true;
      return running;
    }
    clearTimeout(retryTimer);
    running = exclusively(queue.name, () => send(heldToo)).finally(() => { running = null; });
    await running;
    const isMore = again;
    again = false;
    if (isMore) await save();
    else if (isStale) askState();
  }

  function retryLater(failure) {
    clearTimeout(retryTimer);
    if (!failure || failure === "refused" || failure === "other-user") return;
    const pause = PAUSES[Math.min(failed, PAUSES.length - 1)];
    failed += 1;
    again = false;
    retryTimer = setTimeout(save, pause * 1000);
  }

  /* ── How everything else stands ─────────────────────────────────────────────────────────────────── */

  function askState(wait = SETTLED) {
    clearTimeout(stateTimer);
    stateTimer = setTimeout(async () => {
      if (!navigator.onLine || running || sendable(false).length) return;
      const before = sent;
      const result = await get(form.dataset.stateAt);
      if (sent !== before) return; // older than what was saved meanwhile, after which the page asks again
      asked = Date.now();
      isStale = Boolean(result.failure);
      if (result.answer) page.show.state(result.answer);
      else if (result.failure !== "offline") page.show.failure(result, []);
    }, wait);
  }

  /* ── Typing ─────────────────────────────────────────────────────────────────────────────────────── */

  /* Put the cell's text into the queue, or take it out where it says again what the server has. */
  function typed(cell, { how = "typed", open = false } = {}) {
    const code = cells.codeOf(cell);
    if (!cells.differs(cell) && !queue.get(code)?.doubt) {
      queue.drop(code);
      page.notes.kept(code, "");
      cells.lookBack(cell);
    } else {
      queue.put({
        code,
        label: cells.labelOf(cell),
        text: cells.textOf(cell),
        shown: cells.shownOf(cell),
        base: cells.base(cell).value,
        original: cells.original(cell).value,
        how,
        open,
      });
      cells.lookTyped(cell);
    }
    page.show.waiting();
  }

  function leave(cell) {
    cells.settleOnLeaving(cell);
    queue.update(cells.codeOf(cell), { open: false });
    if ("changed" in cell.dataset) {
      delete cell.dataset.changed;
      if (!queue.get(cells.codeOf(cell))) cells.lookBack(cell);
    }
    if (!sendable(false).length) return;
    page.checking.soon();
    save();
  }

  form.addEventListener("input", (event) => {
    const cell = event.target.closest("[data-cell]");
    if (!cell) return;
    const isChosen = event.target.type === "radio" || event.target.tagName === "SELECT";
    typed(cell, { open: !isChosen });
    if (isChosen) leave(cell);
  });
  form.addEventListener("focusout", (event) => {
    const cell = event.target.closest("[data-cell]");
    if (cell && !cell.contains(event.relatedTarget)) leave(cell);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save({ heldToo: true });
  });

  /* ── Coming back: the network, the person, another tab ──────────────────────────────────────────── */

  window.addEventListener("online", () => {
    save();
    askState();
  });
  window.addEventListener("focus", () => save());
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    save();
    if (Date.now() - asked > AWAY) askState(0);
  });
  queue.onChangeElsewhere(() => {
    page.show.elsewhere();
    retryTimer ||= setTimeout(save, PAUSES[1] * 1000);
    askState();
  });
  window.addEventListener("beforeunload", (event) => {
    if (!queue.isKept && queue.all().length) event.preventDefault();
  });
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("[data-leave]");
    if (!link || !queue.all().length) return;
    event.preventDefault();
    await save();
    if (queue.all().length) page.show.stay();
    else location.assign(link.href);
  });

  return { save, typed, leave, askState };
}

function bodyOf(batch, user) {
  const body = new FormData();
  body.set("user", user);
  for (const { code, text, original, base, how, doubt } of batch) {
    body.set(`cell-${code}`, text);
    if (doubt === null) body.set(`orig-${code}`, original);
    body.set(`base-${code}`, base);
    body.set(`how-${code}`, how);
  }
  return body;
}

const exclusively = (name, work) => (navigator.locks ? navigator.locks.request(name, work) : work());
