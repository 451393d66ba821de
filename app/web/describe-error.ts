import { DrizzleQueryError } from 'drizzle-orm'

export type ErrorDescription = { name: string; message: string; stack?: string }

/**
 * An error as the log may tell it. A query that failed carries the values it was asked with, in its message and its stack: names,
 * answers, hashes of passwords. Only the statement and the database's complaint are told, and nothing that either quotes.
 */
export function describeError(error: unknown): ErrorDescription {
  if (error instanceof DrizzleQueryError) {
    const complaint = error.cause instanceof Error ? error.cause.message.replace(/"[^"]*"/g, '"…"') : 'unknown'
    return { name: error.name, message: `${complaint}, from: ${error.query}`, stack: framesOf(error) }
  }
  if (error instanceof Error) return { name: error.name, message: error.message, stack: error.stack }
  return { name: 'thrown', message: String(error) }
}

function framesOf({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')
}
