import { type Context, Hono } from 'hono'
import type { DecideAccess, Decision } from '#app/domain/access/decide-access.ts'

/** What the gate tells of its work; its own thread hands this to the main one. */
export type GateWatch = {
  /** How many decisions were given, by answer. */
  count: CountDecision
  /** Told why a question could not be answered, and nothing about the question. */
  onFailure: (error: unknown) => void
}

type CountDecision = (answer: 'allowed' | 'let-through' | 'refused' | 'unauthorised' | 'malformed' | 'failed') => void

const bearer = /^Bearer ([A-Za-z0-9_-]{20,200})$/i
const platformName = /^[a-z0-9-]{1,64}$/
/** Longer than any name, folded or not. In characters. */
const longestName = 320
/** An answer is true at its moment only. As a plain object, which the server writes quickest. */
const notKept = { 'Cache-Control': 'no-store' }
const onlyAsked = { ...notKept, Allow: 'GET, HEAD' }

/**
 * `GET /check?person=<any identifier>&for=<platform>`: 204 allowed; 403 with the reason; 401 without a good token; 400 when the
 * question cannot be understood; 503 when it cannot be answered. Whatever is not 204 means: not allowed. `X-Gate-Mode` tells who is
 * let through although they may not pass (`watch`, `warn`).
 *
 * Nothing about the question is logged or stored: who wanted to go where, and when, is nobody's business.
 */
export function gateRoutes(decideAccess: DecideAccess, { count, onFailure }: GateWatch): Hono {
  const gate = new Hono()

  gate.get('/check', (c): Response | Promise<Response> => {
    const token = bearer.exec(c.req.header('authorization') ?? '')?.[1]
    if (!token) return unauthorised(c, count)
    const asked = readQuestion(c.req.url)
    if (!asked) return malformed(c, count)
    const decision = decideAccess({ token, ...asked }, new Date())
    // Answered without a promise where there is none: a tenth of what an allowed person costs.
    return decision instanceof Promise ? decision.then((late) => answer(c, late, count)) : answer(c, decision, count)
  })

  gate.all('/check', (c) => c.json({ error: 'The gate is asked with GET, never told anything' }, 405, onlyAsked))

  gate.all('*', (c) => c.json({ error: 'The gate answers GET /gate/v1/check?person=…&for=… and nothing else' }, 404))

  gate.onError((error, c) => {
    count('failed')
    onFailure(error)
    c.header('Cache-Control', 'no-store')
    return c.json({ error: 'The gate cannot decide at the moment; treat this as not allowed' }, 503)
  })
  return gate
}

/** Exactly one person and at most one platform, or null. By hand, because a proxy asks this for every request of everybody. */
function readQuestion(url: string): { person: string; platform: string } | null {
  const start = url.indexOf('?')
  const fields = new URLSearchParams(start < 0 ? '' : url.slice(start))
  const people = fields.getAll('person')
  const platforms = fields.getAll('for')
  const [person = ''] = people
  const [platform = 'social-media'] = platforms
  if (people.length !== 1 || platforms.length > 1) return null
  if (person === '' || person.length > longestName || !platformName.test(platform)) return null
  return { person, platform }
}

function answer(c: Context, decision: Decision, count: CountDecision): Response {
  switch (decision.kind) {
    case 'allowed':
      count('allowed')
      return new Response(null, { status: 204, headers: notKept })
    case 'bad-token':
      return unauthorised(c, count)
    case 'unknown-platform':
      count('malformed')
      c.header('Cache-Control', 'no-store')
      return c.json({ error: 'There is no platform of this name; leave `for` out for social-media' }, 400)
    case 'let-through':
      count('let-through')
      return new Response(null, { status: 204, headers: { ...notKept, ...warningOf(decision) } })
    case 'refused': {
      count('refused')
      c.header('Cache-Control', 'no-store')
      const { standing, reason, remaining, validUntil } = decision
      const told = { mode: 'enforce', standing, reason, remaining, validUntil }
      return c.json(told, 403, { 'X-Gate-Mode': 'enforce', 'X-Gate-Reason': reason })
    }
  }
}

/** A 204 has no body, so a warning is in the head: why, and the kinds of steps that are left. Who is watched is told nothing. */
function warningOf({ mode, reason, remaining }: Extract<Decision, { kind: 'let-through' }>): Record<string, string> {
  if (mode === 'watch') return { 'X-Gate-Mode': 'watch' }
  const kinds = [...new Set(remaining.map((step) => step.kind))]
  return { 'X-Gate-Mode': 'warn', 'X-Gate-Reason': reason, 'X-Gate-Remaining': kinds.join(', ') }
}

function unauthorised(c: Context, count: CountDecision): Response {
  count('unauthorised')
  c.header('Cache-Control', 'no-store')
  return c.json({ error: 'Show a gate token: Authorization: Bearer …' }, 401, {
    'WWW-Authenticate': 'Bearer realm="lisans-gate"',
  })
}

function malformed(c: Context, count: CountDecision): Response {
  count('malformed')
  c.header('Cache-Control', 'no-store')
  return c.json(
    {
      error: 'Ask for one person, with any of their identifiers, and at most one platform: ?person=…&for=social-media',
    },
    400,
  )
}
