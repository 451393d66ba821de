import { data } from '@remix-run/node'
import { RateLimiterMemory } from 'rate-limiter-flexible'

/** Certificates that one address may look up in a minute: a counter with a queue, not somebody guessing numbers. */
const perMinute = 30

const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 })

/** Ends the request with 429 when this address has asked too often. */
export async function limitVerification(clientAddress: string): Promise<void> {
  try {
    await limiter.consume(clientAddress)
  } catch (refusal) {
    if (refusal instanceof Error) throw refusal
    throw data(null, { status: 429, headers: { 'Retry-After': '60' } })
  }
}
