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
  if (isAnswer(error)) {
    // What Remix makes of a failure of its own. Its words may quote what was sent, so only the kind of it is told.
    return { name: 'answer', message: `${error.status} ${error.statusText}`.trim() }
  }
  return {
    name: 'thrown',
    message: typeof error === 'object' && error !== null ? 'an object that is no error' : String(error),
  }
}

function framesOf({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')
}

/** Remix's own test for it is not asked: the gate's thread describes errors too, and loads no pages. */
function isAnswer(error: unknown): error is { status: number; statusText: string } {
  return typeof error === 'object' && error !== null && 'status' in error && 'statusText' in error
}
