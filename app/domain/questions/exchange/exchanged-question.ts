/** A question on its way between a bank and another system. Texts are Markdown as a bank holds it. */
export type ExchangedQuestion = {
  /** Its id in the bank, or what another system called it; null without a name. */
  name: string | null
  stem: string
  options: { text: string; correct: boolean; because: string }[]
  objective: string | null
  critical: boolean
  difficulty: 1 | 2 | 3 | null
  /** The legal fact that it examines. */
  fact: string | null
}

/** Why something of a file was not carried, or not as it was: the name of a message, with what it is about. */
export type ExchangeNote = { what: NoteKind; about?: string }

export type NoteKind =
  | 'unreadable'
  | 'kind-not-carried'
  | 'several-right'
  | 'none-right'
  | 'partial-marks'
  | 'general-feedback'
  | 'picture'
  | 'markup-simplified'
  | 'link-left-out'
  | 'blank-in-the-stem'
  | 'too-few-options'
  | 'too-many-options'
  | 'empty-stem'
  | 'empty-option'
  | 'twice-the-same-option'
  | 'no-reasons'
  | 'category'
  | 'tags'
  | 'unknown-answer'
  | 'too-many-questions'

/** One question of a file and what became of it; `question` is null where nothing could. `line` (from 1) is where it begins. */
export type ReadQuestion = { line: number; title: string; question: ExchangedQuestion | null; notes: ExchangeNote[] }

/** A whole file, question by question; or why it cannot be read at all. */
export type ExchangeReading =
  | { kind: 'read'; questions: ReadQuestion[] }
  | { kind: 'refused'; reason: 'file-too-large' | 'not-this-format' | 'file-unsafe' | 'file-empty' }

export const mostQuestions = 500
/** In bytes. */
export const largestExchange = 2_000_000

/** The notes on what is wrong with a question's parts; a question with one of `fatal` among them is not carried. */
export function notesOnParts({ stem, options }: Pick<ExchangedQuestion, 'stem' | 'options'>): ExchangeNote[] {
  const notes: ExchangeNote[] = []
  const right = options.filter(({ correct }) => correct).length
  if (stem.trim() === '') notes.push({ what: 'empty-stem' })
  if (options.length < 2) notes.push({ what: 'too-few-options' })
  if (options.length > 6) notes.push({ what: 'too-many-options' })
  if (options.some(({ text }) => text.trim() === '')) notes.push({ what: 'empty-option' })
  if (new Set(options.map(({ text }) => text.trim())).size < options.length)
    notes.push({ what: 'twice-the-same-option' })
  if (right === 0) notes.push({ what: 'none-right' })
  if (right > 1) notes.push({ what: 'several-right' })
  if (options.some(({ because }) => because.trim() === '')) notes.push({ what: 'no-reasons' })
  return notes
}

const fatal: NoteKind[] = [
  'unreadable',
  'kind-not-carried',
  'several-right',
  'none-right',
  'too-few-options',
  'too-many-options',
  'empty-stem',
  'empty-option',
  'twice-the-same-option',
  'unknown-answer',
]

/** A question as it was read, or only the notes on it where one of them says that it cannot be carried. */
export function readQuestion(
  line: number,
  title: string,
  question: ExchangedQuestion,
  notes: ExchangeNote[],
): ReadQuestion {
  const all = [...notes, ...notesOnParts(question)]
  const carried = !all.some(({ what }) => fatal.includes(what))
  return { line, title: title || shortened(question.stem), question: carried ? question : null, notes: all }
}

/** A question of which nothing can be carried. */
export function notCarried(line: number, title: string, ...notes: ExchangeNote[]): ReadQuestion {
  return { line, title: shortened(title), question: null, notes }
}

function shortened(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  return plain.length > 80 ? `${plain.slice(0, 79)}…` : plain
}
