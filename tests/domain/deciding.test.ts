import { expect, test } from 'vitest'
import { decideAccommodation } from '#app/domain/assessment/decide-accommodation.ts'
import { listAccommodationRequests } from '#app/domain/assessment/list-accommodation-requests.ts'
import { listPeopleNeedingUnlock } from '#app/domain/assessment/list-people-needing-unlock.ts'
import { requestAccommodation } from '#app/domain/assessment/request-accommodation.ts'
import { unlockAttempts } from '#app/domain/assessment/unlock-attempts.ts'
import { findCertificate } from '#app/domain/certification/find-certificate.ts'
import { listRulesRevisions } from '#app/domain/certification/find-rules.ts'
import { findStanding } from '#app/domain/certification/find-standing.ts'
import { grantExemption } from '#app/domain/certification/grant-exemption.ts'
import { liftRevocation } from '#app/domain/certification/lift-revocation.ts'
import { publishRules } from '#app/domain/certification/publish-rules.ts'
import { reinstatePerson } from '#app/domain/certification/reinstate-person.ts'
import { revokeCertification } from '#app/domain/certification/revoke-certification.ts'
import { suspendPerson } from '#app/domain/certification/suspend-person.ts'
import { takeRulesLive } from '#app/domain/certification/take-rules-live.ts'
import { verifyCertificate } from '#app/domain/certification/verify-certificate.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { ledgerEntries } from '#db/schema/index.ts'
import { addTestProgramme, publishTestRules } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { learnerOf } from '#tests/support/learner.ts'
import { addTestOfficer, addTestPerson, addTestUnit, grantTestRole } from '#tests/support/people.ts'

const monday = new Date('2026-03-02T05:00:00.000Z')
const millisecondsPerHour = 3_600_000
const system = { kind: 'system' } as const

test('an access officer suspends people of the units below, and the gate and the certificate follow at once', async () => {
  const { db, whose, ministry, learner, standingAt } = await scene()
  await learner.becomeCertified(monday)
  const officer = await addTestOfficer(db, 'access-officer', ministry)
  const number = (await findCertificate(db, whose))?.number as string

  const suspended = await suspendPerson(db, suspension(whose), officer.actor, later(1))

  expect(suspended).toMatchObject({ kind: 'suspended' })
  expect(await standingAt(later(1))).toMatchObject({ state: 'suspended', gate: 'shut', reason: 'suspended' })
  expect(await verifyCertificate(db, number, later(1))).toMatchObject({ valid: false, state: 'not-valid' })
  expect(await reinstatePerson(db, whose, officer.actor, later(2))).toEqual({ kind: 'reinstated' })
  expect(await standingAt(later(2))).toMatchObject({ state: 'certified', gate: 'open' })
  expect(await verifyCertificate(db, number, later(2))).toMatchObject({ valid: true })
})

test('nobody decides about themselves, about people out of reach, or without the role', async () => {
  const { db, whose, person, ministry } = await scene()
  const elsewhere = await addTestOfficer(db, 'access-officer')
  const manager = await addTestOfficer(db, 'manager', ministry)
  await grantTestRole(db, person.id, 'access-officer', ministry)
  const entriesBefore = await db.select().from(ledgerEntries)

  expect(await suspendPerson(db, suspension(whose), person.actor, monday)).toMatchObject({ reason: 'about-oneself' })
  for (const actor of [elsewhere.actor, manager.actor]) {
    expect(await suspendPerson(db, suspension(whose), actor, monday)).toMatchObject({ reason: 'out-of-reach' })
    expect(await revokeCertification(db, revocation(whose), actor, monday)).toMatchObject({ reason: 'out-of-reach' })
    expect(await liftRevocation(db, whose, actor, monday)).toMatchObject({ reason: 'out-of-reach' })
    expect(await reinstatePerson(db, whose, actor, monday)).toMatchObject({ reason: 'out-of-reach' })
    expect(await unlockAttempts(db, whose, actor, monday)).toMatchObject({ reason: 'out-of-reach' })
    const exemption = { ...whose, ground: 'no-use-at-work' as const, endsAt: null }
    expect(await grantExemption(db, exemption, actor, monday)).toMatchObject({ reason: 'out-of-reach' })
  }
  expect(await db.select().from(ledgerEntries)).toEqual(entriesBefore)
})

