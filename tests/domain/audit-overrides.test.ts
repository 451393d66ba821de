import { expect, test } from 'vitest'
import { listLooks } from '#app/domain/audit/list-looks.ts'
import { listOverrides, type OverrideQuestion } from '#app/domain/audit/list-overrides.ts'
import { lookWhileAuditing } from '#app/domain/audit/look-while-auditing.ts'
import { overrideActions, overrideKindNames } from '#app/domain/audit/override-kinds.ts'
import { isKnownAction } from '#app/domain/audit/recorded-actions.ts'
import { grantExemption } from '#app/domain/certification/grant-exemption.ts'
import { raiseConcern } from '#app/domain/concerns/raise-concern.ts'
import { replyToConcern } from '#app/domain/concerns/reply-to-concern.ts'
import { defaultProgrammeId } from '#app/domain/learning/default-programme.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { grantRole } from '#app/domain/people/grant-role.ts'
import { lookAtPerson } from '#app/domain/people/look-at-person.ts'
import { inTransaction } from '#db/handle.ts'
import { addTestProgramme } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { learnerOf } from '#tests/support/learner.ts'
import { addTestOfficer, addTestPerson, addTestUnit, operator } from '#tests/support/people.ts'

test('every kind of override is made of actions that the service knows', () => {
  for (const kind of overrideKindNames) {
    expect(overrideActions(kind).length).toBeGreaterThan(0)
    for (const action of overrideActions(kind)) expect(isKnownAction(action), action).toBe(true)
  }
})

test('one list has every override with whom, by whom, where and why; by kind, unit and day', async () => {
  const { listed, tides, reefs } = await houseWithOverrides()

  expect(await listed({})).toEqual([
    'platform-mode.set gate Reefs: Order 9',
    'role.granted Jean Reefs: New post',
    'exemption.granted Marie Tides: no-use-at-work',
  ])
  expect(await listed({ kind: 'exemption' })).toEqual(['exemption.granted Marie Tides: no-use-at-work'])
  expect(await listed({ kind: 'sanction' })).toEqual([])
  expect(await listed({ unitIds: [tides] })).toEqual(['exemption.granted Marie Tides: no-use-at-work'])
  expect(await listed({ unitIds: [reefs] })).toHaveLength(2)
  expect(await listed({ from: day(3), until: day(3) })).toEqual(['role.granted Jean Reefs: New post'])
})

test('an auditor of one ministry sees what was decided about its people', async () => {
  const { listed, tides, reefs } = await houseWithOverrides()

  expect(await listed({ reach: [tides] })).toEqual(['exemption.granted Marie Tides: no-use-at-work'])
  expect(await listed({ reach: [tides], unitIds: [reefs] })).toEqual([])
  expect(await listed({ reach: [] })).toEqual([])
})

test('of the answers to concerns only those count that gave an attempt back', async () => {
  const db = await emptyDatabase()
  const catalogue = await addTestProgramme(db)
  const person = await addTestPerson(db, { name: 'Marie' })
  const trainer = await addTestOfficer(db, 'trainer', person.unitId)
  const learner = learnerOf(db, catalogue, person.id)
  await learner.learn(day(2))
  const failed = await learner.sit('final', 'nothing', day(3))
  if (failed.kind === 'refused') throw new Error(failed.reason)
  await contest('not-right', day(4))
  await contest('right', day(5))

  const asked = { reach: 'all', kind: 'attemptGivenBack', unitIds: null, from: null, until: null } as const
  const given = await listOverrides(db, asked, { before: null, limit: 9 })
  expect(given).toMatchObject([{ action: 'concern.answered', recordedAt: day(5), subject: { name: 'Marie' } }])

  async function contest(outcome: 'right' | 'not-right', at: Date): Promise<void> {
    const about = { kind: 'attempt', attemptId: failed.kind === 'refused' ? '' : failed.attemptId } as const
    const concern = { personId: person.id, kind: 'contested-mark', about, language: 'en', words: outcome } as const
    const raised = await raiseConcern(db, concern, at)
    if (raised.kind === 'refused') throw new Error(raised.reason)
    const { concernId } = raised
    const reply = { officerId: trainer.id, words: 'Seen', giveBack: false, seen: 0, baseUrl: 'https://lisans.example' }
    const replied = await replyToConcern(db, { ...reply, concernId, outcome }, at)
    expect(replied.kind).toBe('replied')
  }
})

