import type { Logger } from 'pino'
import type { Language } from '#db/schema/people.ts'

/** What every loader and action is given of the request beside the request itself (`context`). */
export type RequestContext = {
  /** Names this request in the log and on a failure page. */
  requestId: string
  /** The caller's address, as far as trusted proxies vouch for it. */
  clientAddress: string
  /** One-time word of the content security policy. */
  nonce: string
  /** The language the page is shown in. Set by whoever knows best: the person's choice, the cookie, the browser's wish. */
  language: Language
  log: Logger
  /** Why nothing can be recorded at present, once the request has met it; the failure page says so. */
  outage: 'clock' | null
}
