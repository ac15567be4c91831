import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { PostgreSQL, sql } from "@codemirror/lang-sql";
import { bracketMatching, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState, StateEffect, StateField, type Extension } from "@codemirror/state";
import { Decoration, EditorView, keymap, placeholder, type DecorationSet } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** A table that can be completed, with its columns. */
export interface SqlTable {
  name: string;
  columns: readonly string[];
}

/** Where the SQL is wrong: a stretch of characters, or a line counted from one. */
export interface SqlMark {
  from?: number;
  to?: number;
  line?: number;
}

export interface SqlEditorOptions {
  value: string;
  /** Accessible name. */
  label: string;
  placeholder: string;
  tables: readonly SqlTable[];
  onchange: (value: string) => void;
  /** On Ctrl-Enter; without it the key goes on to the page. */
  onrun?: () => void;
}

/** The editor in the page; what changes from outside is handed to it. */
export interface SqlEditing {
  write(value: string): void;
  complete(tables: readonly SqlTable[]): void;
  mark(at: SqlMark | null): void;
  focus(): void;
  destroy(): void;
}

const setMark = StateEffect.define<SqlMark | null>();
const wrong = Decoration.mark({ class: "cm-wrong" });

const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    for (const effect of transaction.effects)
      if (effect.is(setMark)) {
        const range = effect.value && rangeOf(effect.value, transaction.state);
        return range ? Decoration.set([wrong.range(...range)]) : Decoration.none;
      }
    return transaction.docChanged ? Decoration.none : decorations;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Open a SQL editor in an element: completion of tables and columns, Ctrl-Enter runs, Escape then Tab leaves. */
export function openSqlEditor(parent: HTMLElement, options: SqlEditorOptions): SqlEditing {
  const dialect = new Compartment();
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: options.value,
      extensions: [
        keymap.of(options.onrun ? [{ key: "Mod-Enter", run: () => (options.onrun?.(), true) }] : []),
        history(),
        bracketMatching(),
        closeBrackets(),
        autocompletion({ icons: false }),
        keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap.filter(({ key }) => key !== "Mod-Enter"), indentWithTab]),
        dialect.of(speaking(options.tables)),
        syntaxHighlighting(colours),
        marks,
        look,
        placeholder(options.placeholder),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": options.label, spellcheck: "false" }),
        EditorView.updateListener.of((update) => update.docChanged && options.onchange(update.state.doc.toString())),
      ],
    }),
  });
  return {
    write(value) {
      if (value !== view.state.doc.toString()) view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value } });
    },
    complete: (tables) => view.dispatch({ effects: dialect.reconfigure(speaking(tables)) }),
    mark: (at) => view.dispatch({ effects: setMark.of(at) }),
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

function speaking(tables: readonly SqlTable[]): Extension {
  return sql({ dialect: PostgreSQL, upperCaseKeywords: true, schema: Object.fromEntries(tables.map((table) => [table.name, [...table.columns]])) });
}

function rangeOf(at: SqlMark, state: EditorState): [number, number] | null {
  const end = state.doc.length;
  if (end === 0) return null;
  if (at.from !== undefined) {
    const from = Math.min(Math.max(0, at.from), end - 1);
    return [from, Math.min(end, Math.max(at.to ?? from + 1, from + 1))];
  }
  if (at.line === undefined || at.line < 1 || at.line > state.doc.lines) return null;
  const line = state.doc.line(at.line);
  return line.from < line.to ? [line.from, line.to] : null;
}

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--accent)", fontWeight: "600" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--good)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--warn)" },
  { tag: tags.comment, color: "var(--ink-3)" },
]);

const look = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--card)", fontSize: "var(--small)", borderRadius: "var(--radius)", border: "1px solid var(--line-2)" },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "-1px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55", maxHeight: "50vh" },
  ".cm-content": { padding: "10px 4px", minHeight: "72px", caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-placeholder": { color: "var(--ink-3)" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground, .cm-content ::selection": { backgroundColor: "var(--accent-soft)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--accent-soft)" },
  ".cm-wrong": { textDecoration: "underline wavy var(--bad)", textUnderlineOffset: "3px" },
  ".cm-tooltip": {
    backgroundColor: "var(--card)",
    color: "var(--ink)",
    border: "1px solid var(--line-2)",
    borderRadius: "8px",
    boxShadow: "var(--shadow)",
    overflow: "hidden",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", fontSize: "var(--small)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "3px 10px" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent-soft)", color: "var(--ink)" },
});
