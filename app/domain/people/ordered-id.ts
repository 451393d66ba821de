import { randomUUID } from 'node:crypto'

let made = 0

/**
 * A random id that sorts after those made before it (UUID version 7, RFC 9562, with a counter of 32 bits behind the moment). Where thousands
 * of rows are written at once, their places in the indexes lie side by side: with ids that are random throughout, each piece of an
 * import rewrote most pages of every index. What remains random is 40 bits.
 */
export function orderedId(at: Date): string {
  made = (made + 1) % 2 ** 32
  const moment = at.getTime().toString(16).padStart(12, '0')
  const counter = made.toString(2).padStart(32, '0')
  const hex = (bits: string) => Number.parseInt(bits, 2).toString(16)
  // Of a random id, the last bits; `randomUUID` keeps a store of them.
  const random = randomUUID()
  return [
    moment.slice(0, 8),
    moment.slice(8),
    `7${hex(counter.slice(0, 12)).padStart(3, '0')}`,
    hex(`10${counter.slice(12, 26)}`),
    hex(counter.slice(26)).padStart(2, '0') + random.slice(-10),
  ].join('-')
}
