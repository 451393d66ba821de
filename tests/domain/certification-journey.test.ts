import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { countStates } from '#app/domain/certification/count-states.ts'
import { findCertificate } from '#app/domain/certification/find-certificate.ts'
import { findRules } from '#app/domain/certification/find-rules.ts'
import { findStanding } from '#app/domain/certification/find-standing.ts'
import { allowedQuery } from '#app/domain/certification/gate-allows.ts'
import { listStates } from '#app/domain/certification/list-states.ts'
import { takeRulesLive } from '#app/domain/certification/take-rules-live.ts'
import { verifyCertificate } from '#app/domain/certification/verify-certificate.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.ts'
import { certificates, outgoingMails, workItems } from '#db/schema/index.ts'
import { addTestProgramme, publishTestProgramme, publishTestRules } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { learnerOf } from '#tests/support/learner.ts'
import { addTestPerson } from '#tests/support/people.ts'

const monday = new Date('2026-03-02T05:00:00.000Z')

test('a newcomer is told every step in order: lessons and quiz of each module, the final, the signature', async () => {
  const { standingAt } = await enrol()

  const standing = await standingAt(monday)

  expect(standing).toMatchObject({ state: 'not-started', gate: 'shut', reason: 'not-certified' })
  expect(
    standing.remaining.map((step) => [step.kind, 'courseId' in step ? step.courseId : ''].join(' ').trim()),
  ).toEqual([
    'lesson tides',
    'lesson tides',
    'quiz tides',
    'lesson winds',
    'lesson winds',
    'quiz winds',
    'final',
    'sign',
  ])
})

test('the gate opens with the signature that follows a passed final, and not before', async () => {
  const { learner, standingAt, isAllowedAt } = await enrol()
  await learner.learn(monday)
  expect(await learner.sit('final', 'all', minutesAfter(monday, 10))).toMatchObject({
    passed: true,
    certificateId: null,
  })
  expect(await isAllowedAt(minutesAfter(monday, 10))).toBe(false)
  expect(await standingAt(minutesAfter(monday, 10))).toMatchObject({
    state: 'in-progress',
    finalPassed: true,
    remaining: [{ kind: 'sign', live: true }],
  })

  const signed = await learner.sign(minutesAfter(monday, 20))

  expect(signed).toMatchObject({ kind: 'signed', certificateId: expect.any(String) })
  expect(await isAllowedAt(minutesAfter(monday, 20))).toBe(true)
  expect(await standingAt(minutesAfter(monday, 20))).toMatchObject({
    state: 'certified',
    gate: 'open',
    reason: null,
    remaining: [],
    validUntil: new Date('2027-03-02T19:59:59.999Z'),
  })
  expect(await standingAt(minutesAfter(monday, 19))).toMatchObject({ state: 'in-progress', gate: 'shut' })
})

test('the signer is sent a copy of what was signed', async () => {
  const { db, learner, person } = await enrol()
  await learner.becomeCertified(monday)

  const [mail] = await db.select().from(outgoingMails).where(eq(outgoingMails.personId, person.id))

  expect(mail).toMatchObject({ subject: 'Your copy: Rules of behaviour, version 1', sentAt: null })
  expect(mail?.body).toContain('Be truthful')
  expect(await db.select().from(workItems)).toMatchObject([{ kind: 'send-mail', payload: { mailId: mail?.id } }])
})

test('rules that are only a draft cannot be signed, and nobody is certified before they are live', async () => {
  const { db, learner, catalogue, standingAt } = await enrol({ rulesLive: false })
  await learner.learn(monday)
  await learner.sit('final', 'all', monday)

  expect(await learner.sign(monday)).toEqual({ kind: 'refused', reason: 'not-live' })
  expect((await standingAt(monday)).remaining).toEqual([
    { kind: 'ask', whom: 'administrator', by: null },
    { kind: 'sign', rulesId: catalogue.rulesId, live: false },
  ])

  const rules = await findRules(db, catalogue.rulesId)
  const live = { rulesRevisionId: rules?.revision.id as string }
  await takeRulesLive(db, live, { kind: 'system' }, minutesAfter(monday, 5))
  expect(await learner.sign(minutesAfter(monday, 6))).toMatchObject({ certificateId: expect.any(String) })
})

