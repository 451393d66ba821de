import type { ExchangedQuestion } from './exchanged-question.ts'
import { writeTags } from './question-tags.ts'

/** Questions in Moodle's GIFT format, in Markdown, with their reasons as feedback. */
export function writeGift(questions: readonly ExchangedQuestion[]): string {
  return questions.map(writeOne).join('\n')
}

function writeOne(question: ExchangedQuestion): string {
  const { name, stem, options } = question
  const marks = [...(name === null ? [] : [`[id:${name}]`]), ...writeTags(question).map((tag) => `[tag:${tag}]`)]
  const choices = options.map(
    ({ text, correct, because }) =>
      `${correct ? '=' : '~'}[markdown]${signsEscaped(text)}${because === '' ? '' : `#[markdown]${signsEscaped(because)}`}`,
  )
  const title = name === null ? '' : `::${signsEscaped(name)}::`
  return [`// ${marks.join(' ')}`.trimEnd(), `${title}[markdown]${signsEscaped(stem)} {`, ...choices, '}', ''].join(
    '\n',
  )
}

/** The signs that mean something in GIFT, and line breaks, which would end a question. */
function signsEscaped(text: string): string {
  return text.replace(/[\\~=#{}:]/g, '\\$&').replaceAll('\n', '\\n')
}
