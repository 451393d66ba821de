import type { MiddlewareHandler } from 'hono'
import { html } from 'hono/html'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { addressBlock } from '#app/domain/sign-in/address-block.ts'
import { translator } from '#app/locales/translator.ts'
import { chooseLanguage } from './choose-language.ts'
import type { Environment } from './environment.ts'

/** In seconds. Short, so that whoever shares an address with a nuisance is let in again soon. */
const window = 60

type Door = { path: RegExp; limiter: RateLimiterMemory }

/**
 * What anybody may post, and how often from one address in a minute. A whole ministry may share an address and sign in
 * at eight: these limits keep machines from filling the tables and the processor, and are nobody's lock. What slows guessing at one
 * name is counted elsewhere (`admitSignIn`), and so are certificates looked up (`admitVerification`).
 */
const doors: Door[] = [
  door(/^\/sign-in(\.data)?$/, 300),
  door(/^\/forgotten-password(\.data)?$/, 60),
  door(/^\/enter-code(\.data)?$/, 120),
  door(/^\/invitation\//, 240),
  door(/^\/demo(\.data)?$/, 300),
  door(/^\/concerns\//, 240),
]

/** Answers 429 and when to come back to an address that knocks at one of these doors far too often. */
export const limitRates: MiddlewareHandler<Environment> = async (c, next) => {
  if (c.req.method !== 'POST') return next()
  const asked = plainPath(c.req.path)
  const knocked = doors.find(({ path }) => path.test(asked))
  if (!knocked) return next()
  const wait = await secondsToWait(knocked.limiter, addressBlock(c.get('clientAddress')))
  if (wait === 0) return next()
  const language = chooseLanguage({
    cookie: c.req.header('cookie'),
    acceptLanguage: c.req.header('accept-language'),
  })
  const t = translator(language)
  const title = t('failure.429.title')
  c.header('Retry-After', String(wait))
  // Whoever is turned away here must not cost the rendering of a page.
  return c.html(
    html`<!DOCTYPE html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head>
<body><main><h1>${title}</h1><p>${t('failure.429.next')}</p></main></body>
</html>`,
    429,
  )
}

/** The path as the router reads it, who takes `/SIGN%2DIN/` for the same address. Its encoding was found readable before. */
function plainPath(path: string): string {
  return decodeURIComponent(path).toLowerCase().replace(/\/+/g, '/').replace(/\/$/, '')
}

function door(path: RegExp, perMinute: number): Door {
  return { path, limiter: new RateLimiterMemory({ points: perMinute, duration: window }) }
}

/** Counts this knock. Zero: it is heard. */
async function secondsToWait(limiter: RateLimiterMemory, address: string): Promise<number> {
  try {
    await limiter.consume(address)
    return 0
  } catch (refusal) {
    if (refusal instanceof Error) throw refusal
    return Math.max(1, Math.ceil((refusal as { msBeforeNext: number }).msBeforeNext / 1000))
  }
}