test('renewing early keeps the days that remain', async () => {
  const { learner, standingAt } = await enrol()
  await learner.becomeCertified(monday)
  const tooEarly = new Date('2026-12-30T05:00:00.000Z')
  expect(await learner.sit('final', 'all', tooEarly)).toMatchObject({ kind: 'refused', reason: 'nothing-to-renew' })

  const inTheWindow = new Date('2027-01-10T05:00:00.000Z')
  expect(await standingAt(inTheWindow)).toMatchObject({
    state: 'expiring',
    gate: 'open',
    renewalOpen: true,
    remaining: [{ kind: 'final', retake: false }, { kind: 'sign' }],
  })
  await learner.sit('final', 'all', inTheWindow)
  await learner.sign(inTheWindow)

  expect(await standingAt(inTheWindow)).toMatchObject({
    state: 'certified',
    validUntil: new Date('2028-03-02T19:59:59.999Z'),
  })
})

test('an expired certificate shuts the gate by itself and a renewal runs from its own day', async () => {
  const { learner, standingAt, isAllowedAt } = await enrol()
  await learner.becomeCertified(monday)
  expect(await isAllowedAt(new Date('2027-03-02T19:59:59.999Z'))).toBe(true)
  expect(await isAllowedAt(new Date('2027-03-02T20:00:00.000Z'))).toBe(false)
  const later = new Date('2027-06-15T05:00:00.000Z')
  expect(await standingAt(later)).toMatchObject({ state: 'expired', gate: 'shut', reason: 'expired' })

  await learner.sit('final', 'all', later)
  await learner.sign(later)

  expect(await standingAt(later)).toMatchObject({
    state: 'certified',
    validUntil: new Date('2028-06-15T19:59:59.999Z'),
  })
})

test('new rules with a material change ask for a signature only, and shut the gate when the grace is over', async () => {
  const { db, learner, catalogue, standingAt, isAllowedAt } = await enrol()
  await learner.becomeCertified(monday)
  const april = new Date('2026-04-01T05:00:00.000Z')
  const graceUntil = new Date('2026-04-30T19:59:59.999Z')
  await publishTestRules(db, catalogue, { graceUntil, at: april })

  expect(await standingAt(april)).toMatchObject({
    state: 'update-due',
    gate: 'open',
    validUntil: graceUntil,
    remaining: [{ kind: 'sign', live: true }],
  })
  const may = new Date('2026-05-01T05:00:00.000Z')
  expect(await standingAt(may)).toMatchObject({ state: 'update-due', gate: 'shut', reason: 'update-overdue' })
  expect(await isAllowedAt(may)).toBe(false)

  expect(await learner.sign(may)).toEqual({ kind: 'signed', certificateId: null })
  expect(await standingAt(may)).toMatchObject({ state: 'certified', gate: 'open' })
  expect(await isAllowedAt(may)).toBe(true)
})

test('a second material change does not lengthen the grace of the first', async () => {
  const { db, learner, catalogue, standingAt, isAllowedAt } = await enrol()
  await learner.becomeCertified(monday)
  const first = new Date('2026-05-01T00:00:00.000Z')
  const second = new Date('2026-08-01T00:00:00.000Z')
  await publishTestProgramme(db, catalogue, { material: true, graceUntil: first, at: minutesAfter(monday, 60) })
  await publishTestProgramme(db, catalogue, { material: true, graceUntil: second, at: minutesAfter(monday, 120) })

  expect(await standingAt(minutesAfter(monday, 120))).toMatchObject({ state: 'update-due', validUntil: first })
  expect(await isAllowedAt(minutesAfter(first, 1))).toBe(false)
  expect(await standingAt(minutesAfter(first, 1))).toMatchObject({ gate: 'shut', reason: 'update-overdue' })
})

