import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint'
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search'
import { EditorState } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { lessonLanguage } from './lesson-language.ts'
import { propose } from './propose.ts'
import type { Problem, Sheet } from './sheet.ts'
import { say, type Words } from './words.ts'

type Page = {
  area: HTMLTextAreaElement
  words: Words
  save(): void
  /** Whether the paste is taken care of. */
  paste(event: ClipboardEvent): boolean
}

const looks = EditorView.theme({
  '&': { border: '2px solid #0b0c0c', backgroundColor: '#fff', fontSize: '16px', height: '46rem', maxHeight: '80vh' },
  '&.cm-focused': { outline: '3px solid #fd0', outlineOffset: '0', boxShadow: 'inset 0 0 0 2px' },
  '.cm-scroller': { fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace', lineHeight: '1.5' },
  '.cm-gutters': { color: '#505a5f', backgroundColor: '#f3f5f6' },
  '.cm-tooltip': { maxWidth: '30rem', fontSize: '15px' },
})

/**
 * CodeMirror in the place of the text area, which stays the truth of the form. It stands in a shadow root, where its styles need no leave
 * of the page's content security policy. Tab leaves it, as it leaves a text area.
 */
export function codeSheet({ area, words, save, paste }: Page): Sheet {
  const changed: (() => void)[] = []
  const left: (() => void)[] = []
  const host = document.createElement('div')
  host.className = 'lisans-editor__code'
  const root = host.attachShadow({ mode: 'open' })
  area.before(host)
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: area.value,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        EditorView.lineWrapping,
        closeBrackets(),
        autocompletion({ override: [propose(words)] }),
        lintGutter(),
        lessonLanguage,
        looks,
        EditorState.readOnly.of(area.readOnly),
        EditorView.contentAttributes.of({
          // Editable text can be reached by keyboard anyway; said outright, tools that look for it know as well.
          tabindex: '0',
          'aria-label': say(words, 'label'),
          lang: area.lang,
          spellcheck: 'true',
          autocapitalize: 'sentences',
        }),
        keymap.of([
          {
            key: 'Mod-s',
            run() {
              save()
              return true
            },
          },
          ...closeBracketsKeymap,
          ...defaultKeymap,
          ...searchKeymap,
          ...historyKeymap,
          ...completionKeymap,
          ...lintKeymap,
        ]),
        EditorView.domEventHandlers({
          paste: (event) => paste(event),
          blur: () => {
            for (const listener of left) listener()
          },
        }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (!docChanged) return
          area.value = state.doc.toString()
          for (const listener of changed) listener()
        }),
      ],
    }),
  })
  area.hidden = true
  document.querySelector(`label[for="${area.id}"]`)?.addEventListener('click', () => view.focus())
  return {
    text: () => view.state.doc.toString(),
    insert(text) {
      view.dispatch(view.state.replaceSelection(text), { scrollIntoView: true, userEvent: 'input.paste' })
      view.focus()
    },
    goTo(line, column) {
      view.dispatch({ selection: { anchor: placeOf(view.state, line, column) }, scrollIntoView: true })
      view.focus()
    },
    mark(problems) {
      view.dispatch(
        setDiagnostics(
          view.state,
          problems.map((problem) => diagnostic(view.state, problem)),
        ),
      )
    },
    onChange: (listener) => changed.push(listener),
    onLeave: (listener) => left.push(listener),
  }
}

function diagnostic(state: EditorState, { line, column, message, severity }: Problem): Diagnostic {
  const from = placeOf(state, line, column)
  const { to: end } = state.doc.lineAt(from)
  const word = /^\S+/.exec(state.sliceDoc(from, end))?.[0].length ?? 0
  const shown = { message, severity }
  return word > 0 ? { from, to: from + word, ...shown } : { from: state.doc.lineAt(from).from, to: end, ...shown }
}

function placeOf(state: EditorState, line: number, column: number): number {
  const { from, to } = state.doc.line(Math.min(Math.max(line, 1), state.doc.lines))
  return Math.min(from + Math.max(column, 1) - 1, to)
}
