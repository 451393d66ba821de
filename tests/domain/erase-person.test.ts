import { randomUUID } from 'node:crypto'
import { eq, getTableColumns, getTableName, is, Table } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { expect, test } from 'vitest'
import { decideAccommodation } from '#app/domain/assessment/decide-accommodation.ts'
import { requestAccommodation } from '#app/domain/assessment/request-accommodation.ts'
import { assignProgramme } from '#app/domain/assignments/assign-programme.ts'
import { findEntry } from '#app/domain/audit/find-entry.ts'
import { continueBulk } from '#app/domain/bulk/continue-bulk.ts'
import { prepareBulk } from '#app/domain/bulk/prepare-bulk.ts'
import { countStandings } from '#app/domain/certification/count-standings.ts'
import { createPolicy } from '#app/domain/certification/create-policy.ts'
import { endExemption } from '#app/domain/certification/end-exemption.ts'
import { findCertificate } from '#app/domain/certification/find-certificate.ts'
import { findPolicy } from '#app/domain/certification/find-policy.ts'
import { grantExemption } from '#app/domain/certification/grant-exemption.ts'
import { recordListTaken } from '#app/domain/certification/record-list-taken.ts'
import { reinstatePerson } from '#app/domain/certification/reinstate-person.ts'
import { replyToSuspension } from '#app/domain/certification/reply-to-suspension.ts'
import { reviewSuspension } from '#app/domain/certification/review-suspension.ts'
import { revokeCertification } from '#app/domain/certification/revoke-certification.ts'
import { signPolicy } from '#app/domain/certification/sign-policy.ts'
import { suspendPerson } from '#app/domain/certification/suspend-person.ts'
import { verifyCertificate } from '#app/domain/certification/verify-certificate.ts'
import { raiseConcern } from '#app/domain/concerns/raise-concern.ts'
import { replyToConcern } from '#app/domain/concerns/reply-to-concern.ts'
import { answerCorrection } from '#app/domain/data-protection/answer-correction.ts'
import { eraseAgain } from '#app/domain/data-protection/erase-again.ts'
import { erasePerson } from '#app/domain/data-protection/erase-person.ts'
import { erasedName } from '#app/domain/data-protection/erased-name.ts'
import { listErased } from '#app/domain/data-protection/list-erased.ts'
import { previewErasure } from '#app/domain/data-protection/preview-erasure.ts'
import { requestCorrection } from '#app/domain/data-protection/request-correction.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.ts'
import { queueMail } from '#app/domain/office/queue-mail.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { addPerson } from '#app/domain/people/add-person.ts'
import { endRole } from '#app/domain/people/end-role.ts'
import { grantRole } from '#app/domain/people/grant-role.ts'
import { recordLeaving } from '#app/domain/people/record-leaving.ts'
import { recordReturn } from '#app/domain/people/record-return.ts'
import { invitePerson } from '#app/domain/sign-in/invite-person.ts'
import { redeemInvitation } from '#app/domain/sign-in/redeem-invitation.ts'
import { startSession } from '#app/domain/sign-in/start-session.ts'
import { continueStaffImport } from '#app/domain/staff-import/continue-staff-import.ts'
import { prepareStaffImport } from '#app/domain/staff-import/prepare-staff-import.ts'
import { readStaffFile } from '#app/domain/staff-import/read-staff-file.ts'
import { findCourseStatistics } from '#app/domain/statistics/find-course-statistics.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import * as schema from '#db/schema/index.ts'
import { addTestProgramme } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { learnerOf } from '#tests/support/learner.ts'
import { addTestOfficer, addTestPerson, makeUnit, operator } from '#tests/support/people.ts'
import { publishTestPolicy } from '#tests/support/policies.ts'

const monday = new Date('2026-03-02T05:00:00.000Z')
const programmeId = 'social-media-access'
const reason = 'Asked for in writing, file 12 of 2026'

test('of somebody who did everything, no word is left anywhere, and every number is as it was', async () => {
  const { db, personId, administrator, number, catalogue } = await everythingDone({ others: 11 })
  for (const word of traces) expect(await placesOf(db, word), word).not.toEqual([])
  const before = await figures(db, catalogue, personId)
  const certificateBefore = await verifyCertificate(db, number, later(40))

  const outcome = await erasePerson(db, { personId, reason }, administrator, later(30))

  expect(outcome).toMatchObject({ kind: 'erased', entries: expect.any(Number) })
  for (const word of traces) expect(await placesOf(db, word), word).toEqual([])
  expect(await figures(db, catalogue, personId)).toEqual(before)
  expect(await verifyCertificate(db, number, later(40))).toEqual({
    ...certificateBefore,
    holderName: erasedName,
    holderErased: true,
    nameCorrectedAt: null,
  })
})

