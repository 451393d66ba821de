import { compileDraft } from '#app/domain/authoring/compile-draft.ts'
import { figureMarkup } from '#app/domain/authoring/figure-markup.ts'
import { listPictures } from '#app/domain/authoring/list-pictures.ts'
import type { Language } from '#app/lesson-markup/language.ts'
import { translator } from '#app/locales/translator.ts'
import { db } from './database.ts'
import { palette } from './palette.ts'
import type { DeskText } from './text-desk.ts'

/** What the script says, by the names of the catalogue. */
const said = [
  ...[
    'label',
    'keys',
    'saved',
    'unsaved',
    'line',
    'refused',
    'signedOut',
    'conflict',
    'conflictUnknown',
    'conflictLink',
    'others',
    'insert',
  ],
  ...[
    'insertHint',
    'insertButton',
    'fields',
    'needed',
    'problem',
    'pasting',
    'pasted',
    'pasteFailed',
    'pasteTooLong',
    'lineNumber',
    'error',
    'warning',
    'none',
    'help',
  ],
] as const

/** What the editor's script needs to know: components, names that may be written in them, and its words. */
export async function editorWords(opened: DeskText, language: Language) {
  const { draft, file } = opened
  const { syllabus, course } = await compileDraft(db, draft)
  const textLanguage = 'language' in file ? file.language : 'en'
  const t = translator(language)
  const pictures = await listPictures(db, draft)
  return {
    components: palette,
    objectives: (course?.source.description.objectives ?? []).map(({ id, text }) => ({
      id,
      about: text[textLanguage] ?? text.en,
    })),
    terms: syllabus.source.glossary.map(({ id, en }) => ({ id, about: en.term })),
    facts: syllabus.source.legalFacts.map(({ id, claim }) => ({ id, about: claim.en })),
    figures: pictures.map(({ src, words }) => {
      const about = words[textLanguage] ?? words.en ?? ''
      return { id: src, about, markup: figureMarkup(src, about) }
    }),
    said: Object.fromEntries(
      said.map((name) => [name, t(`editor:script.${name}`, { interpolation: { skipOnVariables: true } })]),
    ),
  }
}
