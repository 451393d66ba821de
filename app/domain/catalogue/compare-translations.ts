import { sha256 } from '#app/domain/ledger/entry-hash.ts'
import type { CompiledCourse } from './compile-syllabus.ts'
import type { SyllabusSource, Variants } from './syllabus.ts'

/** A translated text, or one question of a translated bank, and how it stands to its English. */
export type TranslationState = {
  file: string
  /** The question of a bank; null for any other text. */
  questionId: string | null
  line: number
  /** Of the English as it is now. */
  englishHash: string
  /** `unrecorded`: nobody has said yet which English it was made from. */
  state: 'current' | 'lagging' | 'unrecorded'
}

/** The name of a translation among those that lag: its file, and for a bank the question. */
export function translationKey({ file, questionId }: { file: string; questionId: string | null }): string {
  return questionId === null ? file : `${file}#${questionId}`
}

/** Compares every translation with the English that `translations.yaml` says it was made from. */
export function compareTranslations(source: SyllabusSource, courses: CompiledCourse[]): TranslationState[] {
  const texts = [
    ...source.courses.flatMap(({ lessons, handouts }) => [...lessons, ...handouts]),
    ...(source.jobAids?.handouts ?? []),
  ]
  const rules = source.rules.map(({ variants }) =>
    inEach(variants, ({ file, frontMatter, body }) => ({ file, source: `${frontMatter.title}\n${body}` })),
  )
  const whole = [...texts.map(({ variants }) => variants), ...rules].flatMap(({ en, ...others }) =>
    en
      ? Object.values(others).map(({ file }) =>
          stateOf({ file, questionId: null, line: 1, englishHash: hashOfWords(en.source) }),
        )
      : [],
  )
  const questions = courses
    .flatMap(({ banks }) => banks)
    .flatMap(({ variants: { en, ...others } }) =>
      en
        ? Object.values(others).flatMap(({ file, bank }) =>
            bank.questions.flatMap(({ id }) => {
              const english = en.bank.sources[id]
              return english === undefined
                ? []
                : [stateOf({ file, questionId: id, line: bank.lines[id] ?? 1, englishHash: hashOfQuestion(english) })]
            }),
          )
        : [],
    )
  return [...whole, ...questions]

  function stateOf(translation: Omit<TranslationState, 'state'>): TranslationState {
    const recorded = source.translations[translation.file]
    const { questionId, englishHash } = translation
    const hash = questionId === null ? recorded : typeof recorded === 'object' ? recorded[questionId] : undefined
    return { ...translation, state: hash === undefined ? 'unrecorded' : hash === englishHash ? 'current' : 'lagging' }
  }
}

/** Twelve hexadecimal digits; where the lines of a text break does not change them. */
export function hashOfWords(text: string): string {
  return sha256(text.replace(/\s+/g, ' ').trim()).slice(0, 12)
}

/** Of the words only: a translation does not fall behind when the difficulty of a question is set anew. */
export function hashOfQuestion(source: string): string {
  return hashOfWords(source.replace(/<(Question|Option)\b[^>]*>/g, '<$1>'))
}

function inEach<Text, Made>(variants: Variants<Text>, make: (text: Text) => Made): Variants<Made> {
  return Object.fromEntries(Object.entries(variants).map(([language, text]) => [language, make(text)]))
}