test('the ledger verifies before and after, says what was emptied and why, and no longer what was said', async () => {
  const { db, personId, administrator } = await everythingDone()
  expect(await verifyLedger(db)).toMatchObject({ kind: 'sound', erased: 0 })
  const [suspended] = await db
    .select()
    .from(schema.ledgerEntries)
    .where(eq(schema.ledgerEntries.action, 'person.suspended'))

  const outcome = await erasePerson(db, { personId, reason }, administrator, later(30))

  if (outcome.kind === 'refused') throw new Error(outcome.reason)
  expect(await verifyLedger(db)).toMatchObject({ kind: 'sound', erased: outcome.entries })
  expect(await findEntry(db, suspended?.sequence ?? 0, 'all')).toMatchObject({ said: null, fault: null })
  const [last] = await db.select().from(schema.ledgerEntries).where(eq(schema.ledgerEntries.action, 'person.erased'))
  const entry = await findEntry(db, last?.sequence ?? 0, 'all')
  expect(entry).toMatchObject({ fault: null, subject: { id: personId, name: erasedName } })
  expect(entry?.said?.lines).toContainEqual({ path: ['reason'], value: { kind: 'words', words: reason } })
  // Taken away without an erasure, a payload is missed.
  await db.delete(schema.ledgerPayloads).where(eq(schema.ledgerPayloads.sequence, 1))
  expect(await verifyLedger(db)).toMatchObject({ kind: 'broken', sequence: 1, reason: 'payload-missing' })
})

test('nobody is erased twice, by themselves, by whoever does not reach them, or while they are here', async () => {
  const { db, personId, administrator, unitId } = await everythingDone()
  const erase = (actor: Actor, id = personId) => erasePerson(db, { personId: id, reason }, actor, later(30))
  const elsewhere = await addTestOfficer(db, 'administrator')
  const manager = await addTestOfficer(db, 'manager', unitId)
  const here = await addTestPerson(db, { unitId, name: 'Wilna Wind' })

  expect(await erase(elsewhere.actor)).toEqual({ kind: 'refused', reason: 'out-of-reach' })
  expect(await erase(manager.actor)).toEqual({ kind: 'refused', reason: 'out-of-reach' })
  expect(await erase(administrator, here.id)).toEqual({ kind: 'refused', reason: 'still-here' })
  expect(await erase(here.actor, here.id)).toEqual({ kind: 'refused', reason: 'about-oneself' })
  expect(await erase(administrator, 'nobody')).toEqual({ kind: 'refused', reason: 'no-such-person' })
  const both = await Promise.all([erase(administrator), erase(administrator)])
  expect(both.map(({ kind }) => kind).sort()).toEqual(['erased', 'refused'])
  expect(await erase(administrator)).toEqual({ kind: 'refused', reason: 'already-erased' })
  expect(await recordReturn(db, { personId }, administrator, later(31))).toEqual({
    kind: 'refused',
    reason: 'already-erased',
  })
})

test('the reason stays for ever, so it must be there and must not name them', async () => {
  const { db, personId, administrator } = await everythingDone()
  const erase = (words: string) => erasePerson(db, { personId, reason: words }, administrator, later(30))

  expect(await erase('  ')).toEqual({ kind: 'refused', reason: 'reason-missing' })
  for (const words of [
    'Rosemay asked',
    'As MRS REÈFLAND wished',
    'See ps-77123.',
    'Wrote from rosemay@tides.example',
    // It cannot be erased when she is, either.
    'Asked for by her sister WIND, Wilna',
  ]) {
    expect(await erase(words), words).toEqual({ kind: 'refused', reason: 'reason-names-somebody' })
  }
})

