import { carryWords } from './carry-markup.ts'
import {
  type ExchangeReading,
  mostQuestions,
  notCarried,
  type ReadQuestion,
  readQuestion,
} from './exchanged-question.ts'

const optionLine = /^\s*([A-Z])[.)]\s+(.*)$/
const answerLine = /^\s*ANSWER:\s*([A-Z])\s*$/i

type Begun = { line: number; stem: string[]; options: { letter: string; text: string }[] }

/** Reads a file in the Aiken format: a question, its options lettered `A.` or `A)`, and a line `ANSWER: B`. It has no reasons. */
export function readAiken(text: string): ExchangeReading {
  const questions: ReadQuestion[] = []
  let begun: Begun | null = null
  for (const [place, line] of text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .entries()) {
    if (line.trim() === '') continue
    if (questions.length >= mostQuestions) {
      questions.push(notCarried(place + 1, line, { what: 'too-many-questions' }))
      return { kind: 'read', questions }
    }
    const current: Begun = begun ?? { line: place + 1, stem: [], options: [] }
    begun = current
    const answer = answerLine.exec(line)
    const option = optionLine.exec(line)
    if (answer) {
      questions.push(finish(current, answer[1]?.toUpperCase() ?? ''))
      begun = null
    } else if (option && (current.stem.length > 0 || current.options.length > 0)) {
      current.options.push({ letter: option[1] ?? '', text: option[2] ?? '' })
    } else if (current.options.length > 0) {
      // A question without its answer ran into the next one.
      questions.push(notCarried(current.line, current.stem.join(' '), { what: 'unknown-answer' }))
      begun = { line: place + 1, stem: [line.trim()], options: [] }
    } else current.stem.push(line.trim())
  }
  if (begun) questions.push(notCarried(begun.line, begun.stem.join(' '), { what: 'unknown-answer' }))
  return questions.length === 0 ? { kind: 'refused', reason: 'file-empty' } : { kind: 'read', questions }
}

function finish({ line, stem, options }: Begun, answer: string): ReadQuestion {
  const words = stem.join(' ')
  if (!options.some(({ letter }) => letter === answer)) {
    return notCarried(line, words, { what: 'unknown-answer', about: answer })
  }
  const carried = options.map(({ letter, text }) => ({
    text: carryWords(text).markup,
    correct: letter === answer,
    because: '',
  }))
  const said = { objective: null, critical: false, difficulty: null, fact: null }
  return readQuestion(line, '', { name: null, stem: carryWords(words).markup, options: carried, ...said }, [])
}
