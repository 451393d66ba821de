import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addDays, dayOf, endOfDay } from '#app/domain/certification/calendar-days.ts'
import { coverUnits } from '#app/domain/certification/cover-units.ts'
import { createPolicy } from '#app/domain/certification/create-policy.ts'
import { findPolicy } from '#app/domain/certification/find-policy.ts'
import { findStanding } from '#app/domain/certification/find-standing.ts'
import { foreseePublication } from '#app/domain/certification/foresee-publication.ts'
import { allowedQuery } from '#app/domain/certification/gate-allows.ts'
import { publishPolicy } from '#app/domain/certification/publish-policy.ts'
import { savePolicyDraft } from '#app/domain/certification/save-policy-draft.ts'
import { signPolicy } from '#app/domain/certification/sign-policy.ts'
import { foreseeWithdrawal, withdrawPolicy } from '#app/domain/certification/withdraw-policy.ts'
import { addUnit } from '#app/domain/people/add-unit.ts'
import { movePerson } from '#app/domain/people/move-person.ts'
import { inTransaction } from '#db/handle.ts'
import { ledgerEntries, outgoingMails, policyCoverage, policyGraces, units } from '#db/schema/index.ts'
import { addTestProgramme } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { learnerOf } from '#tests/support/learner.ts'
import { addTestOfficer, addTestPerson, addTestUnit, moveTestPerson, operator } from '#tests/support/people.ts'
import { publishTestPolicy } from '#tests/support/policies.ts'

const monday = new Date('2026-03-02T06:00:00.000Z')

test('a newcomer is certified only after the policy is signed, and the signature brings the certificate', async () => {
  const { publish, sign, findOf, learner, policyId } = await ministry()
  await publish({ at: monday })
  await learner.learn(monday)
  await learner.sit('final', 'all', monday)
  await learner.sign(monday)

  expect(await findOf(monday)).toMatchObject({
    state: 'in-progress',
    gate: 'shut',
    remaining: [{ kind: 'sign-policy', policyId, by: null }],
  })

  expect(await sign(later(1))).toMatchObject({ kind: 'signed', certificateIds: [expect.any(String)] })
  expect(await findOf(later(1))).toMatchObject({ state: 'certified', gate: 'open', remaining: [] })
})

test('the certified keep their access until the day, lose it after, and have it back with the signature', async () => {
  const { certify, publish, sign, findOf, isOpen, policyId } = await ministry()
  await certify(monday)
  await publish({ at: later(1), days: 10 })
  const by = endOfDay(addDays(dayOf(later(1), 'Indian/Mahe'), 10), 'Indian/Mahe')

  expect(await findOf(later(2))).toMatchObject({
    state: 'update-due',
    gate: 'open',
    validUntil: by,
    remaining: [{ kind: 'sign-policy', policyId, by }],
  })
  expect(await isOpen(by)).toBe(true)
  expect(await isOpen(new Date(by.getTime() + 1))).toBe(false)
  expect(await findOf(later(20))).toMatchObject({ state: 'update-due', reason: 'update-overdue' })

  await sign(later(20))
  expect(await findOf(later(20))).toMatchObject({ state: 'certified', gate: 'open' })
  expect(await findOf(later(19))).toMatchObject({ gate: 'shut' })
  expect(await isOpen(later(20))).toBe(true)
})

test('a minor revision asks nobody who signed, and whoever had not signed signs the newest words', async () => {
  const { certify, publish, sign, findOf, policyId, db, unitId } = await ministry()
  const other = await addTestPerson(db, { unitId })
  await certify(monday)
  await publish({ at: monday })
  await sign(monday)
  await publish({ at: later(1), material: false })

  expect(await findOf(later(2))).toMatchObject({ state: 'certified', remaining: [] })
  expect(await sign(later(2))).toEqual({ kind: 'refused', reason: 'already-signed' })
  const theirs = await findStanding(db, { personId: other.id, programmeId: 'social-media-access' }, later(2))
  expect(theirs.remaining).toContainEqual({ kind: 'sign-policy', policyId, by: null })
  expect(await sign(later(2), other.id)).toMatchObject({ kind: 'signed' })
})