test('whoever is named in what is about others is erased only from the top, for a name is whatever an officer typed', async () => {
  const db = await emptyDatabase()
  await addTestProgramme(db)
  const top = await makeUnit(db, 'Republic')
  const small = await makeUnit(db, 'Small unit', top)
  const far = await makeUnit(db, 'Ministry of Reefs', top)
  const hr = (await addTestOfficer(db, 'hr', small)).actor
  const officer = (await addTestOfficer(db, 'access-officer', far)).actor
  const other = await addTestPerson(db, { unitId: far, name: 'Wilna Wind' })
  const whose = { personId: other.id, programmeId }
  const note = 'Shared the draft budget with HOAREAU Andre, and then with André Hoaréau again'
  await suspendPerson(db, { ...whose, ground: 'conduct', note, endsAt: null }, officer, later(1))
  let day = 2
  const invent = async (name: string, number: string) => {
    const identifiers = [{ kind: 'staff-number' as const, value: number }]
    const added = await addPerson(
      db,
      { name, unitId: small, identifiers, email: null, language: 'en', jobTitle: null },
      hr,
      later(day++),
    )
    if (added.kind === 'refused') throw new Error(added.reason)
    await recordLeaving(db, { personId: added.personId }, hr, later(day++))
    return added.personId
  }
  const entries = async () => (await db.select().from(schema.ledgerPayloads)).length
  const before = await entries()

  // What values are called, an ordinary word and an id are no names.
  for (const [name, number] of [
    ['programmeId', 'A-1001'],
    ['Budget', 'A-1002'],
  ] as const) {
    expect(await erasePerson(db, { personId: await invent(name, number), reason }, hr, later(day++))).toMatchObject({
      kind: 'erased',
    })
  }
  const whole = await invent('Shared Draft', 'the draft budget')
  const ground = await invent('Conduct', 'A-1004')
  const named = await invent('Andre Hoareau', 'A-1005')
  for (const personId of [whole, ground, named]) {
    expect(await erasePerson(db, { personId, reason }, hr, later(day++))).toEqual({
      kind: 'refused',
      reason: 'named-elsewhere',
    })
    expect(await previewErasure(db, personId)).toMatchObject({ elsewhere: 1 })
  }
  expect(await entries()).toBeGreaterThan(before)
  expect((await db.select().from(schema.suspensions))[0]?.note).toBe(note)

  const administrator = (await addTestOfficer(db, 'administrator', top)).actor
  expect(await erasePerson(db, { personId: named, reason }, administrator, later(day++))).toMatchObject({
    kind: 'erased',
  })
  expect((await db.select().from(schema.suspensions))[0]?.note).toBe(
    `Shared the draft budget with ${erasedName}, and then with ${erasedName} again`,
  )
})

test('somebody named in a reply to another’s suspension, in a review, or among pasted numbers is named there no longer', async () => {
  const db = await emptyDatabase()
  await addTestProgramme(db)
  const unitId = await makeUnit(db, 'Ministry of Tides')
  const administrator = (await addTestOfficer(db, 'administrator', unitId)).actor
  const hr = await addTestOfficer(db, 'hr', unitId)
  const first = (await addTestOfficer(db, 'access-officer', unitId)).actor
  const second = (await addTestOfficer(db, 'access-officer', unitId)).actor
  const whose = { personId: (await addTestPerson(db, { unitId })).id, programmeId }
  const suspension = { ...whose, ground: 'conduct' as const, note: null, endsAt: null }
  const suspended = await suspendPerson(db, suspension, first, later(1))
  await replyToSuspension(db, { ...whose, words: 'Rosemay Reefland used my phone' }, later(1))
  const suspensionId = suspended.kind === 'suspended' ? suspended.suspensionId : ''
  const review = { suspensionId, outcome: 'upheld' as const, reason: 'Rosemay Reefland denies it', seen: 1 }
  expect(await reviewSuspension(db, review, second, later(2))).toEqual({ kind: 'reviewed' })
  const bulk = { action: 'exemption' as const, programmeId, reason: 'x', unknown: ['Reefland, Rosemay'] }
  const details = { ground: 'no-use-at-work', note: 'As for Rosemay Reefland' }
  await prepareBulk(
    db,
    { ...bulk, details, personIds: [whose.personId] },
    { kind: 'person', personId: hr.id },
    later(2),
  )
  const { id } = await addTestPerson(db, { unitId, name: 'Rosemay Reefland' })
  await recordLeaving(db, { personId: id }, administrator, later(3))
  expect(await previewErasure(db, id)).toMatchObject({ elsewhere: 2 })

  expect(await erasePerson(db, { personId: id, reason }, administrator, later(4))).toMatchObject({ kind: 'erased' })

  expect(await placesOf(db, 'Reefland')).toEqual([])
})

