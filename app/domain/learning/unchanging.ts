/**
 * Remembers what can never change once written (published revisions, question versions) by its id, so that it is read and
 * parsed once per process. Forgets the one unused the longest when there are more than `limit`.
 */
export class Unchanging<Value> {
  #known = new Map<string, Value>()

  constructor(private readonly limit: number) {}

  get(id: string): Value | undefined {
    const value = this.#known.get(id)
    if (value === undefined) return undefined
    this.#known.delete(id)
    this.#known.set(id, value)
    return value
  }

  set(id: string, value: Value): void {
    this.#known.set(id, value)
    if (this.#known.size > this.limit) this.#known.delete(this.#known.keys().next().value as string)
  }

  /** The values of all `ids`; `load` is asked only for those not yet known. Ids that do not exist are missing from the answer. */
  async getAll(ids: string[], load: (missing: string[]) => Promise<[string, Value][]>): Promise<Map<string, Value>> {
    const found = new Map<string, Value>()
    const missing = ids.filter((id) => {
      const value = this.get(id)
      if (value !== undefined) found.set(id, value)
      return value === undefined
    })
    if (missing.length === 0) return found
    for (const [id, value] of await load(missing)) {
      this.set(id, value)
      found.set(id, value)
    }
    return found
  }
}