test('who looked at whom is told by whom it was and by who looked, and not of one’s own record', async () => {
  const { db, tides, marie, jean } = await houseWithOverrides()
  const officer = await addTestOfficer(db, 'auditor', tides)
  const look = (personId: string, at: Date) => lookAtPerson(db, { personId, roles: ['auditor'] }, officer.actor, at)
  await look(marie.id, day(10))
  await look(marie.id, day(11))
  await look(officer.id, day(12))
  expect(await look(jean.id, day(13))).toMatchObject({ kind: 'refused' })

  const times = (looks: { recordedAt: Date }[]) => looks.map(({ recordedAt }) => recordedAt.getUTCDate())
  expect(times(await listLooks(db, { personId: marie.id }, { limit: 9 }))).toEqual([11, 10])
  expect(times(await listLooks(db, { lookerId: officer.id }, { limit: 9 }))).toEqual([11, 10])
  expect(times(await listLooks(db, { personId: marie.id }, { limit: 1 }))).toEqual([11])
  expect(await listLooks(db, { personId: jean.id }, { limit: 9 })).toEqual([])
  expect(await listLooks(db, null, { limit: 9, reach: [tides] })).toHaveLength(2)
  expect(await listLooks(db, null, { limit: 9, reach: [jean.unitId] })).toEqual([])
})

test('an auditor who reads on about the same person within the hour is looking still', async () => {
  const { db, tides, marie, jean } = await houseWithOverrides()
  const { actor } = await addTestOfficer(db, 'auditor', tides)
  const look = (personId: string, at: Date) => lookWhileAuditing(db, { personId }, actor, at)
  const minutes = (count: number) => new Date(day(10).getTime() + count * 60_000)

  for (const at of [0, 20, 59, 61, 62]) expect(await look(marie.id, minutes(at))).toMatchObject({ kind: 'seen' })
  expect(await look(jean.id, minutes(63))).toEqual({ kind: 'refused', reason: 'out-of-reach' })

  const looks = await listLooks(db, { personId: marie.id }, { limit: 9 })
  expect(looks.map(({ recordedAt }) => recordedAt)).toEqual([minutes(61), minutes(0)])
})

/** An exemption in one ministry, a role in another, a mode for that one; and something that is no override. */
async function houseWithOverrides() {
  const db = await emptyDatabase()
  const tides = await addTestUnit(db, { name: 'Tides' })
  const reefs = await addTestUnit(db, { name: 'Reefs' })
  const marie = await addTestPerson(db, { unitId: tides, name: 'Marie' })
  const jean = await addTestPerson(db, { unitId: reefs, name: 'Jean' })
  const exempt = {
    personId: marie.id,
    programmeId: defaultProgrammeId,
    ground: 'no-use-at-work',
    endsAt: null,
  } as const
  await grantExemption(db, exempt, operator, day(2))
  await record('person.chose-language', marie.id, day(2))
  const role = { personId: jean.id, role: 'manager', unitId: reefs, reason: 'New post', lastDay: null } as const
  await grantRole(db, role, operator, day(3))
  await record('platform-mode.set', 'gate', day(4), { unitId: reefs, reason: 'Order 9' })
  return { db, tides, reefs, marie, jean, record, listed }

  async function record(action: string, subjectId: string, at: Date, payload: Record<string, unknown> = {}) {
    await inTransaction(db, (tx) => recordEntry(tx, { action, actor: operator, subjectId, payload }, at))
  }

  async function listed(some: Partial<OverrideQuestion>): Promise<string[]> {
    const question: OverrideQuestion = { reach: 'all', kind: null, unitIds: null, from: null, until: null, ...some }
    const overrides = await listOverrides(db, question, { before: null, limit: 50 })
    return overrides.map(
      ({ action, subject, subjectId, unitName, reason, ground }) =>
        `${action} ${subject?.name ?? subjectId} ${unitName}: ${reason ?? ground}`,
    )
  }
}

function day(number: number): Date {
  return new Date(Date.UTC(2026, 2, number, 8))
}