test('a revocation or a suspension is not ended by erasing: that takes an administrator of the whole organisation', async () => {
  const db = await emptyDatabase()
  await addTestProgramme(db)
  const unitId = await makeUnit(db, 'Ministry of Tides')
  const hr = (await addTestOfficer(db, 'hr', unitId)).actor
  const officer = (await addTestOfficer(db, 'access-officer', unitId)).actor
  const administrator = (await addTestOfficer(db, 'administrator', unitId)).actor
  const one = { personId: (await addTestPerson(db, { unitId })).id, programmeId }
  const other = { personId: (await addTestPerson(db, { unitId })).id, programmeId }
  await revokeCertification(db, { ...one, ground: 'dishonesty', note: null }, officer, later(1))
  await suspendPerson(db, { ...other, ground: 'conduct', note: null, endsAt: null }, officer, later(1))

  for (const { personId } of [one, other]) {
    await recordLeaving(db, { personId }, hr, later(2))
    const refused = { kind: 'refused', reason: 'revoked-or-suspended' }
    expect(await erasePerson(db, { personId, reason }, hr, later(2))).toEqual(refused)
    expect(await erasePerson(db, { personId, reason }, administrator, later(2))).toMatchObject({ kind: 'erased' })
  }
  // Nor is anything decided about somebody who is nobody any more.
  const again = { ...one, ground: 'conduct' as const, note: 'It was Rosemay Reefland', endsAt: null }
  expect(await suspendPerson(db, again, officer, later(3))).toEqual({ kind: 'refused', reason: 'already-erased' })
})

test('what somebody did to others at the machine stays as it was recorded', async () => {
  const db = await emptyDatabase()
  const unitId = await makeUnit(db, 'Ministry of Tides')
  const hr = (await addTestOfficer(db, 'hr', unitId)).actor
  const atTheMachine = { kind: 'operator' as const, name: 'Rosemay Reefland' }
  const { id } = await addTestPerson(db, { unitId, name: 'Rosemay Reefland' })
  const other = await addTestPerson(db, { unitId, name: 'Wilna Wind' })
  const role = { personId: other.id, role: 'administrator' as const, unitId, reason: 'Needed over the holidays' }
  await grantRole(db, role, atTheMachine, later(1))
  await recordLeaving(db, { personId: id }, hr, later(2))

  expect(await erasePerson(db, { personId: id, reason }, hr, later(3))).toMatchObject({ kind: 'erased' })

  expect(await placesOf(db, 'Needed over the holidays')).toEqual(['ledger_payloads', 'role_grants'])
})

test('what still needs the name holds an erasure up, and is said', async () => {
  const { db, personId, administrator, unitId } = await everythingDone()
  const erase = () => erasePerson(db, { personId, reason }, administrator, later(30))
  const told = { personId, kind: 'question' as const, about: { kind: 'none' as const }, language: 'en' as const }
  const raised = await raiseConcern(db, { ...told, words: 'One more question' }, later(29))

  expect(await erase()).toEqual({ kind: 'refused', reason: 'concern-open' })
  if (raised.kind === 'raised') {
    await db
      .update(schema.concerns)
      .set({ withdrawnAt: later(29) })
      .where(eq(schema.concerns.id, raised.concernId))
  }
  await requestAccommodation(db, { personId, programmeId, extraAttempts: true, extraTime: false }, later(29))
  expect(await erase()).toEqual({ kind: 'refused', reason: 'accommodation-undecided' })
  await db.update(schema.accommodations).set({ decidedAt: later(29), decidedBy: 'system' })
  await requestCorrection(db, { personId, thing: 'other', shouldBe: 'Otherwise', why: null }, later(29))
  expect(await erase()).toEqual({ kind: 'refused', reason: 'correction-open' })
  await db.update(schema.correctionRequests).set({ answeredAt: later(29), answeredBy: 'system', outcome: 'refused' })
  const part = { courseId: 'tides', part: 'author' as const, addedBy: 'x', addedAt: monday, reason: '' }
  await db.insert(schema.courseTeamMembers).values({ id: 'part', personId, ...part })
  expect(await erase()).toEqual({ kind: 'refused', reason: 'on-course-team' })
  await db.update(schema.courseTeamMembers).set({ endedAt: later(29), endedBy: 'x' })
  const grant = { personId, role: 'trainer' as const, unitId, grantedAt: monday }
  await db.insert(schema.roleGrants).values({ id: 'grant', ...grant })
  expect(await erase()).toEqual({ kind: 'refused', reason: 'holds-role' })
  await db
    .update(schema.roleGrants)
    .set({ endedAt: later(29), endedBy: 'x' })
    .where(eq(schema.roleGrants.id, 'grant'))
  await db.insert(schema.settings).values({ name: 'x', value: { to: 'rosemay@tides.example' }, changedAt: monday })
  expect(await erase()).toEqual({ kind: 'refused', reason: 'named-in-settings' })
  await db.delete(schema.settings).where(eq(schema.settings.name, 'x'))
  expect(await erase()).toMatchObject({ kind: 'erased' })
})