test('a changed programme asks its holder for the final, which runs twelve months from then', async () => {
  const { db, learner, catalogue, standingAt } = await enrol()
  await learner.becomeCertified(monday)
  const july = new Date('2026-07-01T05:00:00.000Z')
  await publishTestProgramme(db, catalogue, { material: true, graceUntil: minutesAfter(july, 60 * 24 * 30), at: july })
  expect((await standingAt(july)).remaining).toMatchObject([{ kind: 'final' }])

  const passed = await learner.sit('final', 'all', minutesAfter(july, 60))

  expect(passed).toMatchObject({ passed: true, certificateId: expect.any(String) })
  expect(await standingAt(minutesAfter(july, 60))).toMatchObject({
    state: 'certified',
    validUntil: new Date('2027-07-01T19:59:59.999Z'),
  })
})

test('anybody may verify a certificate by its number, however they type it, and learns no more than that', async () => {
  const { db, person, learner } = await enrol()
  await learner.becomeCertified(monday)
  const certificate = await findCertificate(db, { personId: person.id })
  const number = certificate?.number as string

  expect(certificate).toMatchObject({ holderName: 'Marie Adam', courses: [{ courseId: 'tides', number: 1 }, {}] })
  const typed = ` ${number.toLowerCase().replaceAll('-', ' ')}`
  expect(await verifyCertificate(db, typed, monday)).toMatchObject({ valid: true, state: 'valid', number })
  const mistyped = number.slice(0, -1) + (number.endsWith('0') ? '1' : '0')
  expect(await verifyCertificate(db, mistyped, monday)).toBeNull()
  const wayLater = new Date('2028-01-01T00:00:00.000Z')
  expect(await verifyCertificate(db, number, wayLater)).toMatchObject({ valid: false, state: 'expired' })
})

test('a certificate rests on one attempt and the ledger still verifies', async () => {
  const { db, learner } = await enrol()
  await learner.becomeCertified(monday)

  expect(await db.select().from(certificates)).toHaveLength(1)
  expect(await learner.sign(minutesAfter(monday, 1))).toEqual({ kind: 'refused', reason: 'already-signed' })
  expect(await verifyLedger(db)).toMatchObject({ kind: 'sound' })
})

test('a list tells the state of many people at once, and how many are in each', async () => {
  const { db, catalogue, person, learner } = await enrol()
  const { programmeId } = catalogue
  await learner.becomeCertified(monday)
  const beginner = await addTestPerson(db, { unitId: person.unitId })
  await learnerOf(db, catalogue, beginner.id).learn(monday)
  const newcomer = await addTestPerson(db, { unitId: person.unitId })

  const everybody = [person, beginner, newcomer].map((one) => one.id)
  const states = await listStates(db, { programmeId, personIds: everybody }, monday)
  expect(everybody.map((id) => states.get(id))).toEqual(['certified', 'in-progress', 'not-started'])
  const inTheWindow = new Date('2027-01-10T05:00:00.000Z')
  const counted = await countStates(db, { programmeId, unitIds: [person.unitId] }, inTheWindow)
  expect(counted).toEqual({ expiring: 1, 'in-progress': 1, 'not-started': 1 })
})

async function enrol(options: Parameters<typeof addTestProgramme>[1] = {}) {
  const db = await emptyDatabase()
  const catalogue = await addTestProgramme(db, options)
  const person = await addTestPerson(db)
  const { programmeId } = catalogue
  const gate = allowedQuery(db).prepare()
  return {
    db,
    catalogue,
    person,
    learner: learnerOf(db, catalogue, person.id),
    standingAt: (now: Date) => findStanding(db, { personId: person.id, programmeId }, now),
    isAllowedAt: async (now: Date) =>
      (await gate.execute({ identifier: person.identifier, platform: 'social-media', now })).length > 0,
  }
}

function minutesAfter(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * 60_000)
}