test('an annex binds the people of its ministry and nobody else', async () => {
  const { db, top, unitId, person, findOf, policyOf, signOf } = await ministry()
  const neighbour = await addTestPerson(db, { unitId: await addTestUnit(db, { parentId: top }) })
  const annexId = await policyOf(unitId)
  await publishTestPolicy(db, annexId, { at: monday })

  expect((await findPolicy(db, annexId))?.policy).toMatchObject({ kind: 'annex', unitId })
  expect((await findOf(monday)).remaining).toContainEqual(expect.objectContaining({ policyId: annexId }))
  expect((await findOf(monday, neighbour.id)).remaining.some((step) => step.kind === 'sign-policy')).toBe(false)
  expect(await signOf(annexId, neighbour.id, monday)).toEqual({ kind: 'refused', reason: 'policy-not-yours' })
  expect(await signOf(annexId, person.id, monday)).toMatchObject({ kind: 'signed' })
})

test('whoever moves under an annex whose day is long over has fourteen days, and who only passes through it none left over', async () => {
  const { db, top, unitId, certify, person, findOf, isOpen, policyOf } = await ministry()
  const elsewhere = await addTestUnit(db, { parentId: top })
  await movePerson(db, { personId: person.id, unitId: elsewhere }, operator, monday)
  await certify(monday)
  const annexId = await policyOf(unitId)
  await publishTestPolicy(db, annexId, { at: monday, days: 3 })
  expect(await findOf(later(30))).toMatchObject({ state: 'certified' })

  await movePerson(db, { personId: person.id, unitId }, operator, later(30))

  const by = endOfDay(addDays(dayOf(later(30), 'Indian/Mahe'), 14), 'Indian/Mahe')
  expect(await findOf(later(30))).toMatchObject({ state: 'update-due', gate: 'open', validUntil: by, since: later(30) })
  expect(await isOpen(by)).toBe(true)
  expect(await isOpen(new Date(by.getTime() + 1))).toBe(false)
  expect(await findOf(later(29))).toMatchObject({ state: 'certified', remaining: [] })

  await movePerson(db, { personId: person.id, unitId: elsewhere }, operator, later(60))
  expect(await findOf(later(60))).toMatchObject({ state: 'certified', gate: 'open' })
})

test('a unit that comes under an annex gives its people time, and one that is put below a covered unit is covered', async () => {
  const { db, top, unitId, certify, findOf, policyOf, person } = await ministry()
  const other = await addTestUnit(db, { parentId: top })
  const annexId = await policyOf(other)
  await publishTestPolicy(db, annexId, { at: monday, days: 1 })
  await certify(monday)
  await db.update(units).set({ parentId: other }).where(eq(units.id, unitId))

  await inTransaction(db, (tx) => coverUnits(tx, later(40)))

  expect(await findOf(later(40))).toMatchObject({ state: 'update-due', gate: 'open' })
  expect(await db.select().from(policyGraces)).toMatchObject([{ personId: person.id, policyId: annexId }])
  const added = await addUnit(db, { name: 'Payroll', parentId: unitId }, operator, later(41))
  if (added.kind === 'refused') throw new Error(added.reason)
  const covered = await db.select().from(policyCoverage).where(eq(policyCoverage.unitId, added.unitId))
  expect(covered.map((row) => row.policyId)).toContain(annexId)
  expect(await inTransaction(db, (tx) => coverUnits(tx, later(41)))).toBe(0)
})

test('what was lost from the coverage is written again, and nothing else', async () => {
  const { db, unitId, policyOf } = await ministry()
  await policyOf(unitId)
  const maintained = await db.select().from(policyCoverage)
  await db.delete(policyCoverage)
  await db.insert(policyCoverage).values({ policyId: maintained[0]?.policyId as string, unitId: 'nowhere' })

  await inTransaction(db, (tx) => coverUnits(tx, monday))

  const sorted = (rows: typeof maintained) => rows.map((row) => `${row.policyId} ${row.unitId}`).toSorted()
  expect(sorted(await db.select().from(policyCoverage))).toEqual(sorted(maintained))
})

test('a withdrawn policy asks nobody, opens what it closed, and gives the certificates that waited for it', async () => {
  const { db, policyId, unitId, publish, certify, findOf, isOpen, person, catalogue } = await ministry()
  await certify(monday)
  await publish({ at: monday, days: 1 })
  const newcomer = await addTestPerson(db, { unitId })
  const second = learnerOf(db, catalogue, newcomer.id)
  await second.learn(later(2))
  await second.sit('final', 'all', later(2))
  await second.sign(later(2))
  expect(await isOpen(later(5))).toBe(false)

  const { effect, fingerprint } = await foreseeWithdrawal(db, policyId, later(5))
  expect(effect).toMatchObject({ people: 2, open: 1 })
  const withdraw = (reason: string) => withdrawPolicy(db, { policyId, reason, fingerprint }, operator, later(5))
  expect(await withdraw('  ')).toEqual({ kind: 'refused', reason: 'reason-missing' })
  expect(await withdraw('Replaced by a law')).toEqual({ kind: 'withdrawn', certificatesAwarded: 1 })
  expect(await withdraw('Replaced by a law')).toEqual({ kind: 'refused', reason: 'policy-withdrawn' })

  expect(await isOpen(later(5))).toBe(true)
  expect(await findOf(later(5), newcomer.id)).toMatchObject({ state: 'certified' })
  expect(await findOf(later(4), person.id)).toMatchObject({ gate: 'shut' })
})

