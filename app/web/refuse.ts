import { data } from '@remix-run/node'
import { translator } from '#app/locales/translator.ts'
import type { RequestContext } from './request-context.ts'

/** What an action throws when the domain refused: a 409 page that says why in plain words. What is not there or not reached is 404 or 403. */
export function refusal(reason: string, context: RequestContext) {
  const status = reason.startsWith('no-such-') ? 404 : reason === 'out-of-reach' ? 403 : 409
  return data(translator(context.language)(`refusals:${reason}`), { status })
}

/** Ends a request that the rules do not allow, as `refusal` says it. */
export function refuse(context: RequestContext, reason: string): never {
  throw refusal(reason, context)
}

/** Ends a request for what does not exist, or is somebody else's: the two cannot be told apart. */
export function notFound(): never {
  throw data(null, { status: 404 })
}
