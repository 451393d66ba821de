import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { countWork } from '#app/domain/office/count-work.ts'
import { leaseWork } from '#app/domain/office/lease-work.ts'
import { leaseTime } from '#app/domain/office/leased-work.ts'
import { listDeadWork } from '#app/domain/office/list-dead-work.ts'
import { queueWork } from '#app/domain/office/queue-work.ts'
import { repeatDaily } from '#app/domain/office/repeat-work.ts'
import { reviveWork } from '#app/domain/office/revive-work.ts'
import { failWork, finishWork } from '#app/domain/office/settle-work.ts'
import { everyDay } from '#app/web/work/every-day.ts'
import { doDueWork, Hopeless } from '#app/web/work/worker.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { workItems } from '#db/schema/index.ts'
import { emptyDatabase } from '#tests/support/database.ts'

const aDay = 24 * 3_600_000
const noon = new Date('2026-03-02T12:00:00.000Z')

test('work queued in a transaction that failed is never done', async () => {
  const db = await emptyDatabase()

  const failing = inTransaction(db, async (tx) => {
    await queueWork(tx, { kind: 'ring-bell', payload: {} }, noon)
    throw new Error('it broke')
  })

  await expect(failing).rejects.toThrow('it broke')
  expect(await leaseWork(db, 10, noon)).toEqual([])
})

test('of two processes that look at the same moment only one gets the work', async () => {
  const db = await databaseWithWork()

  const [first, second] = await Promise.all([leaseWork(db, 10, noon), leaseWork(db, 10, noon)])

  expect([...first, ...second]).toHaveLength(1)
})

test('work is not done before its time', async () => {
  const db = await databaseWithWork({ runAt: after(60_000) })

  expect(await leaseWork(db, 10, noon)).toHaveLength(0)
  expect(await countWork(db, noon)).toEqual({ waiting: 0, dead: 0 })
  expect(await countWork(db, after(60_000))).toEqual({ waiting: 1, dead: 0 })
  expect(await leaseWork(db, 10, after(60_000))).toHaveLength(1)
})

test('work whose process died is taken up again, and the dead process can no longer call it done', async () => {
  const db = await databaseWithWork()
  const [lost] = await leaseWork(db, 10, noon)
  const [again] = await leaseWork(db, 10, after(leaseTime + 1))

  if (!lost || !again) throw new Error('the work was not leased twice')
  await finishWork(db, lost)

  expect(again).toMatchObject({ id: lost.id, failures: 1 })
  expect(await countWork(db, noon)).toMatchObject({ waiting: 1 })
})

test('work that takes longer than its lease is not begun beside itself, and is done once', async () => {
  const db = await databaseWithWork()
  let now = noon
  let begun = 0
  async function takeLong() {
    begun += 1
    for (const minutes of [4, 8, 12]) {
      now = after(minutes * 60_000)
      await pause(60)
      expect(await leaseWork(db, 10, now)).toEqual([])
    }
  }

  await doDueWork({ db, handlers: { 'ring-bell': takeLong }, now: () => now, renewedEvery: 10 })

  expect(begun).toBe(1)
  expect(await countWork(db, now)).toMatchObject({ waiting: 0, dead: 0 })
})

test('work that failed waits longer each time and is given up after a day, with the last reason kept', async () => {
  const db = await databaseWithWork()
  const tried: number[] = []
  let at = noon
  for (let failures = 0; failures < 40; failures++) {
    const [work] = await leaseWork(db, 1, at)
    if (!work) break
    tried.push(at.getTime() - noon.getTime())
    await failWork(db, work, { error: 'no answer', hopeless: false }, at)
    const [row] = await db.select().from(workItems)
    at = row?.runAt ?? at
  }

  expect(tried.slice(0, 4)).toEqual([0, 30_000, 90_000, 210_000])
  expect(tried.at(-1)).toBeGreaterThan(20 * 3_600_000)
  expect(await listDeadWork(db)).toMatchObject([{ kind: 'ring-bell', failures: 20, lastError: 'no answer' }])
})

test('an operator can have given-up work tried again', async () => {
  const db = await databaseWithWork()
  const [work] = await leaseWork(db, 1, noon)
  if (work) await failWork(db, work, { error: 'no such address', hopeless: true }, noon)
  expect(await countWork(db, noon)).toMatchObject({ waiting: 0, dead: 1 })

  await reviveWork(db, { kind: 'operator', name: 'root' }, noon)

  expect(await countWork(db, noon)).toMatchObject({ waiting: 1, dead: 0 })
})

test('a failing piece of work does not keep another from being done', async () => {
  const db = await databaseWithWork()
  await inTransaction(db, (tx) => queueWork(tx, { kind: 'break', payload: {} }, noon))
  const rung: string[] = []
  const handlers = {
    'ring-bell': async () => void rung.push('ding'),
    break: async () => {
      throw new Hopeless('it is broken for good')
    },
  }

  await doDueWork({ db, handlers, now: () => noon })

  expect(rung).toEqual(['ding'])
  expect(await countWork(db, noon)).toMatchObject({ waiting: 0, dead: 1 })
})

test('daily work is ahead exactly once, however often its keeping up is asked for', async () => {
  const db = await emptyDatabase()
  await repeatDaily(db, 'tidy', noon)
  await repeatDaily(db, 'tidy', noon)
  const runs: Date[] = []
  const handlers = everyDay(db, {
    tidy: async (_payload, at) => void runs.push(at),
  })

  for (const hours of [0, 1, 23, 24, 25]) await doDueWork({ db, handlers, now: () => after(hours * 3_600_000) })

  expect(runs).toEqual([noon, after(24 * 3_600_000)])
})

test('daily work that fails until it is given up is begun anew the next day, and every day after', async () => {
  const db = await emptyDatabase()
  await repeatDaily(db, 'tidy', noon)
  const days = new Set<number>()
  const handlers = everyDay(db, {
    tidy: async (_payload, at) => {
      days.add(Math.floor((at.getTime() - noon.getTime()) / aDay))
      throw new Error('no room on the disk')
    },
  })

  for (let hours = 0; hours < 96; hours += 2) await doDueWork({ db, handlers, now: () => after(hours * 3_600_000) })

  expect([...days]).toEqual([0, 1, 2, 3])
  expect((await countWork(db, noon)).dead).toBeGreaterThan(0)
})

async function databaseWithWork({ runAt = noon } = {}): Promise<Database> {
  const db = await emptyDatabase()
  await inTransaction(db, (tx) => queueWork(tx, { kind: 'ring-bell', payload: {}, runAt }, noon))
  return db
}

function after(milliseconds: number): Date {
  return new Date(noon.getTime() + milliseconds)
}