test('the preview counts whom it binds and whose access would close, and a decision on other numbers is refused', async () => {
  const { db, policyId, unitId, certify, top } = await ministry()
  await certify(monday)
  const gone = await addTestPerson(db, { unitId })
  await moveTestPerson(db, gone.id, 'left', monday)
  await addTestPerson(db, { unitId: top })
  const text = { en: { title: 'Policy', source: 'Be careful.' } }
  await savePolicyDraft(db, { policyId, sources: text, version: 1 }, operator, later(1))
  const decision = { policyId, material: true, lastDay: '2026-03-20' }

  const { effect, fingerprint } = await foreseePublication(db, { ...decision, version: 2 }, later(1))

  expect(effect).toMatchObject({ people: 2, open: 1 })
  expect(effect.units.find((unit) => unit.unitId === unitId)).toMatchObject({ people: 1, open: 1 })
  await addTestPerson(db, { unitId })
  const publish = (how: object = {}) => publishPolicy(db, { ...decision, fingerprint, ...how }, operator, later(1))
  expect(await publish()).toEqual({ kind: 'refused', reason: 'policy-preview-stale' })
  const fresh = await foreseePublication(db, { ...decision, version: 2 }, later(1))
  expect(await publish({ fingerprint: fresh.fingerprint, lastDay: '2026-03-21' })).toMatchObject({
    reason: 'policy-preview-stale',
  })
  expect(await publish({ fingerprint: fresh.fingerprint })).toMatchObject({ kind: 'published', number: 1 })
  expect(await publish({ fingerprint: fresh.fingerprint })).toEqual({ kind: 'refused', reason: 'policy-unchanged' })
})

test('nothing unsignable is published: faulty words, no English, no day, a day in the past, a first revision that asks nobody', async () => {
  const { db, policyId } = await ministry()
  let version = 1
  const attempt = async (sources: object, how: object = {}) => {
    const saved = await savePolicyDraft(db, { policyId, sources, version }, operator, monday)
    if (saved.kind === 'saved') version = saved.version
    const decision = { policyId, material: true, lastDay: '2026-03-20', fingerprint: null, ...how }
    return publishPolicy(db, decision, operator, monday)
  }
  const good = { en: { title: 'Policy', source: 'Be careful.' } }
  const faulty = { kind: 'refused', reason: 'policy-faulty' }

  expect(await attempt({})).toEqual(faulty)
  expect(await attempt({ fr: { title: 'Politique', source: 'Prudence.' } })).toEqual(faulty)
  expect(await attempt({ en: { title: 'Policy', source: 'Be {careful}.' } })).toEqual(faulty)
  expect(await attempt({ ...good, fr: { title: 'Politique', source: '<script>alert(1)</script>' } })).toEqual(faulty)
  expect(await attempt({ ...good, fr: { title: '', source: 'Prudence.' } })).toEqual(faulty)
  expect(await attempt(good, { lastDay: null })).toMatchObject({ reason: 'day-missing' })
  expect(await attempt(good, { lastDay: '2026-03-01' })).toMatchObject({ reason: 'day-past' })
  expect(await attempt(good, { material: false })).toMatchObject({ reason: 'first-is-material' })
  expect((await findPolicy(db, policyId))?.revisions).toEqual([])
  expect(await attempt(good)).toMatchObject({ kind: 'published' })
})

test('two editors cannot overwrite each other unseen, and the same words twice are one save', async () => {
  const { db, policyId } = await ministry()
  const save = (source: string, version: number) =>
    savePolicyDraft(db, { policyId, sources: { en: { title: 'P', source } }, version }, operator, monday)

  expect(await save('First words', 1)).toEqual({ kind: 'saved', version: 2 })
  expect(await save('Other words', 1)).toEqual({ kind: 'refused', reason: 'policy-draft-changed' })
  expect(await save('First words', 1)).toEqual({ kind: 'saved', version: 2 })
  expect(await save('Other words', 2)).toEqual({ kind: 'saved', version: 3 })
})

