import { data } from '@remix-run/node'

/** The answer to a try that came too soon: 429, and in how many seconds the next one is heard. */
export function tooManyTries(retryAt: Date, now: Date) {
  const seconds = Math.max(1, Math.ceil((retryAt.getTime() - now.getTime()) / 1000))
  return data({ problems: [], seconds }, { status: 429, headers: { 'Retry-After': String(seconds) } })
}
