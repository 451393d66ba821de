import { count, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { listAttempts } from '#app/domain/assessment/list-attempts.ts'
import { findStanding } from '#app/domain/certification/find-standing.ts'
import { allowedQuery } from '#app/domain/certification/gate-allows.ts'
import { rebuildStandings } from '#app/domain/certification/rebuild-standings.ts'
import { defaultPlatformId, defaultProgrammeId } from '#app/domain/learning/default-programme.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.ts'
import { findPersonByIdentifier } from '#app/domain/people/find-person-by-identifier.ts'
import { foldIdentifier } from '#app/domain/people/fold-identifier.ts'
import { listPersonas } from '#app/domain/people/list-personas.ts'
import { type DemoPersona, demoPersonas } from '#db/demo/demo-personas.ts'
import { seedDemo } from '#db/demo/seed-demo.ts'
import { engine } from '#db/engine.ts'
import type { Database } from '#db/handle.ts'
import { authUsers, outgoingMails, people, personIdentifiers, standings, workItems } from '#db/schema/index.ts'
import { emptyDatabase } from '#tests/support/database.ts'

const now = new Date('2026-11-22T12:00:00.000Z')
const personas = demoPersonas as readonly DemoPersona[]
const programmeId = defaultProgrammeId

/** On PostgreSQL a slice is enough to see that it works there too: the personas and those who hold a role. */
const crowd = engine === 'sqlite'

test('the demonstration stands as it says: its people, personas, gate, ledger and lists agree', async () => {
  const db = await emptyDatabase()
  const told: number[] = []
  const seeded = await seedDemo(db, { now, crowd, onProgress: (done, total) => told.push(done / total) })

  expect(told.at(-1)).toBe(1)
  const [counted] = await db.select({ people: count() }).from(people)
  expect(counted?.people).toBe(seeded.people)
  expect(seeded.people).toBe(crowd ? 240 : personas.length + 5)
  expect(await verifyLedger(db)).toMatchObject({ kind: 'sound', erased: 0 })
  expect(await db.select().from(outgoingMails).where(eq(outgoingMails.sentAt, now))).toEqual([])
  expect(await db.select().from(workItems).where(eq(workItems.state, 'waiting'))).toEqual([])
  expect(await db.select().from(authUsers)).toEqual([])

  await expectPersonas(db)
  await expectGateToAgree(db)
  await expectRebuiltToEqualKept(db)
  if (crowd) await expectEveryStanding(db)
}, 300_000)

// Once is enough: what differs between the engines is shown above.
test.runIf(engine === 'sqlite')(
  'made twice for the same moment, the demonstration has the same people with the same standings',
  async () => {
    const made = []
    for (const _time of ['first', 'second']) {
      const db = await emptyDatabase()
      await seedDemo(db, { now, crowd: false })
      made.push(await describePeople(db))
    }
    expect(made[0]).toHaveLength(personas.length + 5)
    expect(made[1]).toEqual(made[0])
  },
  100_000,
)

/** Each persona's standing, and the first thing they are told to do. */
async function expectPersonas(db: Database) {
  const next: Record<string, string> = {}
  for (const { key, staffNumber, standing } of personas) {
    const found = await standingOf(db, staffNumber)
    expect(found.state, key).toBe(standing)
    const [step] = found.remaining
    next[key] = step
      ? [step.kind, ...('blocked' in step ? [step.blocked, step.retake && 'retake'] : [])].filter(Boolean).join(' ')
      : ''
  }
  expect(next).toMatchObject({
    newcomer: 'lesson',
    francophone: 'lesson',
    'half-way': 'lesson',
    'tested-out': 'lesson',
    'ready-for-final': 'final',
    'cool-down': 'final cool-down',
    'needs-unlock': 'ask',
    retake: 'final retake',
    'ready-to-sign': 'sign',
    certified: '',
    expiring: 'final',
    expired: 'final',
    suspended: 'ask',
    revoked: 'ask',
    exempt: 'lesson',
    'on-leave': '',
    administrator: '',
  })
  const numberOf = (key: string) => personas.find((one) => one.key === key)?.staffNumber ?? ''
  const at = async (key: string) => standingOf(db, numberOf(key))
  expect((await at('expiring')).validUntil).toEqual(new Date('2027-01-01T19:59:59.999Z'))
  expect((await at('refresher-due')).refresherDue).toBe(true)
  expect((await at('certified')).refresherDue).toBe(false)
  expect((await at('refreshed')).refresherDue).toBe(false)
  expect(await listAttempts(db, await whoseIs(db, numberOf('refreshed')))).toContainEqual(
    expect.objectContaining({ kind: 'refresher', state: 'submitted' }),
  )
  const [known] = (await at('tested-out')).modules
  expect(known).toMatchObject({ testedOut: true, quizPassed: true })
  expect(known?.lessons.some((lesson) => lesson.completed)).toBe(false)
  expect((await at('on-leave')).onLeave).toBe(true)
  expect((await listPersonas(db)).map((persona) => persona.story)).toEqual(personas.map((persona) => persona.key))
}

async function expectGateToAgree(db: Database) {
  const gate = allowedQuery(db).prepare()
  const rows = await db
    .select({ personId: personIdentifiers.personId, identifier: personIdentifiers.value })
    .from(personIdentifiers)
    .where(eq(personIdentifiers.kind, 'staff-number'))
  for (const { personId, identifier } of rows) {
    const { gate: expected } = await findStanding(db, { personId, programmeId }, now)
    const answer = await gate.execute({ identifier, platform: defaultPlatformId, now })
    expect(answer.length === 1 ? 'open' : 'shut', identifier).toBe(expected)
  }
}

async function expectRebuiltToEqualKept(db: Database) {
  const read = () => db.select().from(standings).orderBy(standings.personId)
  const kept = await read()
  await rebuildStandings(db)
  const empty = (row: (typeof kept)[number]) => row.certificateId === null && row.blockedReason === null
  expect((await read()).filter((row) => !empty(row))).toEqual(kept.filter((row) => !empty(row)))
}

async function expectEveryStanding(db: Database) {
  const counts: Record<string, number> = {}
  for (const { state } of await describePeople(db)) counts[state] = (counts[state] ?? 0) + 1
  const least = { certified: 90, expiring: 5, expired: 8, 'in-progress': 30, 'not-started': 15, exempt: 5, left: 8 }
  for (const [state, number] of Object.entries(least)) expect(counts[state], state).toBeGreaterThanOrEqual(number)
  expect(counts.suspended).toBeGreaterThanOrEqual(3)
  expect(counts.revoked).toBeGreaterThanOrEqual(2)
  expect(counts['update-due'], 'not everybody has signed the annex yet').toBeGreaterThanOrEqual(2)
}

async function describePeople(db: Database) {
  const rows = await db
    .select({ personId: people.id, name: people.name, unitId: people.unitId, staffNumber: personIdentifiers.value })
    .from(people)
    .innerJoin(personIdentifiers, eq(personIdentifiers.personId, people.id))
    .where(eq(personIdentifiers.kind, 'staff-number'))
    .orderBy(personIdentifiers.value)
  const described = []
  for (const { personId, ...person } of rows) {
    const { state, gate, since, validUntil, remaining } = await findStanding(db, { personId, programmeId }, now)
    described.push({ ...person, state, gate, since, validUntil, remaining })
  }
  return described
}

async function standingOf(db: Database, staffNumber: string) {
  return findStanding(db, await whoseIs(db, staffNumber), now)
}

async function whoseIs(db: Database, staffNumber: string) {
  const person = await findPersonByIdentifier(db, foldIdentifier(staffNumber) ?? '')
  return { personId: person?.id ?? '', programmeId }
}
