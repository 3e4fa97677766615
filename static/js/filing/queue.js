/* What was typed and is not yet on the server, kept in this browser for one person and one filing: a
   reload, a closed tab or a lost session loses none of it. Ordered as typed; the last text of a cell is
   the one that counts. Tabs of the same filing share it. */

const ABANDONED = 60_000; // an open cell of a tab that is gone, in milliseconds

/* An entry: { code, label, text, shown, base, original, how, at, open, held, doubt }.
   `open`: the cursor is still in the cell. `held`: the server did not take it, a person must decide.
   `doubt`: a text on its way whose answer has not come. */
export function makeQueue(name) {
  let memory = new Map();
  let isKept = true;

  function read() {
    if (!isKept) return memory;
    try {
      return new Map(JSON.parse(localStorage.getItem(name) ?? "[]").map((entry) => [entry.code, entry]));
    } catch {
      return memory;
    }
  }

  function write(entries) {
    memory = entries;
    try {
      if (entries.size) localStorage.setItem(name, JSON.stringify([...entries.values()]));
      else localStorage.removeItem(name);
      isKept = true;
    } catch {
      isKept = false; // full or forbidden: the page holds it alone
    }
  }

  function change(code, alter) {
    const entries = read();
    alter(entries, entries.get(code));
    write(entries);
  }

  return {
    name,
    get isKept() {
      return isKept;
    },
    all: () => [...read().values()],
    get: (code) => read().get(code),
    /* Typed: goes to the end of the queue. What the first typing was over stays. */
    put: (entry) =>
      change(entry.code, (entries, known) => {
        entries.delete(entry.code);
        const { base, original, doubt } = known ?? entry;
        entries.set(entry.code, { ...entry, base, original, doubt: doubt ?? null, held: "", at: Date.now() });
      }),
    update: (code, changes) =>
      change(code, (entries, known) => {
        if (known) entries.set(code, { ...known, ...changes });
      }),
    drop: (code) => change(code, (entries) => entries.delete(code)),
    clear: () => write(new Map()),
    onChangeElsewhere: (react) =>
      window.addEventListener("storage", (event) => {
        if (event.key === name || event.key === null) react();
      }),
  };
}

export const isOpen = (entry) => entry.open && Date.now() - entry.at < ABANDONED;
