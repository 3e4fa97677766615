/* One section in the editor of django-prose-editor: figures are chips that cannot be typed over.

   The package loads this module itself (report_forms.SectionWidget) and takes the two extensions
   from its exports; the rest of the page is wired when the editor is ready. Without it the text is a
   plain textarea. The server writes every figure anew when the section is saved. */

import { Extension, Node, Plugin } from "django-prose-editor/editor";

const { figures, scopes } = JSON.parse(document.getElementById("report-figures").textContent);
const MISSING = "…";

const known = (element) => element.dataset.figure in figures && (element.dataset.scope || "cluster") in scopes;

const attribute = (name, fallback) => ({
  default: fallback,
  parseHTML: (element) => element.getAttribute(`data-${name}`) || fallback,
  renderHTML: (attributes) => ({ [`data-${name}`]: attributes[name] }),
});

export const FigureChip = Node.create({
  name: "figureChip",
  group: "inline",
  inline: true,
  atom: true,
  selectable: true,
  draggable: true,
  priority: 1000, // before any mark that also takes spans

  addAttributes() {
    return {
      figure: attribute("figure", ""),
      scope: attribute("scope", "cluster"),
      form: attribute("form", "prose"),
      text: { default: MISSING, parseHTML: (element) => element.textContent, rendered: false },
    };
  },

  parseHTML() {
    return [{ tag: "span[data-figure]", priority: 100, getAttrs: (element) => known(element) && null }];
  },

  renderHTML({ node, HTMLAttributes }) {
    const { figure, scope, text } = node.attrs;
    const title = `${figures[figure].label}, ${scopes[scope]}`;
    return ["span", { class: "fig", title, ...HTMLAttributes }, text];
  },

  renderText: ({ node }) => node.attrs.text,

  addCommands() {
    return {
      insertFigure:
        (attrs) =>
        ({ commands }) =>
          commands.insertContent({ type: "figureChip", attrs }),
    };
  },
});

/* The page's Content-Security-Policy forbids style elements and attributes: the editor must not add
   its own, and what is pasted loses them before the browser looks at it. */
export const StrictPolicy = Extension.create({
  name: "strictPolicy",
  onBeforeCreate() {
    this.editor.options.injectCSS = false;
  },
  addProseMirrorPlugins() {
    return [new Plugin({ props: { transformPastedHTML: withoutStyles } })];
  },
});

function withoutStyles(html) {
  return html
    .replace(/<(style|script|xml|head|title)\b[\s\S]*?<\/\1\s*>/gi, "")
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<[a-z][^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>/gi, (tag) =>
      tag.replace(/\s(style|on[a-z]+|bgcolor)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, ""),
    );
}

const ACTS = {
  bold: { run: (chain) => chain.toggleBold(), active: "bold" },
  italic: { run: (chain) => chain.toggleItalic(), active: "italic" },
  numbers: { run: (chain) => chain.toggleOrderedList(), active: "orderedList" },
  dashes: { run: (chain) => chain.toggleBulletList(), active: "bulletList" },
  undo: { run: (chain) => chain.undo() },
  redo: { run: (chain) => chain.redo() },
};

function wireToolbar(editor, toolbar) {
  const buttons = [...toolbar.querySelectorAll("[data-act]")];
  const show = () => {
    for (const button of buttons) {
      const { active } = ACTS[button.dataset.act];
      if (active) button.setAttribute("aria-pressed", String(editor.isActive(active)));
    }
  };
  for (const button of buttons) {
    button.addEventListener("click", () => ACTS[button.dataset.act].run(editor.chain().focus()).run());
  }
  editor.on("transaction", show);
  show();
  toolbar.hidden = false;
}

const folded = (words) =>
  words
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/đ/gi, "d")
    .toLowerCase()
    .trim();

function wirePicker(editor, picker) {
  const scope = picker.querySelector("[data-picker-scope]");
  const search = picker.querySelector("[data-picker-search]");
  const buttons = [...picker.querySelectorAll("[data-insert]")];
  for (const [code, name] of Object.entries(scopes)) scope.add(new Option(name, code));

  const text = (button) => figures[button.dataset.insert].texts[scope.value];
  const show = () => {
    const wanted = folded(search.value);
    for (const button of buttons) {
      button.querySelector("b").textContent = text(button) ?? "–";
      button.disabled = text(button) === undefined;
      button.parentElement.hidden = !folded(figures[button.dataset.insert].label).includes(wanted);
    }
    for (const group of picker.querySelectorAll("[data-picker-group]")) {
      group.hidden = !group.querySelector("li:not([hidden])");
      if (wanted) group.open = true;
    }
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const figure = button.dataset.insert;
      editor.chain().focus().insertFigure({ figure, scope: scope.value, text: text(button) }).run();
    });
  }
  scope.addEventListener("change", show);
  search.addEventListener("input", show);
  show();
  picker.hidden = false;
}

/* A copy of what is typed stays in the browser until the server has it: a closed laptop, a lost
   session or a dead network cost nothing. */
function wireBackup(editor, form, textarea) {
  const key = form.dataset.backup;
  const notice = form.querySelector("[data-backup-notice]");
  const storage = (act) => {
    try {
      return act(window.localStorage);
    } catch {
      return null;
    }
  };
  const kept = storage((store) => store.getItem(key));
  if (kept && kept !== editor.getHTML()) notice.hidden = false;
  editor.on("update", () => storage((store) => store.setItem(key, textarea.value)));
  notice.querySelector("[data-backup-restore]").addEventListener("click", () => {
    editor.chain().setContent(kept, { emitUpdate: true }).focus().run();
    notice.hidden = true;
  });
  notice.querySelector("[data-backup-drop]").addEventListener("click", () => {
    storage((store) => store.removeItem(key));
    notice.hidden = true;
    editor.commands.focus();
  });
}

document.addEventListener("prose-editor:ready", ({ detail: { editor, textarea } }) => {
  const form = textarea.closest("[data-section-form]");
  if (!form) return;
  const label = form.querySelector(`label[for="${textarea.id}"]`);
  editor.setOptions({
    editorProps: {
      attributes: { role: "textbox", "aria-multiline": "true", "aria-label": label.textContent, lang: "vi" },
    },
  });
  label.addEventListener("click", () => editor.commands.focus());
  wireToolbar(editor, form.querySelector("[data-toolbar]"));
  wirePicker(editor, document.querySelector("[data-picker]"));
  wireBackup(editor, form, textarea);
});
