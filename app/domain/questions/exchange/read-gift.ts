import { type GIFTQuestion, parse, type TextFormat } from 'gift-pegjs'
import { type CarriedMarkup, carryHtml, carryMarkdown, carryWords } from './carry-markup.ts'
import {
  type ExchangedQuestion,
  type ExchangeNote,
  type ExchangeReading,
  mostQuestions,
  notCarried,
  type ReadQuestion,
  readQuestion,
} from './exchanged-question.ts'
import { readTags } from './question-tags.ts'

/**
 * Reads a file in Moodle's GIFT format, question by question (they are parted by empty lines), so that one that cannot be read does not
 * hide the others. The grammar is that of gift-pegjs.
 */
export function readGift(text: string): ExchangeReading {
  const questions: ReadQuestion[] = []
  let category: string | null = null
  for (const { line, source } of blocksOf(text)) {
    if (questions.length >= mostQuestions) {
      questions.push(notCarried(line, source, { what: 'too-many-questions' }))
      break
    }
    for (const found of parseBlock(source)) {
      if (found === null) questions.push(notCarried(line, source, { what: 'unreadable' }))
      else if (found.type === 'Category') category = found.title ?? null
      else questions.push(describe(found, line, category))
    }
  }
  return questions.length === 0 ? { kind: 'refused', reason: 'file-empty' } : { kind: 'read', questions }
}

function blocksOf(text: string): { line: number; source: string }[] {
  const blocks: { line: number; lines: string[] }[] = []
  let running = false
  for (const [place, line] of text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .entries()) {
    if (line.trim() === '') running = false
    else if (running) blocks.at(-1)?.lines.push(line)
    else {
      running = true
      blocks.push({ line: place + 1, lines: [line] })
    }
  }
  return blocks
    .filter(({ lines }) => lines.some((line) => !line.trimStart().startsWith('//')))
    .map(({ line, lines }) => ({ line, source: lines.join('\n') }))
}

function parseBlock(source: string): (GIFTQuestion | null)[] {
  try {
    const found = parse(`${source}\n`)
    return found.length === 0 ? [null] : found
  } catch {
    return [null]
  }
}

function describe(
  found: Exclude<GIFTQuestion, { type: 'Category' }>,
  line: number,
  category: string | null,
): ReadQuestion {
  const title = found.title ?? found.stem?.text ?? ''
  const stem = carry(found.stem)
  const notes: ExchangeNote[] = [...stem.notes]
  if (category !== null && category !== '') notes.push({ what: 'category', about: category })
  if ('hasEmbeddedAnswers' in found && found.hasEmbeddedAnswers) notes.push({ what: 'blank-in-the-stem' })
  if (found.type !== 'MC' && found.type !== 'TF') {
    return notCarried(line, title, ...notes, { what: 'kind-not-carried', about: found.type.toLowerCase() })
  }
  if (found.globalFeedback) notes.push({ what: 'general-feedback' })
  const options = found.type === 'TF' ? trueAndFalse(found) : choicesOf(found, notes)
  const tags = readTags(found.tags ?? [])
  notes.push(...tags.notes)
  const question: ExchangedQuestion = {
    name: found.id ?? found.title ?? null,
    stem: stem.markup,
    options,
    ...tags.said,
  }
  return readQuestion(line, title, question, notes)
}

function choicesOf(
  { choices }: Extract<GIFTQuestion, { type: 'MC' }>,
  notes: ExchangeNote[],
): ExchangedQuestion['options'] {
  const full = choices.filter(({ isCorrect, weight }) => isCorrect || weight === 100)
  if (choices.some(({ weight }) => weight !== null && weight !== 0 && weight !== 100))
    notes.push({ what: 'partial-marks' })
  return choices.map((choice) => {
    const text = carry(choice.text)
    const because = carry(choice.feedback)
    notes.push(...text.notes, ...because.notes)
    return { text: text.markup, correct: full.includes(choice), because: because.markup }
  })
}

function trueAndFalse(found: Extract<GIFTQuestion, { type: 'TF' }>): ExchangedQuestion['options'] {
  return [
    { text: 'True', correct: found.isTrue, because: carry(found.trueFeedback).markup },
    { text: 'False', correct: !found.isTrue, because: carry(found.falseFeedback).markup },
  ]
}

function carry(text: TextFormat | null): CarriedMarkup {
  if (!text) return { markup: '', notes: [] }
  if (text.format === 'markdown') return carryMarkdown(text.text)
  if (text.format === 'html' || (text.format === 'moodle' && /<[a-z!/]/i.test(text.text))) return carryHtml(text.text)
  return carryWords(text.text)
}