test('a revocation ends the certificate; passing again does not lift it, and after it is lifted all is to be earned anew', async () => {
  const { db, whose, ministry, learner, standingAt } = await scene()
  const officer = await addTestOfficer(db, 'access-officer', ministry)
  const administrator = await addTestOfficer(db, 'administrator', ministry)
  await learner.learn(monday)
  await learner.start('final', monday)
  await revokeCertification(db, revocation(whose), administrator.actor, later(1))

  expect(await learner.sit('final', 'all', later(2))).toMatchObject({ passed: true, certificateId: null })
  expect(await learner.sign(later(2))).toEqual({ kind: 'refused', reason: 'revoked' })
  expect(await learner.start('final', later(2))).toMatchObject({ reason: 'revoked' })
  expect(await standingAt(later(2))).toMatchObject({
    state: 'revoked',
    reason: 'revoked',
    remaining: [{ kind: 'ask', whom: 'named-officer' }],
  })
  expect(await liftRevocation(db, whose, administrator.actor, later(3))).toMatchObject({ reason: 'out-of-reach' })
  expect(await liftRevocation(db, whose, officer.actor, later(3))).toEqual({ kind: 'lifted' })
  expect(await standingAt(later(3))).toMatchObject({
    state: 'in-progress',
    remaining: [{ kind: 'final' }, { kind: 'sign' }],
  })
  await learner.sit('final', 'all', later(4))
  await learner.sign(later(4))
  expect(await standingAt(later(4))).toMatchObject({ state: 'certified', gate: 'open' })
})

test('a revoked certificate does not verify any more, even after the revocation was lifted', async () => {
  const { db, whose, ministry, learner } = await scene()
  await learner.becomeCertified(monday)
  const officer = await addTestOfficer(db, 'access-officer', ministry)
  const number = (await findCertificate(db, whose))?.number as string
  await revokeCertification(db, revocation(whose), officer.actor, later(1))
  await liftRevocation(db, whose, officer.actor, later(2))

  expect(await verifyCertificate(db, number, later(3))).toMatchObject({ valid: false, state: 'not-valid' })
})

test('after the third failed final the focal point is asked, sees who waits, and opens it again', async () => {
  const { db, whose, person, ministry, learner, standingAt } = await scene()
  const focalPoint = await addTestOfficer(db, 'focal-point', ministry)
  const elsewhere = await addTestOfficer(db, 'focal-point')
  await learner.learn(monday)
  expect(await unlockAttempts(db, whose, focalPoint.actor, monday)).toMatchObject({ reason: 'nothing-to-unlock' })
  for (const hours of [0, 25, 50]) await learner.sit('final', 'nothing', later(hours))

  expect((await standingAt(later(51))).remaining).toMatchObject([
    { kind: 'ask', whom: 'focal-point' },
    { kind: 'final', blocked: 'needs-unlock', failedAt: later(50) },
    { kind: 'sign' },
  ])
  expect(await learner.start('final', later(90))).toMatchObject({ reason: 'needs-unlock' })
  expect(await listPeopleNeedingUnlock(db, elsewhere.actor, monday)).toEqual([])
  expect(await listPeopleNeedingUnlock(db, focalPoint.actor, monday)).toMatchObject([
    { personId: person.id, name: 'Marie Adam', failures: 3, failedAt: later(50) },
  ])

  expect(await unlockAttempts(db, whose, focalPoint.actor, later(91))).toEqual({ kind: 'unlocked' })
  expect(await listPeopleNeedingUnlock(db, focalPoint.actor, monday)).toEqual([])
  expect(await learner.sit('final', 'nothing', later(92))).toMatchObject({ passed: false })
  expect(await learner.start('final', later(120))).toMatchObject({ kind: 'started' })
})

test('an accommodation gives more attempts and more time, and is decided by others', async () => {
  const { db, whose, person, ministry, learner } = await scene({ timeLimitMinutes: 30, attemptsBeforeUnlock: 1 })
  const focalPoint = await addTestOfficer(db, 'focal-point', ministry)
  await learner.learn(monday)
  const wish = { ...whose, extraAttempts: true, extraTime: true }
  const requested = await requestAccommodation(db, wish, monday)
  if (requested.kind !== 'requested') throw new Error(requested.reason)
  expect(await requestAccommodation(db, wish, monday)).toMatchObject({ reason: 'already-asked' })
  const [request] = await listAccommodationRequests(db, focalPoint.actor, monday)
  expect(request).toMatchObject({ accommodationId: requested.accommodationId, personId: person.id })

  const { accommodationId } = requested
  const decision = { accommodationId, extraAttempts: 1, extraTimePercent: 50 }
  expect(await decideAccommodation(db, decision, person.actor, later(1))).toMatchObject({ reason: 'about-oneself' })
  expect(
    await decideAccommodation(db, { ...decision, extraTimePercent: 1.5 }, focalPoint.actor, later(1)),
  ).toMatchObject({ reason: 'out-of-bounds' })
  expect(await decideAccommodation(db, decision, focalPoint.actor, later(1))).toEqual({ kind: 'decided' })
  expect(await listAccommodationRequests(db, focalPoint.actor, monday)).toEqual([])

  await learner.sit('final', 'nothing', later(2))
  const second = await learner.start('final', later(30))
  expect(second).toMatchObject({ kind: 'started' })
  const late = new Date(later(30).getTime() + 44 * 60_000)
  expect(await learner.sit('final', 'all', late)).toMatchObject({ passed: true })
})

