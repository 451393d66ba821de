import { data } from '@remix-run/node'
import { translator } from '#app/locales/translator.ts'
import type { RequestContext } from './request-context.ts'

/** Ends a request that the rules do not allow: 409 and the reason (a code of the refusals catalogue) as a sentence in the page's language. */
export function refuse(context: RequestContext, reason: string): never {
  throw data(translator(context.language)(`refusals:${reason}`), { status: 409 })
}

/** Ends a request for what does not exist, or is somebody else's: the two cannot be told apart. */
export function notFound(): never {
  throw data(null, { status: 404 })
}
