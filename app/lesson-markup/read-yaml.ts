import { type Document, isNode, LineCounter, parseDocument, visit } from 'yaml'
import type { z } from 'zod'
import { errorAt, type LessonProblem, type Place } from './lesson-problem.ts'

export type YamlReading<Value> = { kind: 'read'; value: Value } | { kind: 'faulty'; problems: LessonProblem[] }

const largestYaml = 100_000
const deepestYaml = 12

// While somebody writes, the registers, the description of the course and most front matter are read again and again.
const textsKept = 60
const kept = new WeakMap<z.ZodType, Map<string, unknown>>()

/**
 * Reads YAML as plain data and checks it against a schema.
 * Only the core schema is known, and neither tags, anchors nor aliases are accepted: no author needs them, and they are
 * how a small file becomes code or gigabytes.
 * `firstLine` is the line of the author's file on which the text begins.
 */
export function readYaml<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
  firstLine = 1,
): YamlReading<z.infer<Schema>> {
  const known = recall(schema, text)
  if (known) return { kind: 'read', value: known.value }
  const reading = readAnew(text, schema, firstLine)
  if (reading.kind === 'read') keep(schema, text, reading.value)
  return reading
}

/** Every reader gets a copy of their own, to do with as they like. */
function recall<Schema extends z.ZodType>(schema: Schema, text: string): { value: z.infer<Schema> } | null {
  const texts = kept.get(schema)
  const value = texts?.get(text)
  if (!texts || value === undefined) return null
  texts.delete(text)
  texts.set(text, value)
  return { value: structuredClone(value) as z.infer<Schema> }
}

function keep(schema: z.ZodType, text: string, value: unknown): void {
  const texts = kept.get(schema) ?? new Map<string, unknown>()
  kept.set(schema, texts.set(text, structuredClone(value)))
  if (texts.size > textsKept) texts.delete(texts.keys().next().value as string)
}

function readAnew<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
  firstLine: number,
): YamlReading<z.infer<Schema>> {
  const refused = refuseYaml(text)
  if (refused) return { kind: 'faulty', problems: [{ ...refused, line: refused.line + firstLine - 1 }] }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, schema: 'core', uniqueKeys: true, prettyErrors: false })
  const problems = [...document.errors, ...document.warnings].map((fault) =>
    errorAt(placeAt(lines, fault.pos[0], firstLine), 'yaml', explainYaml(fault.code)),
  )
  visit(document, (_, node) => {
    if (!isNode(node)) return
    if ('source' in node && node.constructor.name === 'Alias')
      problems.push(forbidden(node.range?.[0], 'An alias (*name)'))
    if ('anchor' in node && node.anchor) problems.push(forbidden(node.range?.[0], 'An anchor (&name)'))
    if (node.tag && !node.tag.startsWith('tag:yaml.org,2002:'))
      problems.push(forbidden(node.range?.[0], 'A tag (!name)'))
  })
  if (problems.length > 0) return { kind: 'faulty', problems }

  const parsed = schema.safeParse(document.toJS({ maxAliasCount: 0 }) ?? {}, { error: explainValue })
  if (parsed.success) return { kind: 'read', value: parsed.data }
  return {
    kind: 'faulty',
    problems: parsed.error.issues.map((issue) =>
      errorAt(
        placeOfPath(document, issue.path, lines, firstLine),
        'yaml-value',
        `${pathInWords(issue.path)}${issue.message}`,
      ),
    ),
  }

  function forbidden(offset: number | undefined, what: string) {
    return errorAt(placeAt(lines, offset ?? 0, firstLine), 'yaml', `${what} cannot be used here: write the value out.`)
  }
}

/** The cheap checks, made before the parser sees the text. */
function refuseYaml(text: string) {
  if (Buffer.byteLength(text) > largestYaml)
    return errorAt(null, 'too-long', 'This file is longer than 100 kB. Divide it.')
  for (const [index, line] of text.split('\n').entries()) {
    const place = { line: index + 1, column: 1 }
    const indent = /^[ -]*/.exec(line)?.[0].length ?? 0
    if (indent > deepestYaml * 4) return errorAt(place, 'too-deep', 'This line is indented too deeply.')
    if ((line.match(/[[{]/g)?.length ?? 0) > 60)
      return errorAt(place, 'too-deep', 'There are too many brackets on this line.')
  }
  return null
}

function placeAt(lines: LineCounter, offset: number, firstLine: number): Place {
  const { line, col } = lines.linePos(offset)
  return { line: line + firstLine - 1, column: col }
}

/** The place of a value, or of the nearest thing around it that is written down. */
function placeOfPath(document: Document, path: PropertyKey[], lines: LineCounter, firstLine: number): Place {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return placeAt(lines, node.range[0], firstLine)
  }
  return { line: firstLine, column: 1 }
}

function pathInWords(path: PropertyKey[]) {
  return path.length === 0 ? 'This part ' : `“${path.map(String).join(' › ')}” `
}

/** What is wrong with a value, in an author's words. Schemas may say it better themselves. */
function explainValue(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing.' : `must be ${typesInWords[issue.expected] ?? issue.expected}.`
    case 'unrecognized_keys':
      return `has names that mean nothing here: ${issue.keys.join(', ')}.`
    case 'invalid_value':
      return `must be one of: ${issue.values.map(String).join(', ')}.`
    case 'too_small':
      return issue.origin === 'number' ? `must be at least ${issue.minimum}.` : 'is too short, or empty.'
    case 'too_big':
      return issue.origin === 'number' ? `must be at most ${issue.maximum}.` : 'is too long.'
    default:
      return 'is not what is wanted here.'
  }
}

const typesInWords: Record<string, string> = {
  string: 'text (put it in quotation marks if it is a number or a date)',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of names and values',
}

function explainYaml(code: string) {
  return (
    {
      DUPLICATE_KEY: 'The same name is given twice here: remove one.',
      BAD_INDENT: 'The indentation does not line up: use the same number of spaces as the line above.',
      TAB_AS_INDENT: 'Indent with spaces, not with tabs.',
      MISSING_CHAR: 'A quotation mark, bracket or colon is missing.',
      MULTILINE_IMPLICIT_KEY:
        'A name and its value must stand on one line; put the value in quotation marks if it holds a colon.',
      BLOCK_AS_IMPLICIT_KEY: 'A value that holds a colon followed by a space must be put in quotation marks.',
      TAG_RESOLVE_FAILED: 'A tag (!name) cannot be used here: write the value out.',
      MULTIPLE_DOCS: 'There is a line of three hyphens too many.',
    }[code] ??
    'This is not well-formed YAML. A value with a colon, a hash or quotation marks in it must be put in quotation marks.'
  )
}