test('only administrators of the whole organisation publish rules and take them live, and live rules cannot be taken back by older ones', async () => {
  const { db, catalogue, ministry } = await scene()
  const administrator = await addTestOfficer(db, 'administrator', ministry)
  const officer = await addTestOfficer(db, 'access-officer', ministry)
  const local = await addTestOfficer(db, 'administrator', await addTestUnit(db, { parentId: ministry }))
  const text = { title: 'Rules', source: '1. Be kind.', html: '<p>1. Be kind.</p>' }
  const publication = { rulesId: catalogue.rulesId, texts: { en: text }, material: false, graceUntil: null }
  const publish = (actor: Actor) => publishRules(db, publication, actor, monday)

  expect(await publish(officer.actor)).toMatchObject({ reason: 'administrators-only' })
  expect(await publish(local.actor)).toMatchObject({ reason: 'administrators-only' })
  const draft = await publish(administrator.actor)
  expect(draft).toMatchObject({ kind: 'published', number: 2 })
  expect(await publish(administrator.actor)).toMatchObject({ kind: 'unchanged', number: 2 })
  const newest = await publishTestRules(db, catalogue, { at: later(1) })

  const take = (rulesRevisionId: string, actor: Actor) => takeRulesLive(db, { rulesRevisionId }, actor, later(2))
  const draftId = (draft as { rulesRevisionId: string }).rulesRevisionId
  expect(await take(draftId, officer.actor)).toMatchObject({ reason: 'administrators-only' })
  expect(await take(newest, local.actor)).toMatchObject({ reason: 'administrators-only' })
  expect(await take(draftId, administrator.actor)).toMatchObject({ reason: 'newer-rules-live' })
  expect(await take(newest, administrator.actor)).toMatchObject({ reason: 'already-live' })
})

test('who signed the rules signs again when the words change, and not when only a translation caught up', async () => {
  const { db, catalogue } = await scene()
  const { rulesId } = catalogue
  const french = { title: 'Règles', source: '1. Soyez aimable.', html: '' }
  const publish = async (english: string, how: { lagging?: true; material: boolean }, at: Date) => {
    const en = { title: 'Rules', source: english, html: '' }
    const fr = { ...french, ...(how.lagging && { lagging: true as const }) }
    await publishRules(db, { rulesId, texts: { en, fr }, material: how.material, graceUntil: null }, system, at)
    return (await listRulesRevisions(db, rulesId)).at(-1)
  }
  const takeLive = (rulesRevisionId = '') => takeRulesLive(db, { rulesRevisionId }, system, later(2))

  const first = await publish('1. Be kind.', { lagging: true, material: true }, monday)
  expect(first?.material).toBe(true)
  await takeLive(first?.id)
  expect((await publish('1. Be kind.', { material: true }, later(3)))?.material).toBe(false)

  const draft = await publish('1. Be very kind.', { lagging: true, material: true }, later(4))
  expect(draft?.material).toBe(true)
  expect((await publish('1. Be very kind.', { material: false }, later(5)))?.material).toBe(true)
})

async function scene(final: { timeLimitMinutes?: number; attemptsBeforeUnlock?: number } = {}) {
  const db = await emptyDatabase()
  const catalogue = await addTestProgramme(db, { final })
  const ministry = await addTestUnit(db)
  const section = await addTestUnit(db, { name: 'Harbour section', parentId: ministry })
  const person = await addTestPerson(db, { unitId: section })
  const whose = { personId: person.id, programmeId: catalogue.programmeId }
  const standingAt = (now: Date) => findStanding(db, whose, now)
  return { db, catalogue, ministry, person, whose, learner: learnerOf(db, catalogue, person.id), standingAt }
}

type Whose = { personId: string; programmeId: string }

function suspension(whose: Whose) {
  return { ...whose, ground: 'investigation' as const, note: null, endsAt: null }
}

function revocation(whose: Whose) {
  return { ...whose, ground: 'dishonesty' as const, note: null }
}

function later(hours: number): Date {
  return new Date(monday.getTime() + hours * millisecondsPerHour)
}
