/* The notes below a row: the server's, and those that stand on this page alone, a text that it did not
   take or what this page finds wrong before it is sent. Each cell is described by its own notes. */

import { patch } from "./patch.js";

export function makeNotes(root) {
  for (const row of root.querySelectorAll("[data-notes]")) split(row.firstElementChild);
  for (const cell of root.querySelectorAll("[data-cell]")) {
    for (const input of cell.querySelectorAll("[aria-describedby]")) {
      const known = input.getAttribute("aria-describedby");
      input.setAttribute("aria-describedby", `${known} gt-${cell.dataset.cell}`);
    }
  }

  const rowOf = (code) =>
    root.querySelector(`[data-cell="${CSS.escape(code)}"]`)?.closest("tr").nextElementSibling;

  function place(code, kind) {
    const own = rowOf(code).querySelector("[data-own]");
    let of = own.querySelector(`#gt-${CSS.escape(code)}`);
    if (!of) {
      of = document.createElement("div");
      of.id = `gt-${code}`;
      for (const name of ["kept", "found"]) of.append(Object.assign(document.createElement("div"), { className: name }));
      own.append(of);
    }
    return of.querySelector(`.${kind}`);
  }

  function put(code, kind, nodes) {
    const row = rowOf(code);
    if (!row || (!nodes.length && !row.querySelector(`#gt-${CSS.escape(code)}`))) return;
    const at = place(code, kind);
    if (at.textContent !== nodes.map((node) => node.textContent).join("")) at.replaceChildren(...nodes);
    if (!at.parentElement.querySelector(".saynote")) at.parentElement.remove();
    settle(row);
  }

  return {
    /* The server's notes of all rows, by the row's key. */
    fromServer(rows) {
      for (const row of root.querySelectorAll("[data-notes]")) {
        patch(row.querySelector("[data-of-server]"), rows[row.dataset.notes] ?? "");
        settle(row);
      }
    },
    /* The note of a text that the server did not take, with its buttons; "" takes it away. */
    kept(code, html) {
      const holder = document.createElement("div");
      holder.innerHTML = html;
      put(code, "kept", [...holder.querySelectorAll(".saynote")]);
    },
    keptOf: (code) => rowOf(code)?.querySelector(`#gt-${CSS.escape(code)} .kept .saynote`) ?? null,
    found: (code, nodes) => put(code, "found", nodes),
    /* Rule notes of the server that no longer hold on this page are hidden until it has judged again. */
    hideOutdated(isOutdated) {
      for (const row of root.querySelectorAll("[data-notes]")) {
        for (const note of row.querySelectorAll("[data-of-server] [data-note=rule]")) {
          note.hidden = isOutdated(note.querySelector("p").textContent);
        }
        settle(row);
      }
    },
  };
}

function split(td) {
  const [server, own] = [document.createElement("div"), document.createElement("div")];
  server.dataset.ofServer = "";
  own.dataset.own = "";
  server.append(...td.childNodes);
  td.append(server, own);
}

function settle(row) {
  row.hidden = !row.querySelector(".saynote:not([hidden])");
}
