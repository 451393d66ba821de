import { RateLimiterMemory } from 'rate-limiter-flexible'
import { addressBlock } from '#app/domain/sign-in/address-block.ts'

/** Certificates that one address may look up in a minute: a counter with a queue, not somebody guessing numbers. */
const perMinute = 120

const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 })

/** Whether this address may look up one more certificate now. */
export async function admitVerification(clientAddress: string): Promise<boolean> {
  try {
    await limiter.consume(addressBlock(clientAddress))
    return true
  } catch (refusal) {
    if (refusal instanceof Error) throw refusal
    return false
  }
}
