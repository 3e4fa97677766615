/* Texts that the server does not take any more, because the deadline passed or the cell is locked: kept
   in this browser, to be copied elsewhere or dropped by the person who typed them. */

import { cellBy } from "./cells.js";

export function makeUnsent(root, form, queue) {
  const box = root.querySelector("[data-unsent]");

  const stuck = () =>
    queue.all().filter(({ code, held }) => !form || !cellBy(form, code) || ["closed", "locked"].includes(held));

  function show() {
    const entries = stuck();
    box.hidden = !entries.length;
    box.querySelector("[data-count]").textContent = entries.length;
    const list = box.querySelector("[data-list]");
    list.replaceChildren(
      ...entries.map(({ label, shown }) =>
        Object.assign(document.createElement("li"), { textContent: `${label}: ${shown || "để trống"}` }),
      ),
    );
  }

  box.addEventListener("click", async (event) => {
    if (event.target.closest("[data-copy]")) {
      const lines = stuck().map(({ label, shown }) => `${label}\t${shown}`);
      await copy(lines.join("\n"), box);
      box.querySelector("[data-copied]").textContent = `Đã chép ${lines.length} dòng.`;
    }
    if (event.target.closest("[data-drop]")) {
      for (const { code } of stuck()) queue.drop(code);
      location.reload();
    }
  });
  return { show };
}

/* Without a secure address there is no clipboard but the old way. */
async function copy(text, box) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = Object.assign(document.createElement("textarea"), { value: text });
    box.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}