test('somebody of the same name keeps theirs, in their record and in the ledger', async () => {
  const { db, personId, administrator, unitId } = await everythingDone()
  const namesake = {
    name: 'Rosemay Reefland',
    unitId,
    identifiers: [{ kind: 'staff-number' as const, value: 'PS-77124' }],
  }
  const added = await addPerson(db, { ...namesake, email: null, language: 'en', jobTitle: null }, operator, later(29))

  expect(await erasePerson(db, { personId, reason }, administrator, later(30))).toMatchObject({ kind: 'erased' })

  const left = await placesOf(db, 'Rosemay Reefland')
  expect(left).toContain('people')
  expect(left).toContain('ledger_payloads')
  expect(await placesOf(db, 'PS-77123')).toEqual([])
  const [theirs] = await db.select().from(schema.people).where(eq(schema.people.name, 'Rosemay Reefland'))
  expect(theirs?.id).toBe(added.kind === 'added' ? added.personId : '')
})

test('a certificate that would still count says that nobody can tell any more whose it is', async () => {
  const db = await emptyDatabase()
  const catalogue = await addTestProgramme(db)
  const unitId = await makeUnit(db, 'Ministry of Tides')
  const hr = (await addTestOfficer(db, 'hr', unitId)).actor
  const { id } = await addTestPerson(db, { unitId, name: 'Rosemay Reefland' })
  await learnerOf(db, catalogue, id).becomeCertified(monday)
  const number = (await findCertificate(db, { personId: id }))?.number ?? ''
  await recordLeaving(db, { personId: id }, hr, later(2))
  const before = await verifyCertificate(db, number, later(3))
  expect(before).toMatchObject({ valid: true, state: 'valid', holderLeft: true })

  expect(await erasePerson(db, { personId: id, reason }, hr, later(3))).toMatchObject({ kind: 'erased' })

  const after = { ...before, valid: false, state: 'holder-erased', holderName: erasedName, holderErased: true }
  expect(await verifyCertificate(db, number, later(4))).toEqual(after)
})

test('a name is found in capitals too, accents and signs of all kinds in it', async () => {
  const db = await emptyDatabase()
  const unitId = await makeUnit(db, 'Ministry of Tides')
  const administrator = (await addTestOfficer(db, 'administrator', unitId)).actor
  const { id } = await addTestPerson(db, { unitId, name: 'Élise D’Offay_Bœuf (100 %)' })
  await recordListTaken(db, { format: 'csv', asked: { search: 'ÉLISE D’OFFAY_BŒUF (100 %)' } }, administrator, later(1))
  await recordListTaken(db, { format: 'csv', asked: { search: 'Élise D’Offay and Bœuf' } }, administrator, later(1))
  await recordLeaving(db, { personId: id }, administrator, later(2))

  expect(await erasePerson(db, { personId: id, reason }, administrator, later(3))).toMatchObject({
    kind: 'erased',
    entries: 2,
  })

  expect(await placesOf(db, 'élise d’offay_bœuf')).toEqual([])
  expect(await placesOf(db, 'Élise D’Offay and Bœuf')).toEqual(['ledger_payloads'])
})

