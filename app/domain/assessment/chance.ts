import { createHash } from 'node:crypto'

/** Numbers that look random but follow from the seed alone, so that a draw can be made again and checked. */
export class Chance {
  #drawn = 0

  constructor(private readonly seed: string) {}

  /** A whole number from 0 to one below `limit`. With limits below a million the bias is less than one in 10^8. */
  below(limit: number): number {
    const digest = createHash('sha256')
      .update(`${this.seed}:${this.#drawn++}`)
      .digest()
    return digest.readUIntBE(0, 6) % limit
  }

  /** The same things in another order. */
  shuffled<Thing>(things: readonly Thing[]): Thing[] {
    const order = [...things]
    for (let last = order.length - 1; last > 0; last--) {
      const other = this.below(last + 1)
      const kept = order[last] as Thing
      order[last] = order[other] as Thing
      order[other] = kept
    }
    return order
  }
}
