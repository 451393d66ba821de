import { expect, test } from 'vitest'
import { countAllowedAsAt, listAllowedAsAt } from '#app/domain/access/allowed-as-at.ts'
import { countRefused, isShutByDecision } from '#app/domain/access/count-refused.ts'
import { lastMondays } from '#app/domain/access/count-weekly.ts'
import { listLosing } from '#app/domain/access/list-losing.ts'
import { findPlatform } from '#app/domain/access/list-platforms.ts'
import { createPolicy } from '#app/domain/certification/create-policy.ts'
import { findFacts } from '#app/domain/certification/find-facts.ts'
import { findProgrammeFacts } from '#app/domain/certification/find-programme-facts.ts'
import { findStanding } from '#app/domain/certification/find-standing.ts'
import { listStatesAsAt } from '#app/domain/certification/list-states-as-at.ts'
import { standing } from '#app/domain/certification/standing.ts'
import { defaultPlatformId, defaultProgrammeId } from '#app/domain/learning/default-programme.ts'
import { movePerson } from '#app/domain/people/move-person.ts'
import { seedDemo } from '#db/demo/seed-demo.ts'
import type { Database } from '#db/handle.ts'
import { people } from '#db/schema/index.ts'
import { addTestProgramme } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { learnerOf } from '#tests/support/learner.ts'
import { addTestPerson, addTestUnit, operator } from '#tests/support/people.ts'
import { publishTestPolicy } from '#tests/support/policies.ts'

const now = new Date('2026-11-22T12:00:00.000Z')
const programmeId = defaultProgrammeId
const aDay = 86_400_000

test('Mondays are told by the clocks of the organisation, today included where it is one', () => {
  const sunday = lastMondays(new Date('2026-11-22T12:00:00.000Z'), 'Indian/Mahe', 2)
  expect(sunday).toEqual([new Date('2026-11-08T20:00:00.000Z'), new Date('2026-11-15T20:00:00.000Z')])
  const monday = lastMondays(new Date('2026-11-22T20:00:00.000Z'), 'Indian/Mahe', 1)
  expect(monday).toEqual([new Date('2026-11-22T20:00:00.000Z')])
})

test('who would have been refused on a past Monday, and how everybody stood, is the same as the standing of each then', async () => {
  const db = await emptyDatabase()
  await seedDemo(db, { now, crowd: false })
  const everybody = await db.select().from(people)
  const personIds = everybody.map(({ id }) => id)
  const longAgo = [30, 90, 180, 270, 365, 450, 524].map((days) => new Date(now.getTime() - days * aDay))
  const facts = new Map(
    await Promise.all(
      everybody.map(async ({ id }) => [id, await findFacts(db, { personId: id, programmeId })] as const),
    ),
  )

  const seen = new Set<string>()
  for (const at of [...longAgo, ...lastMondays(now, 'Indian/Mahe', 8), now]) {
    const programme = await findProgrammeFacts(db, programmeId, at)
    const expected = []
    const here = []
    const told = new Map((await listStatesAsAt(db, { programmeId, at, personIds })).map((row) => [row.personId, row]))
    for (const person of everybody) {
      const known = facts.get(person.id)
      if (!known || person.createdAt > at) continue
      const { gate, state } = standing(known, programme, at)
      if (state !== 'left') here.push(person.id)
      seen.add(state)
      expect(told.get(person.id)?.state ?? 'left', `${person.name} on ${at.toISOString()}`).toBe(state)
      if (gate === 'open') expected.push(person.id)
    }
    expect((await listAllowedAsAt(db, { programmeId, at })).sort(), at.toISOString()).toEqual(expected.sort())
    const counted = await countAllowedAsAt(db, { programmeId, at })
    expect(counted.reduce((total, one) => total + one.people, 0)).toBe(here.length)
    expect(counted.reduce((total, one) => total + one.allowed, 0)).toBe(expected.length)
  }

  expect([...seen]).toEqual(expect.arrayContaining(['certified', 'expired', 'exempt', 'in-progress', 'suspended']))

  await expectNowToAgree(db)
}, 300_000)

/** What the standings say of now is what the facts say of now, and the names are as many as the number. */
async function expectNowToAgree(db: Database) {
  const platform = await findPlatform(db, defaultPlatformId)
  if (!platform) throw new Error('There is no platform')
  const counted = await countRefused(db, platform, now)
  const allowed = counted.filter((one) => one.allowed).reduce((total, one) => total + one.people, 0)
  expect(allowed).toBe((await listAllowedAsAt(db, { programmeId, at: now })).length)
  const lacking = counted.filter((one) => !one.allowed && !isShutByDecision(one))
  const unitIds = [...new Set(counted.map(({ unitId }) => unitId))]
  const names = await listLosing(db, { platform, unitIds, limit: 1000 }, now)
  expect(names).toHaveLength(lacking.reduce((total, one) => total + one.people, 0))
}

test('a policy that was overdue then kept the gate shut then, wherever the person has moved since', async () => {
  const db = await emptyDatabase()
  const catalogue = await addTestProgramme(db)
  const [tides, winds] = [await addTestUnit(db), await addTestUnit(db)]
  const certifiedAt = new Date('2026-03-02T05:00:00.000Z')
  const mover = await addTestPerson(db, { unitId: tides })
  const signer = await addTestPerson(db, { unitId: tides })
  for (const { id } of [mover, signer]) await learnerOf(db, catalogue, id).becomeCertified(certifiedAt)
  const days = (count: number) => new Date(certifiedAt.getTime() + count * aDay)
  const created = await createPolicy(db, { unitId: tides }, operator, days(1))
  if (created.kind === 'refused') throw new Error(created.reason)
  await publishTestPolicy(db, created.policyId, { at: days(2), days: 5 })
  await movePerson(db, { personId: mover.id, unitId: winds }, operator, days(12))

  for (const at of [1, 3, 6, 9, 11, 13, 20].map(days)) {
    const expected = []
    for (const { id } of [mover, signer]) {
      const { gate } = await findStanding(db, { personId: id, programmeId }, at)
      if (gate === 'open') expected.push(id)
    }
    expect((await listAllowedAsAt(db, { programmeId, at })).sort(), at.toISOString()).toEqual(expected.sort())
  }
  expect(await listAllowedAsAt(db, { programmeId, at: days(3) })).toHaveLength(2)
  expect(await listAllowedAsAt(db, { programmeId, at: days(11) })).toEqual([])
  expect(await listAllowedAsAt(db, { programmeId, at: days(13) })).toEqual([mover.id])
})