test('whom an older backup brought back is erased again, the departure that it does not know included', async () => {
  const { db, personId, administrator, unitId } = await everythingDone()
  await erasePerson(db, { personId, reason }, administrator, later(30))
  const back = await addTestPerson(db, { unitId, name: 'Wilfred Wharf' })
  const asking = await addTestPerson(db, { unitId, name: 'Hubert Hull' })
  const told = { personId: asking.id, kind: 'question' as const, about: { kind: 'none' as const } }
  await raiseConcern(db, { ...told, language: 'en', words: 'And what of me?' }, later(30))
  const listed = [...(await listErased(db)), back.id, asking.id, 'never-was-here']

  expect(await eraseAgain(db, listed, operator, later(31))).toEqual({
    erased: 1,
    refused: [{ personId: asking.id, reason: 'concern-open' }],
  })
  expect(await placesOf(db, 'Wilfred Wharf')).toEqual([])
  expect((await listErased(db)).sort()).toEqual([personId, back.id].sort())
  expect(await verifyLedger(db)).toMatchObject({ kind: 'sound' })
})

/** What they are known by, and words written by them and about them. */
const traces = [
  'Rosemay Reefland',
  'Rosemay Maidenhead',
  'I married a lighthouse',
  'Our best wishes to the couple',
  'reefland',
  'PS-77123',
  'rosemay@tides.example',
  'MINFIN\\rreef',
  'Keeper of buoys',
  'the tide table on this page is wrong',
  'Thank you, the page was put right',
  'was seen leaking a memo',
  'lent out my lantern',
  'lantern is not believed',
  'asked by the minister for the regatta',
  'back from the long absence',
  'knows the reef best',
]

/** Every table in which a text, or a text within a JSON value, has this word. */
async function placesOf(db: Database, word: string): Promise<string[]> {
  const tables = Object.values(schema as Record<string, unknown>).filter((value): value is Table => is(value, Table))
  const inJson = JSON.stringify(word).slice(1, -1).toLowerCase()
  const found: string[] = []
  for (const table of tables) {
    const rows: Record<string, unknown>[] = await db.select().from(table as SQLiteTable)
    const columns = Object.keys(getTableColumns(table))
    if (
      rows.some((row) =>
        JSON.stringify(columns.map((name) => row[name]))
          .toLowerCase()
          .includes(inJson),
      )
    ) {
      found.push(getTableName(table))
    }
  }
  return found
}

/** What is counted of everybody, and of this person alone. */
async function figures(db: Database, catalogue: Awaited<ReturnType<typeof addTestProgramme>>, personId: string) {
  const statistics = []
  for (const { id } of catalogue.courses) statistics.push(await findCourseStatistics(db, id, later(40)))
  const rows: Record<string, number> = {}
  for (const [name, table] of Object.entries({
    attempts: schema.attempts,
    answers: schema.answers,
    certificates: schema.certificates,
    signatures: schema.signatures,
    completions: schema.lessonCompletions,
    concerns: schema.concerns,
    replies: schema.concernReplies,
    suspensions: schema.suspensions,
    exemptions: schema.exemptions,
    accommodations: schema.accommodations,
    movements: schema.personMovements,
    people: schema.people,
    importRows: schema.staffImportRows,
    bulkPeople: schema.bulkPeople,
  })) {
    rows[name] = (await db.select().from(table as SQLiteTable)).length
  }
  const marks = await db.select().from(schema.attempts).where(eq(schema.attempts.personId, personId))
  const standings = await db.select().from(schema.standings).where(eq(schema.standings.personId, personId))
  return { statistics, rows, marks, standings, counted: await countStandings(db, programmeId, later(40)) }
}

function later(days: number): Date {
  return new Date(monday.getTime() + days * 86_400_000)
}

/** Enough others are examined too, where statistics are to be told; one person went through everything the service does, and left. */
async function everythingDone({ others = 0 } = {}) {
  const db = await emptyDatabase()
  const catalogue = await addTestProgramme(db)
  const unitId = await makeUnit(db, 'Ministry of Tides')
  const hr = (await addTestOfficer(db, 'hr', unitId)).actor
  const administrator = (await addTestOfficer(db, 'administrator', unitId)).actor
  const officer = (await addTestOfficer(db, 'access-officer', unitId)).actor
  const focalPoint = await addTestOfficer(db, 'focal-point', unitId)
  for (let other = 0; other < others; other++) {
    await learnerOf(db, catalogue, (await addTestPerson(db, { unitId })).id).learn(monday)
  }
  const personId = await person(db, unitId, hr)
  await signIn(db, personId)
  await rename(db, personId, hr)
  const number = await examine(db, catalogue, personId, unitId)
  await writeToOffice(db, personId, focalPoint.id)
  await decide(db, { personId, unitId, hr, officer })
  await inFiles(db, { personId, hr })
  await recordLeaving(db, { personId }, hr, later(20))
  return { db, catalogue, personId, unitId, administrator, number }
}

