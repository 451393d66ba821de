// The script of editor pages. Without it the text area, the list of problems and the preview work by the form's buttons.

import { saveAsWritten } from './editor/autosave.ts'
import { checkAsWritten } from './editor/check-as-written.ts'
import { codeSheet } from './editor/code-sheet.ts'
import { previewAsWritten } from './editor/live-preview.ts'
import { palette } from './editor/palette.ts'
import { pasteFromWord } from './editor/paste-from-word.ts'
import { plainSheet, type Sheet } from './editor/sheet.ts'
import { tellWhoIsHere } from './editor/tell-who-is-here.ts'
import { say, type Words } from './editor/words.ts'

for (const editor of document.querySelectorAll<HTMLElement>('lisans-editor')) void liven(editor)

async function liven(editor: HTMLElement): Promise<void> {
  const { preview = '', save = '', problems = '', path = '' } = editor.dataset
  const form = editor.querySelector('form')
  const area = editor.querySelector('textarea')
  if (!form || !area) return
  const desk = save.slice(0, save.lastIndexOf('/'))
  const answer = await fetch(`${desk}/editor-words?${new URLSearchParams({ path })}`).catch(() => null)
  // What cannot be helped stays a form.
  if (!answer?.ok) return
  const words = (await answer.json()) as Words
  const status = live(editor, 'lisans-editor__status', area)
  const others = live(editor, 'lisans-editor__others', area)
  const tell = tellWhoIsHere(`${desk}/presences`, path, words, others)
  const paste = pasteFromWord(`${desk}/pasted`, () => sheet, words, status)
  const sheet: Sheet = openSheet(area, words, () => saving?.now(), paste)
  const saving = area.readOnly ? null : saveAsWritten({ address: save, form, sheet, words, status, lastBy: tell })
  if (!area.readOnly) form.before(palette(words, sheet))
  const section = editor.querySelector<HTMLElement>('.lisans-editor__problems')
  if (section) checkAsWritten({ address: problems, path, sheet, section, words })
  const frame = editor.querySelector('iframe')
  if (frame) previewAsWritten(preview, form, frame, sheet)
  const hint = document.createElement('p')
  hint.className = 'govuk-hint'
  hint.textContent = say(words, 'keys')
  status.after(hint)
  editor.classList.add('is-live')
}

/** CodeMirror where the browser can carry it; a telephone that cannot keeps its text area, and everything else. */
function openSheet(
  area: HTMLTextAreaElement,
  words: Words,
  save: () => void,
  paste: (event: ClipboardEvent) => boolean,
): Sheet {
  try {
    if (!('adoptedStyleSheets' in document)) throw new Error('an old browser')
    return codeSheet({ area, words, save, paste })
  } catch {
    area.hidden = false
    area.addEventListener('paste', paste)
    area.addEventListener('keydown', (event) => {
      if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      save()
    })
    return plainSheet(area)
  }
}

/** A line that is read aloud, politely, when it changes. */
function live(editor: HTMLElement, className: string, area: HTMLElement): HTMLElement {
  const line = document.createElement('p')
  line.className = `govuk-body ${className}`
  line.setAttribute('role', 'status')
  area.after(line)
  void editor
  return line
}