test('an administrator of one ministry writes its annex but not the policy, and nobody begins the same twice', async () => {
  const { db, unitId, top, policyId } = await ministry()
  const { actor } = await addTestOfficer(db, 'administrator', unitId)
  const hr = await addTestOfficer(db, 'hr', top)
  const create = (who: typeof actor, where: string) => createPolicy(db, { unitId: where }, who, monday)

  expect(await create(actor, top)).toEqual({ kind: 'refused', reason: 'out-of-reach' })
  expect(await create(hr.actor, unitId)).toEqual({ kind: 'refused', reason: 'out-of-reach' })
  expect(await create(actor, unitId)).toMatchObject({ kind: 'created' })
  expect(await create(actor, unitId)).toEqual({ kind: 'refused', reason: 'policy-exists' })
  expect(await create(operator, top)).toEqual({ kind: 'refused', reason: 'policy-exists' })
  const save = await savePolicyDraft(db, { policyId, sources: {}, version: 1 }, actor, monday)
  expect(save).toEqual({ kind: 'refused', reason: 'out-of-reach' })
  const decision = { policyId, material: true, lastDay: '2026-03-20', fingerprint: null }
  expect(await publishPolicy(db, decision, actor, monday)).toEqual({ kind: 'refused', reason: 'out-of-reach' })
  const withdrawal = { policyId, reason: 'x', fingerprint: null }
  expect(await withdrawPolicy(db, withdrawal, actor, monday)).toEqual({ kind: 'refused', reason: 'out-of-reach' })
})

test('the signer is sent the words as one reads them, and signing twice is signing once', async () => {
  const { db, publish, sign, person, signOf, policyId } = await ministry()
  const source = '## Careful\n\nWe **always**:\n\n1. think & wait\n2. ask [the office](https://tides.example/a)'
  await publish({ at: monday, source })

  expect(await sign(monday)).toMatchObject({ kind: 'signed' })
  expect(await sign(monday)).toEqual({ kind: 'refused', reason: 'already-signed' })
  expect(await signOf(policyId, person.id, monday, 'another text')).toEqual({ kind: 'refused', reason: 'text-changed' })

  const [mail, another] = await db.select().from(outgoingMails)
  expect(another).toBeUndefined()
  expect(mail?.subject).toContain('Social media policy')
  expect(mail?.body).toContain('Careful\n\nWe always:\n\n1. think & wait\n2. ask the office (https://tides.example/a)')
  expect(mail?.body).not.toContain('**')
  expect(mail?.body).toContain('2 March 2026')
  const entries = await db.select().from(ledgerEntries).where(eq(ledgerEntries.action, 'policy.signed'))
  expect(entries).toHaveLength(1)
})

function later(days: number): Date {
  return new Date(monday.getTime() + days * 86_400_000)
}

/** The organisation with one ministry, one person in it, a programme, and a policy that is not published yet. */
async function ministry() {
  const db = await emptyDatabase()
  const catalogue = await addTestProgramme(db)
  const { programmeId } = catalogue
  const top = await addTestUnit(db, { name: 'Government' })
  const unitId = await addTestUnit(db, { parentId: top })
  const person = await addTestPerson(db, { unitId })
  const learner = learnerOf(db, catalogue, person.id)
  const gate = allowedQuery(db).prepare()
  const begin = new Date('2026-01-05T06:00:00.000Z')
  const policyOf = async (overUnit: string, at = monday) => {
    const outcome = await createPolicy(db, { unitId: overUnit }, operator, at)
    if (outcome.kind === 'refused') throw new Error(outcome.reason)
    return outcome.policyId
  }
  const policyId = await policyOf(top, begin)
  const signOf = async (policy: string, personId: string, at: Date, textHash?: string) => {
    const newest = (await findPolicy(db, policy))?.revisions.at(-1)
    const hash = textHash ?? newest?.texts.en.hash ?? ''
    const signing = { personId, policyId: policy, rulesRevisionId: newest?.id ?? '', textHash: hash }
    return signPolicy(db, { ...signing, language: 'en' }, at)
  }
  return {
    db,
    catalogue,
    top,
    unitId,
    person,
    learner,
    policyId,
    policyOf,
    signOf,
    sign: (at: Date, personId = person.id) => signOf(policyId, personId, at),
    publish: (options: Parameters<typeof publishTestPolicy>[2]) => publishTestPolicy(db, policyId, options),
    findOf: (at: Date, personId = person.id) => findStanding(db, { personId, programmeId }, at),
    isOpen: async (now: Date) =>
      (await gate.execute({ identifier: person.identifier, platform: 'social-media', now })).length === 1,
    certify: async (at: Date) => {
      await learner.learn(at)
      await learner.sit('final', 'all', at)
      await learner.sign(at)
    },
  }
}