async function person(db: Database, unitId: string, hr: Actor): Promise<string> {
  const identifiers = [
    { kind: 'staff-number' as const, value: 'PS-77123' },
    { kind: 'logon' as const, value: 'MINFIN\\rreef' },
  ]
  const known = { name: 'Rosemay Maidenhead', email: 'rosemay@tides.example', jobTitle: 'Apprentice', grade: 'G7' }
  const added = await addPerson(db, { ...known, unitId, identifiers, language: 'en' }, hr, monday)
  if (added.kind === 'refused') throw new Error(added.reason)
  return added.personId
}

async function signIn(db: Database, personId: string): Promise<void> {
  const baseUrl = 'https://lisans.example'
  const invited = await invitePerson(db, { personId, by: 'slip', baseUrl }, operator, monday)
  if (invited.kind === 'refused' || !invited.code) throw new Error('There is no code')
  const password = 'a long enough sentence'
  expect(await redeemInvitation(db, { code: invited.code, password }, monday)).toEqual({ kind: 'password-set' })
  await startSession(db, { personId, address: '192.0.2.1', device: 'the browser' }, monday)
  await invitePerson(db, { personId, by: 'mail', baseUrl }, operator, monday)
}

async function examine(
  db: Database,
  catalogue: Awaited<ReturnType<typeof addTestProgramme>>,
  personId: string,
  unitId: string,
): Promise<string> {
  const policy = await createPolicy(db, { unitId }, operator, monday)
  if (policy.kind === 'refused') throw new Error(policy.reason)
  await publishTestPolicy(db, policy.policyId, { at: monday })
  const live = (await findPolicy(db, policy.policyId))?.revisions.at(-1)
  const signing = { personId, policyId: policy.policyId, rulesRevisionId: live?.id ?? '', language: 'en' as const }
  await signPolicy(db, { ...signing, textHash: live?.texts.en.hash ?? '' }, later(1))
  const learner = learnerOf(db, catalogue, personId)
  await learner.sit(catalogue.courses[0]?.id ?? '', 'nothing', later(1))
  const certificateId = await learner.becomeCertified(later(2))
  const [certificate] = await db.select().from(schema.certificates).where(eq(schema.certificates.id, certificateId))
  // A paper that they began, and never handed in.
  await learner.start(catalogue.courses[0]?.id ?? '', later(3))
  return certificate?.number ?? ''
}

/** They married, and had their name and post corrected. */
async function rename(db: Database, personId: string, hr: Actor): Promise<void> {
  const baseUrl = 'https://lisans.example'
  for (const [thing, shouldBe] of [
    ['name', 'Rosemay Reefland'],
    ['job-title', 'Keeper of buoys'],
  ] as const) {
    const asked = await requestCorrection(db, { personId, thing, shouldBe, why: 'I married a lighthouse' }, monday)
    if (asked.kind === 'refused') throw new Error(asked.reason)
    const answer = { requestId: asked.requestId, outcome: 'corrected' as const, standsNow: shouldBe, baseUrl }
    const answered = await answerCorrection(db, { ...answer, words: 'Our best wishes to the couple' }, hr, monday)
    expect(answered).toEqual({ kind: 'answered' })
  }
}

async function writeToOffice(db: Database, personId: string, officerId: string): Promise<void> {
  const told = { personId, kind: 'question' as const, about: { kind: 'none' as const }, language: 'en' as const }
  const raised = await raiseConcern(db, { ...told, words: 'I think the tide table on this page is wrong' }, later(4))
  if (raised.kind === 'refused') throw new Error(raised.reason)
  const answer = { officerId, concernId: raised.concernId, outcome: 'answered' as const, seen: 0, giveBack: false }
  const replied = await replyToConcern(
    db,
    { ...answer, words: 'Thank you, the page was put right', baseUrl: 'https://lisans.example' },
    later(5),
  )
  expect(replied).toMatchObject({ kind: 'replied' })
  const asked = await requestAccommodation(
    db,
    { personId, programmeId, extraAttempts: true, extraTime: true },
    later(5),
  )
  if (asked.kind === 'refused') throw new Error(asked.reason)
  const given = { accommodationId: asked.accommodationId, extraAttempts: 1, extraTimePercent: 25 }
  await decideAccommodation(db, given, { kind: 'person', personId: officerId }, later(6))
}

