import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { DecideAccess, Decision } from '#app/domain/access/decide-access.ts'

/** What the gate tells of its work; its own thread hands this to the main one. */
export type GateWatch = {
  /** How many decisions were given, by answer. */
  count: CountDecision
  /** Told why a question could not be answered, and nothing about the question. */
  onFailure: (error: unknown) => void
}

type CountDecision = (answer: 'allowed' | 'refused' | 'unauthorised' | 'malformed' | 'failed') => void

const bearer = /^Bearer ([A-Za-z0-9_-]{20,200})$/i
const askedSchema = z.object({
  person: z.array(z.string().min(1).max(320)).length(1),
  for: z.array(z.string().regex(/^[a-z0-9-]{1,64}$/)).max(1),
})

/**
 * `GET /check?person=<any identifier>&for=<platform>`: 204 allowed; 403 with the reason; 401 without a good token; 400 when the
 * question cannot be understood; 503 when it cannot be answered. Whatever is not 204 means: not allowed.
 *
 * Nothing about the question is logged or stored: who wanted to go where, and when, is nobody's business.
 */
export function gateRoutes(decideAccess: DecideAccess, { count, onFailure }: GateWatch): Hono {
  const gate = new Hono()

  gate.get('/check', async (c) => {
    c.header('Cache-Control', 'no-store')
    const token = bearer.exec(c.req.header('authorization') ?? '')?.[1]
    const fields = c.req.queries()
    const asked = askedSchema.safeParse({ person: fields.person ?? [], for: fields.for ?? [] })
    if (!token) return unauthorised(c, count)
    if (!asked.success) return malformed(c, count)
    const [person] = asked.data.person as [string]
    const platform = asked.data.for[0] ?? 'social-media'
    return answer(c, await decideAccess({ token, person, platform }, new Date()), count)
  })

  gate.all('*', (c) => c.json({ error: 'The gate answers GET /gate/v1/check?person=…&for=… and nothing else' }, 404))

  gate.onError((error, c) => {
    count('failed')
    onFailure(error)
    return c.json({ error: 'The gate cannot decide at the moment; treat this as not allowed' }, 503)
  })
  return gate
}

function answer(c: Context, decision: Decision, count: CountDecision): Response {
  switch (decision.kind) {
    case 'allowed':
      count('allowed')
      return c.body(null, 204)
    case 'bad-token':
      return unauthorised(c, count)
    case 'unknown-platform':
      count('malformed')
      return c.json({ error: 'There is no platform of this name; leave `for` out for social-media' }, 400)
    case 'refused': {
      count('refused')
      const { standing, reason, remaining, validUntil } = decision
      return c.json({ standing, reason, remaining, validUntil }, 403, { 'X-Gate-Reason': reason })
    }
  }
}

function unauthorised(c: Context, count: CountDecision): Response {
  count('unauthorised')
  return c.json({ error: 'Show a gate token: Authorization: Bearer …' }, 401, {
    'WWW-Authenticate': 'Bearer realm="lisans-gate"',
  })
}

function malformed(c: Context, count: CountDecision): Response {
  count('malformed')
  return c.json(
    {
      error: 'Ask for one person, with any of their identifiers, and at most one platform: ?person=…&for=social-media',
    },
    400,
  )
}
