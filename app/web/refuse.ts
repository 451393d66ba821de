import { translator } from '#app/locales/translator.ts'
import type { RequestContext } from './request-context.ts'

/**
 * What an action throws when the domain refused: a 409 page that says why in plain words, or where there is no page the words alone.
 * What is not there or not reached is 404 or 403.
 */
export function refusal(reason: string, context: RequestContext): Response {
  const status = reason.startsWith('no-such-') ? 404 : reason === 'out-of-reach' ? 403 : 409
  return inWords(translator(context.language)(`refusals:${reason}`), status)
}

/** Ends a request that the rules do not allow, as `refusal` says it. */
export function refuse(context: RequestContext, reason: string): never {
  throw refusal(reason, context)
}

/** Ends a request for what does not exist, or is somebody else's: the two cannot be told apart. */
export function notFound(): never {
  throw new Response(null, { status: 404 })
}

/** A sentence of its own. Remix shows it within a page where the address has one. */
export function inWords(sentence: string, status: number): Response {
  return new Response(sentence, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