type Deciding = { personId: string; unitId: string; hr: Actor; officer: Actor }

async function decide(db: Database, { personId, unitId, hr, officer }: Deciding): Promise<void> {
  const whose = { personId, programmeId }
  const suspension = { ...whose, ground: 'conduct' as const, note: 'She was seen leaking a memo', endsAt: null }
  expect(await suspendPerson(db, suspension, officer, later(7))).toMatchObject({ kind: 'suspended' })
  await replyToSuspension(db, { ...whose, words: 'I only lent out my lantern' }, later(7))
  const [suspended] = await db.select().from(schema.suspensions)
  const review = { outcome: 'upheld' as const, reason: 'The lantern is not believed', seen: 1 }
  const second = (await addTestOfficer(db, 'access-officer', unitId)).actor
  const reviewed = await reviewSuspension(db, { suspensionId: suspended?.id ?? '', ...review }, second, later(7))
  expect(reviewed).toEqual({ kind: 'reviewed' })
  await reinstatePerson(db, whose, officer, later(8))
  await grantExemption(db, { ...whose, ground: 'long-absence', endsAt: null }, hr, later(8))
  await endExemption(db, { ...whose, reason: 'She is back from the long absence' }, hr, later(9))
  const assigned = { ...whose, dueDay: '2027-06-30', reason: 'She was asked by the minister for the regatta' }
  await db.update(schema.certificates).set({ validUntil: later(9), validFrom: later(2) })
  await assignProgramme(db, assigned, hr, later(10))
  const role = { personId, role: 'trainer' as const, unitId, reason: 'She knows the reef best' }
  const granted = await grantRole(db, role, operator, later(10))
  if (granted.kind === 'granted')
    await endRole(db, { grantId: granted.grantId, reason: 'Rosemay Reefland is leaving' }, operator, later(11))
}

async function inFiles(db: Database, { personId, hr }: { personId: string; hr: Actor }): Promise<void> {
  if (hr.kind !== 'person') throw new Error('HR is a person')
  const other = await addTestPerson(db, { name: 'Wilna Wind' })
  const mail = { personId: other.id, address: 'wilna@tides.example', subject: 'About Rosemay Reefland' }
  await inTransaction(db, (tx) => queueMail(tx, { ...mail, body: 'Dear Wilna, PS-77123 waits for you.' }, later(12)))
  await db.insert(schema.workItems).values({
    id: randomUUID(),
    kind: 'send-mail',
    payload: {},
    state: 'dead',
    failures: 9,
    runAt: monday,
    createdAt: monday,
    lastError: '550 <rosemay@tides.example> is unknown here',
  })
  await recordListTaken(db, { format: 'csv', asked: { search: 'rosemay reefland' } }, hr, later(12))
  await recordListTaken(db, { format: 'csv', asked: { search: 'rosemay maidenhead' } }, hr, later(12))
  const bulk = { action: 'exemption' as const, programmeId, details: { ground: 'no-use-at-work' }, unknown: [] }
  for (const personIds of [[personId], [personId, other.id]]) {
    const prepared = await prepareBulk(db, { ...bulk, reason: `For PS-77123 first`, personIds }, hr, later(12))
    if (prepared.kind === 'prepared') await continueBulk(db, { bulkId: prepared.bulkId }, later(12))
  }
  const text =
    'Staff number;Full name;Unit;Post;Grade;E-mail\n;REEFLAND Rosemay;Nowhere;;;rosemay@tides.example\nPS-77123;Rosemay Reefland;Ministry of Tides;Keeper of buoys;G8;rosemay@tides.example\n'
  const toKeeper = { personId: null, address: 'rosemay@tides.example', subject: 'Checkpoint', body: 'Keep it.' }
  await inTransaction(db, (tx) => queueMail(tx, toKeeper, later(12)))
  await db
    .update(schema.outgoingMails)
    .set({ sentAt: later(12) })
    .where(eq(schema.outgoingMails.subject, 'Checkpoint'))
  const file = await readStaffFile(Buffer.from(text))
  if (file.kind === 'refused') throw new Error(file.reason)
  const kept = await prepareStaffImport(db, { name: 'staff.csv', ...file }, hr, later(13))
  if (kept.kind === 'prepared') await continueStaffImport(db, { importId: kept.importId }, later(13))
}
