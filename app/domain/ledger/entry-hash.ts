import { createHash } from 'node:crypto'

export type ChainedEntry = {
  sequence: number
  recordedAt: Date
  action: string
  actorId: string
  subjectId: string
  digest: string
  previousHash: string
}

/** The hash before the first entry. */
export const beginning: string = '0'.repeat(64)

/** SHA-256 (hex) over everything the chain says of an entry, the hash of the one before included. */
export function entryHash(entry: ChainedEntry): string {
  const { sequence, recordedAt, action, actorId, subjectId, digest, previousHash } = entry
  return sha256(JSON.stringify([sequence, recordedAt.toISOString(), action, actorId, subjectId, digest, previousHash]))
}

/** SHA-256 (hex) of a payload, salted so that a guess at its content cannot be tried against the chain. */
export function payloadDigest(salt: string, payload: Record<string, unknown>): string {
  return sha256(salt + canonicalJson(payload))
}

/**
 * JSON with sorted keys: both engines give the same text for the same value, whatever order they stored it in. What JSON leaves out or
 * turns into text (undefined, dates) is treated as `JSON.stringify` does, which with a function to sort by takes three times as long.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if ('toJSON' in value && typeof value.toJSON === 'function') return canonicalJson(value.toJSON())
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const parts: string[] = []
  for (const key of Object.keys(value).sort()) {
    const part = (value as Record<string, unknown>)[key]
    if (part !== undefined) parts.push(`${JSON.stringify(key)}:${canonicalJson(part)}`)
  }
  return `{${parts.join(',')}}`
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
