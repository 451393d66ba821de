import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { isPlainXml } from '#app/domain/outside-files/plain-xml.ts'
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

type Words = { text?: unknown; '@format'?: string; file?: unknown }
type Answer = Words & { '@fraction'?: string; feedback?: Words | '' }
type Asked = {
  '@type'?: string
  name?: Words
  idnumber?: unknown
  questiontext?: Words
  generalfeedback?: Words | ''
  category?: Words
  answer?: Answer[]
  tags?: { tag?: Words[] } | ''
}

const lists = ['quiz.question', 'quiz.question.answer', 'quiz.question.tags.tag']
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: true,
  isArray: (_, path) => lists.includes(String(path)),
})

/**
 * Reads a file in Moodle's XML format. A document that declares a type or entities is refused before it is parsed: no question needs
 * them, and they are how a small file becomes a large one or names a file of the server.
 */
export function readMoodleXml(text: string): ExchangeReading {
  if (!isPlainXml(new TextEncoder().encode(text))) return { kind: 'refused', reason: 'file-unsafe' }
  if (XMLValidator.validate(text) !== true) return { kind: 'refused', reason: 'not-this-format' }
  const asked = questionsOf(text)
  if (asked === null) return { kind: 'refused', reason: 'not-this-format' }
  const lines = linesOf(text)
  const questions: ReadQuestion[] = []
  let category: string | null = null
  for (const [place, one] of asked.entries()) {
    const line = lines[place] ?? 1
    if (one['@type'] === 'category') category = textOf(one.category).trim() || null
    else if (questions.length >= mostQuestions) {
      questions.push(notCarried(line, textOf(one.name), { what: 'too-many-questions' }))
      break
    } else questions.push(describe(one, line, category))
  }
  return questions.length === 0 ? { kind: 'refused', reason: 'file-empty' } : { kind: 'read', questions }
}

function questionsOf(text: string): Asked[] | null {
  try {
    const { quiz } = parser.parse(text) as { quiz?: { question?: Asked[] } | '' }
    if (quiz === undefined) return null
    return quiz === '' ? [] : (quiz.question ?? [])
  } catch {
    return null
  }
}

function linesOf(text: string): number[] {
  const lines: number[] = []
  let line = 1
  for (const piece of text.split(/(\n|<question[\s>])/)) {
    if (piece === '\n') line += 1
    else if (/^<question[\s>]$/.test(piece)) {
      lines.push(line)
      if (piece.endsWith('\n')) line += 1
    }
  }
  return lines
}

function describe(asked: Asked, line: number, category: string | null): ReadQuestion {
  const title = textOf(asked.name).trim()
  const stem = carry(asked.questiontext)
  const notes: ExchangeNote[] = [...stem.notes]
  if (category !== null) notes.push({ what: 'category', about: category.slice(0, 200) })
  const kind = asked['@type'] ?? ''
  if (kind !== 'multichoice' && kind !== 'truefalse')
    return notCarried(line, title, ...notes, { what: 'kind-not-carried', about: kind.slice(0, 50) })
  if (textOf(asked.generalfeedback).trim() !== '') notes.push({ what: 'general-feedback' })
  const answers = asked.answer ?? []
  const fractions = answers.map((answer) => Number(answer['@fraction'] ?? 0))
  if (fractions.some((fraction) => fraction !== 0 && fraction !== 100)) notes.push({ what: 'partial-marks' })
  const options = answers.map((answer, place) => {
    const text = carry(answer)
    const because = carry(answer.feedback)
    notes.push(...text.notes, ...because.notes)
    return { text: text.markup, correct: fractions[place] === 100, because: because.markup }
  })
  const tags = readTags(asked.tags ? (asked.tags.tag ?? []).map(textOf) : [])
  const name = String(asked.idnumber ?? '').trim() || title || null
  const question: ExchangedQuestion = { name, stem: stem.markup, options, ...tags.said }
  return readQuestion(line, title, question, [...notes, ...tags.notes])
}

function textOf(words: Words | '' | undefined): string {
  const text = words === '' ? '' : words?.text
  return typeof text === 'string' ? text : ''
}

function carry(words: Words | '' | undefined): CarriedMarkup {
  const text = textOf(words)
  const carried = carryAs(text, words ? words['@format'] : undefined)
  const picture: ExchangeNote[] = words && words.file !== undefined ? [{ what: 'picture' }] : []
  return { markup: carried.markup, notes: [...carried.notes, ...picture] }
}

function carryAs(text: string, format: string | undefined): CarriedMarkup {
  if (format === 'markdown') return carryMarkdown(text)
  if (format === 'plain_text') return carryWords(text)
  return carryHtml(text)
}
