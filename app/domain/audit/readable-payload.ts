import { allRoles, type Role } from '#db/schema/index.ts'

/** One line of what an entry says: where in the payload, and what stands there. */
export type PayloadLine = {
  /** The names on the way to it; places in a list are not told. */
  path: string[]
  value: PayloadValue
}

export type PayloadValue =
  | { kind: 'words'; words: string }
  | { kind: 'flag'; flag: boolean }
  | { kind: 'role'; role: Role }
  | { kind: 'instant'; at: Date }
  | { kind: 'person' | 'unit'; id: string; name: string }
  | { kind: 'nothing' }
  /** The key of a question: it stays in the ledger, and is told to nobody here. */
  | { kind: 'kept-back' }

/** What ids in payloads stand for, by id. */
export type PayloadNames = { people: Map<string, string>; units: Map<string, string> }

/** More than any page should hold; what comes after is counted, not shown. */
const mostLines = 300
const longestWords = 2_000
const keys = ['correctOptionId', 'keyBefore']
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** A payload line by line, in the order in which it was written, and how many lines more there are. */
export function readablePayload(
  payload: Record<string, unknown>,
  names: PayloadNames,
): { lines: PayloadLine[]; more: number } {
  const lines: PayloadLine[] = []
  walk(payload, [], lines, names)
  return { lines: lines.slice(0, mostLines), more: Math.max(0, lines.length - mostLines) }
}

/** Every text of a payload that could be an id. */
export function idsIn(payload: unknown): string[] {
  const texts = new Set<string>()
  const visit = (value: unknown) => {
    if (typeof value === 'string' && /^[\w-]{1,64}$/.test(value)) texts.add(value)
    else if (value !== null && typeof value === 'object') Object.values(value).forEach(visit)
  }
  visit(payload)
  return [...texts].slice(0, mostLines)
}

function walk(value: unknown, path: string[], lines: PayloadLine[], names: PayloadNames): void {
  const name = path.at(-1) ?? ''
  if (keys.includes(name)) lines.push({ path, value: { kind: 'kept-back' } })
  else if (value === null || value === undefined) lines.push({ path, value: { kind: 'nothing' } })
  else if (Array.isArray(value)) {
    if (value.length === 0) lines.push({ path, value: { kind: 'nothing' } })
    for (const one of value) walk(one, path, lines, names)
  } else if (typeof value === 'object') {
    for (const [key, one] of Object.entries(value)) walk(one, [...path, key], lines, names)
  } else lines.push({ path, value: readRole(name, value) ?? readValue(value, names) })
}

function readRole(name: string, value: unknown): PayloadValue | null {
  const role = name === 'role' ? allRoles.find((one) => one === value) : undefined
  return role ? { kind: 'role', role } : null
}

function readValue(value: unknown, { people, units }: PayloadNames): PayloadValue {
  if (typeof value === 'boolean') return { kind: 'flag', flag: value }
  const words = String(value)
  if (instant.test(words)) return { kind: 'instant', at: new Date(words) }
  const person = people.get(words)
  if (person !== undefined) return { kind: 'person', id: words, name: person }
  const unit = units.get(words)
  if (unit !== undefined) return { kind: 'unit', id: words, name: unit }
  return { kind: 'words', words: words.slice(0, longestWords) }
}
