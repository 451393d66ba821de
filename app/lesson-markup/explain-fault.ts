import { errorAt, type LessonProblem, type Place } from './lesson-problem.ts'

type ParserMessage = {
  reason: string
  ruleId?: string
  source?: string
  place?: Place | { start: Place }
}

/**
 * Turns whatever the parser threw into a sentence for the author.
 * The parser's own words are never passed on: they may hold paths of the server, and they speak of JavaScript.
 */
export function explainFault(fault: unknown): LessonProblem {
  const message = findParserMessage(fault)
  if (!message)
    return errorAt(null, 'unreadable', 'This text could not be read as a lesson. Look for a tag that is not closed.')
  const place = message.place && ('start' in message.place ? message.place.start : message.place)
  return errorAt(placeOfOpenTag(message.reason) ?? place ?? null, 'markup', explain(message))
}

/** Of a tag that is not closed the parser gives the end of the text as its place, and the tag's own in the words. */
function placeOfOpenTag(reason: string): Place | null {
  const [, line, column] = /^Expected a closing tag for `[^`]*` \((\d+):(\d+)/.exec(reason) ?? []
  return line && column ? { line: Number(line), column: Number(column) } : null
}

function explain({ reason, ruleId = '', source = '' }: ParserMessage): string {
  const tag = /`(<\/?[\w.:-]*>?)`/.exec(reason)?.[1] ?? 'tag'
  if (source.includes('expression') || ruleId === 'acorn' || source.includes('mdxjs-esm')) {
    return source.includes('esm')
      ? 'Lessons cannot import or export anything. If this line is meant as text, begin it with another word.'
      : 'Curly brackets have a special meaning here: write \\{ instead.'
  }
  if (/before name.*`!`|to create a comment/.test(reason))
    return 'Comments cannot be written in lessons: delete <!-- … -->.'
  if (ruleId === 'unexpected-closing-slash') return 'This tag is closed but was never opened.'
  if (reason.startsWith('Expected a closing tag') || reason.startsWith('Expected the closing tag')) {
    return `The tag ${tag} is not closed where it should be: close it in the same paragraph or list in which it was opened.`
  }
  if (reason.startsWith('Unexpected closing tag'))
    return `The closing tag ${tag} does not match the tag that is open here.`
  if (ruleId === 'unexpected-eof') return 'The text ends in the middle of a tag: is a > or a quotation mark missing?'
  if (ruleId === 'unexpected-lazy') return 'A tag that begins inside a quotation or list must end inside it.'
  if (/before attribute value/.test(reason))
    return 'An attribute must be written as name="text", with straight quotation marks.'
  if (ruleId === 'unexpected-character') return 'The tag is not well written here. For the sign itself write \\<.'
  return 'This is not well-formed: look for a tag that is not closed, or a missing quotation mark.'
}

/** The compiler wraps the parser's message in its own, and esbuild wraps that. */
function findParserMessage(fault: unknown): ParserMessage | null {
  let found: ParserMessage | null = null
  let current: unknown = firstEsbuildDetail(fault) ?? fault
  for (let depth = 0; depth < 6 && isObject(current); depth++) {
    if (typeof current.reason === 'string' && current.ruleId !== 'process-error')
      found ??= current as unknown as ParserMessage
    current = current.cause
  }
  return found
}

function firstEsbuildDetail(fault: unknown) {
  if (!isObject(fault) || !Array.isArray(fault.errors)) return null
  const [first] = fault.errors as unknown[]
  return isObject(first) ? first.detail : null
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
