import { AsyncResource } from 'node:async_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import type Sqlite from 'better-sqlite3'

/** So many waiting transactions share one commit at most. */
const groupSize = 64
/** How long a writer waits for another process (an import, the previous release) to let go of the file, in milliseconds. */
const patience = 10_000

type Job = {
  work: () => Promise<unknown>
  resolve: (value: unknown) => void
  reject: (reason: unknown) => void
}

/** Jobs run one after the other on the one connection that writes; each is undone alone if it throws. */
export class WriteQueue {
  #waiting: Job[] = []
  #draining = false
  #idle: (() => void)[] = []

  constructor(private readonly connection: Sqlite.Database) {}

  /** Answers once what `work` wrote is on the disk. */
  run<Result>(work: () => Promise<Result>): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      // Bound to its own caller: jobs of one group would otherwise all run in the first one's request.
      const bound = AsyncResource.bind(work) as () => Promise<Result>
      this.#waiting.push({
        work: bound,
        resolve: resolve as (value: unknown) => void,
        reject,
      })
      if (this.#draining) return
      this.#draining = true
      // Requests of one turn of the event loop share a commit.
      setImmediate(() => this.#drain())
    })
  }

  /** Resolves when nothing waits any more. */
  idle(): Promise<void> {
    if (!this.#draining) return Promise.resolve()
    return new Promise((resolve) => this.#idle.push(resolve))
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#commitGroup()
      // Reads and new requests get their turn between groups.
      if (this.#waiting.length > 0) await new Promise(setImmediate)
    }
    this.#draining = false
    for (const tell of this.#idle.splice(0)) tell()
  }

  async #commitGroup(): Promise<void> {
    try {
      await beginImmediate(this.connection)
    } catch (error) {
      this.#waiting.shift()?.reject(error)
      return
    }
    const answers: (() => void)[] = []
    const jobs: Job[] = []
    try {
      for (let taken = 0; taken < groupSize; taken++) {
        const job = this.#waiting.shift()
        if (!job) break
        jobs.push(job)
        answers.push(await this.#runOne(job))
      }
      this.connection.exec('COMMIT')
    } catch (error) {
      if (this.connection.inTransaction) this.connection.exec('ROLLBACK')
      for (const job of jobs) job.reject(error)
      return
    }
    // Nobody is told before the commit.
    for (const answer of answers) answer()
  }

  async #runOne(job: Job): Promise<() => void> {
    this.connection.exec('SAVEPOINT one')
    try {
      const value = await job.work()
      this.connection.exec('RELEASE one')
      return () => job.resolve(value)
    } catch (error) {
      // On a full or failing disk SQLite may itself undo everything: then nothing of the group stands.
      if (!this.connection.inTransaction) throw error
      this.connection.exec('ROLLBACK TO one; RELEASE one')
      return () => job.reject(error)
    }
  }
}

/** SQLite would wait by blocking the whole process; asking again and again leaves the reads alone. */
async function beginImmediate(connection: Sqlite.Database): Promise<void> {
  const since = performance.now()
  for (let wait = 1; ; wait = Math.min(wait * 2, 50)) {
    try {
      connection.exec('BEGIN IMMEDIATE')
      return
    } catch (error) {
      const busy = error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
      if (!busy || performance.now() - since > patience) throw error
      await pause(wait)
    }
  }
}
