import { desc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { assignProgramme } from '#app/domain/assignments/assign-programme.ts'
import { countDue } from '#app/domain/assignments/count-due.ts'
import { findDueDay, listDueDays } from '#app/domain/assignments/list-due-days.ts'
import { listPeopleDue } from '#app/domain/assignments/list-people-due.ts'
import { listRules } from '#app/domain/assignments/list-rules.ts'
import type { PlannedRule } from '#app/domain/assignments/preview-rule.ts'
import { foreseeRule, publishRule } from '#app/domain/assignments/publish-rule.ts'
import { withdrawAssignment } from '#app/domain/assignments/withdraw-assignment.ts'
import { confirmBulk } from '#app/domain/bulk/confirm-bulk.ts'
import { continueBulk } from '#app/domain/bulk/continue-bulk.ts'
import { prepareBulk } from '#app/domain/bulk/prepare-bulk.ts'
import { grantExemption } from '#app/domain/certification/grant-exemption.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.ts'
import { movePerson } from '#app/domain/people/move-person.ts'
import type { Database } from '#db/handle.ts'
import { people, platformModes, platforms, requirementRules } from '#db/schema/index.ts'
import { addTestProgramme } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { learnerOf } from '#tests/support/learner.ts'
import {
  addTestOfficer,
  addTestPerson,
  addTestUnit,
  grantTestRole,
  moveTestPerson,
  operator,
  type TestPerson,
} from '#tests/support/people.ts'

const now = new Date('2026-11-23T06:00:00.000Z')
const spring = new Date('2027-04-05T06:00:00.000Z')

test('a rule asks everybody of a unit and the units below it, and nobody else', async () => {
  const { db, hr, plan, person, below, stranger, whose } = await scene()
  await published(db, plan, hr)

  expect(await findDueDay(db, whose(person), now)).toMatchObject({ state: 'due', dueDay: '2027-03-31' })
  expect(await findDueDay(db, whose(below), now)).toMatchObject({ state: 'due', dueDay: '2027-03-31' })
  expect(await findDueDay(db, whose(stranger), now)).toMatchObject({ state: 'not-required', why: 'no-rule' })
  expect(await findDueDay(db, whose(person), spring)).toMatchObject({ state: 'overdue', dueDay: '2027-03-31' })
})

test('a preview says who would be newly required and who overdue at once, and is what is published', async () => {
  const { db, hr, plan, person, below, unitId, programmeId } = await scene()
  const past = { ...plan, content: { ...plan.content, startsOn: '2026-01-01', requiredBy: day('2026-06-30') } }

  const foreseen = await foreseeRule(db, past, hr.actor, now)
  if (foreseen.kind === 'refused') throw new Error(foreseen.reason)
  const { counts, people: named, fingerprint } = foreseen.preview
  expect(counts.find((one) => one.unitId === unitId)).toMatchObject({ effect: 'newly-required', overdueAtOnce: 2 })
  expect(named.map(({ personId }) => personId)).toEqual(expect.arrayContaining([person.id, below.id]))
  expect(await listRules(db, programmeId, now)).toEqual([])

  const asked = { ...past, reason: 'The annual round', fingerprint }
  expect(await publishRule(db, { ...asked, fingerprint: 'other' }, hr.actor, now)).toMatchObject({
    reason: 'rule-preview-outdated',
  })
  const twice = await Promise.all([publishRule(db, asked, hr.actor, now), publishRule(db, asked, hr.actor, now)])
  expect(twice.map(({ kind }) => kind).sort()).toEqual(['published', 'refused'])
  expect(await db.select().from(requirementRules)).toHaveLength(1)
  expect((await verifyLedger(db)).kind).toBe('sound')
})

test('changing and ending a rule shows whom it would free or hurry, keeps every version, and frees them at once', async () => {
  const { db, hr, plan, person, whose } = await scene()
  const ruleId = await published(db, plan, hr)
  const sooner = { ...plan, ruleId, content: { ...plan.content, requiredBy: day('2027-01-31') } }
  expect(await effects(db, sooner, hr)).toEqual(['earlier-day'])
  await published(db, sooner, hr)
  expect(await foreseeRule(db, sooner, hr.actor, now)).toMatchObject({ reason: 'rule-unchanged' })

  const ending = { ...sooner, content: null }
  expect(await effects(db, ending, hr)).toEqual(['no-longer-required'])
  await published(db, ending, hr)

  expect(await findDueDay(db, whose(person), spring)).toMatchObject({ state: 'not-required' })
  expect(
    (await db.select().from(requirementRules).orderBy(desc(requirementRules.number))).map(({ number, ends }) => [
      number,
      ends,
    ]),
  ).toEqual([
    [3, true],
    [2, false],
    [1, false],
  ])
  expect(await foreseeRule(db, ending, hr.actor, now)).toMatchObject({ reason: 'rule-ended' })
  expect(await effects(db, sooner, hr)).toEqual(['newly-required'])
})

test('a rule that begins later is previewed as it will be on that day, and until then the one before it holds', async () => {
  const { db, hr, plan, person, whose, unitId } = await scene()
  const later = { ...plan, content: { ...plan.content, startsOn: '2027-02-01' } }
  const foreseen = await foreseeRule(db, later, hr.actor, now)
  if (foreseen.kind === 'refused') throw new Error(foreseen.reason)
  expect(foreseen.preview).toMatchObject({ day: '2027-02-01', isLater: true })
  expect(foreseen.preview.counts.find((one) => one.unitId === unitId)).toMatchObject({ effect: 'newly-required' })

  const ruleId = await published(db, plan, hr)
  const change = (startsOn: string, last: string) => {
    return { ...plan, ruleId, content: { ...plan.content, startsOn, requiredBy: day(last) } }
  }
  const due = async (at: Date) => (await findDueDay(db, whose(person), at))?.dueDay
  expect(await effects(db, change('2027-02-01', '2027-06-30'), hr)).toEqual(['later-day'])
  await published(db, change('2027-02-01', '2027-06-30'), hr)
  expect(await due(now)).toBe('2027-03-31')
  expect(await due(new Date('2027-02-01T08:00:00Z'))).toBe('2027-06-30')

  // What is replaced before it begins never holds.
  await published(db, change('2027-03-01', '2027-09-30'), hr)
  expect(await due(new Date('2027-02-01T08:00:00Z'))).toBe('2027-03-31')
  expect(await due(new Date('2027-03-01T08:00:00Z'))).toBe('2027-09-30')
  await published(db, { ...plan, ruleId, content: null }, hr)
  expect(await due(now)).toBe(null)
  expect(await due(new Date('2027-03-01T08:00:00Z'))).toBe(null)
})

test('an officer makes, changes and ends rules about the units of their reach only', async () => {
  const { db, hr, plan, top, unitId, elsewhere } = await scene()
  const over = await addTestOfficer(db, 'hr', elsewhere)
  const manager = await addTestOfficer(db, 'manager', unitId)
  const content = (unit: string) => ({ ...plan, content: { ...plan.content, unitId: unit } })

  expect(await foreseeRule(db, content(top), hr.actor, now)).toMatchObject({ reason: 'out-of-reach' })
  expect(await foreseeRule(db, plan, manager.actor, now)).toMatchObject({ reason: 'out-of-reach' })
  const ruleId = await published(db, plan, hr)
  expect(await foreseeRule(db, { ...plan, ruleId, content: null }, over.actor, now)).toMatchObject({
    reason: 'out-of-reach',
  })
  const taken = { ...content(elsewhere), ruleId }
  expect(await foreseeRule(db, taken, over.actor, now)).toMatchObject({ reason: 'out-of-reach' })
  const outcome = await publishRule(db, { ...taken, reason: 'Mine now', fingerprint: '' }, over.actor, now)
  expect(outcome).toMatchObject({ reason: 'out-of-reach' })
})

test('a rule takes no day before it begins, no impossible numbers and no unknown platform', async () => {
  const { db, hr, plan } = await scene()
  const refused = async (content: Partial<NonNullable<PlannedRule['content']>>) => {
    const outcome = await foreseeRule(db, { ...plan, content: { ...plan.content, ...content } }, hr.actor, now)
    return outcome.kind === 'refused' ? outcome.reason : null
  }
  expect(await refused({ startsOn: '2027-06-01' })).toBe('rule-day-before-start')
  expect(await refused({ requiredBy: day('2027-02-30') })).toBe('rule-out-of-bounds')
  expect(await refused({ requiredBy: { kind: 'days', days: 0 } })).toBe('rule-out-of-bounds')
  expect(await refused({ frequency: { kind: 'months', months: 0.5 } })).toBe('rule-out-of-bounds')
  expect(await refused({ creditMonths: -1 })).toBe('rule-out-of-bounds')
  expect(await refused({ audience: { ...everybody, platformId: 'nowhere' } })).toBe('no-such-platform')
})

test('grades and roles narrow a rule down, and whoever holds the role later is asked from then on', async () => {
  const { db, hr, plan, person, below, whose } = await scene()
  await db.update(people).set({ grade: 'SG 3' }).where(eq(people.id, below.id))
  await grantTestRole(db, person.id, 'focal-point', person.unitId)
  const graded = { ...plan, content: { ...plan.content, audience: { ...everybody, grades: ['sg-3'] } } }
  const focal = { ...plan, content: { ...plan.content, audience: { ...everybody, roles: ['focal-point' as const] } } }

  await published(db, graded, hr)
  expect(await findDueDay(db, whose(below), now)).toMatchObject({ state: 'due' })
  expect(await findDueDay(db, whose(person), now)).toMatchObject({ state: 'not-required' })
  await published(db, focal, hr)
  expect(await findDueDay(db, whose(person), now)).toMatchObject({ state: 'due' })
})

test('a rule about a platform asks only where its gate is enforced, and from then on', async () => {
  const { db, hr, plan, person, below, programmeId, whose } = await scene()
  await db.insert(platforms).values({ id: 'pages', programmeId, name: 'Pages' })
  const decision = { platformId: 'pages', reason: 'Step by step', setBy: 'x', setAt: now }
  const starts = { startsAt: new Date('2026-11-20T06:00:00.000Z') }
  await db.insert(platformModes).values({ ...decision, ...starts, id: 'one', unitId: person.unitId, mode: 'enforce' })
  await db.insert(platformModes).values({ ...decision, ...starts, id: 'two', unitId: below.unitId, mode: 'watch' })
  const audience = { ...everybody, platformId: 'pages' }
  const requiredBy = { kind: 'days' as const, days: 30 }
  await published(db, { ...plan, content: { ...plan.content, audience, requiredBy, startsOn: '2026-01-01' } }, hr)

  expect(await findDueDay(db, whose(person), now)).toMatchObject({ state: 'due', dueDay: '2026-12-20' })
  expect(await findDueDay(db, whose(below), now)).toMatchObject({ state: 'not-required' })
})

test('many people are asked by a day with the command for one', async () => {
  const { db, hr, person, below, stranger, programmeId, whose } = await scene()
  const bulk = { action: 'assignment' as const, programmeId, details: { lastDay: '2027-02-01' }, reason: 'The season' }
  const personIds = [person.id, below.id, stranger.id]
  const officer = { kind: 'person', personId: hr.id } as const
  const prepared = await prepareBulk(db, { ...bulk, personIds, unknown: [] }, officer, now)
  if (prepared.kind === 'refused') throw new Error(prepared.reason)
  await continueBulk(db, prepared, now)
  await confirmBulk(db, prepared, officer, now)
  await continueBulk(db, prepared, now)

  expect(await findDueDay(db, whose(person), now)).toMatchObject({ state: 'due', dueDay: '2027-02-01' })
  expect(await findDueDay(db, whose(below), now)).toMatchObject({ state: 'due', dueDay: '2027-02-01' })
  expect(await findDueDay(db, whose(stranger), now)).toMatchObject({ state: 'not-required' })
})

test('who moves into the audience after the day has thirty days, and who moves away is asked no more', async () => {
  const { db, hr, plan, person, stranger, unitId, elsewhere, whose } = await scene()
  await published(db, plan, hr)
  await movePerson(db, { personId: stranger.id, unitId }, operator, spring)
  await movePerson(db, { personId: person.id, unitId: elsewhere }, operator, spring)

  expect(await findDueDay(db, whose(stranger), spring)).toMatchObject({ state: 'due', dueDay: '2027-05-05' })
  expect(await findDueDay(db, whose(person), spring)).toMatchObject({ state: 'not-required' })
})

test('an exemption, leave and leaving stop the asking, and a certificate answers it', async () => {
  const { db, hr, plan, person, below, programmeId, catalogue, unitId, whose } = await scene()
  await published(db, plan, hr)
  const away = await addTestPerson(db, { unitId })
  const gone = await addTestPerson(db, { unitId })
  await grantExemption(db, { ...whose(person), ground: 'long-absence', endsAt: null }, operator, now)
  await moveTestPerson(db, away.id, 'went-on-leave', now)
  await moveTestPerson(db, gone.id, 'left', now)
  await learnerOf(db, catalogue, below.id).becomeCertified(new Date('2027-01-10T06:00:00.000Z'))

  const personIds = [person, away, gone, below].map(({ id }) => id)
  const days = await listDueDays(db, { programmeId, personIds }, spring)
  expect(personIds.map((id) => days.get(id)?.why)).toEqual(['exempt', 'on-leave', 'left', 'certified'])
  expect(days.get(below.id)).toMatchObject({ state: 'met', dueDay: '2028-03-31' })
  const counts = await countDue(db, programmeId, spring)
  const here = counts.filter((one) => one.unitId === unitId).map(({ state, people }) => [state, people])
  // The officer is asked like everybody else.
  expect(Object.fromEntries(here)).toEqual({ 'not-required': 1, paused: 1, overdue: 1 })
  const anybody = { search: '', unitIds: 'all' as const, states: [], endsWithin: null, activity: null, role: null }
  const overdue = { programmeId, dueState: 'overdue' as const, after: null, limit: 10 }
  expect(await listPeopleDue(db, { ...overdue, filter: anybody }, spring)).toMatchObject([
    { id: hr.id, state: 'not-started', dueDay: '2027-03-31' },
  ])
  for (const filter of [
    { ...anybody, role: 'manager' as const },
    { ...anybody, unitIds: [below.unitId] },
  ]) {
    expect(await listPeopleDue(db, { ...overdue, filter }, spring)).toEqual([])
  }
})

test('an officer asks one person by a day and takes it back; nobody asks themselves, twice, or too late', async () => {
  const { db, hr, stranger, person, whose } = await scene()
  const assignment = { ...whose(person), dueDay: '2027-01-15', reason: 'She answers the page from January' }
  expect(await assignProgramme(db, { ...assignment, dueDay: '2026-11-22' }, hr.actor, now)).toMatchObject({
    reason: 'due-day-past',
  })
  expect(await assignProgramme(db, { ...assignment, reason: ' ' }, hr.actor, now)).toMatchObject({
    reason: 'reason-missing',
  })
  const oneself = { ...assignment, personId: hr.id }
  expect(await assignProgramme(db, oneself, hr.actor, now)).toMatchObject({ reason: 'about-oneself' })
  const theirs = { ...assignment, personId: stranger.id }
  expect(await assignProgramme(db, theirs, hr.actor, now)).toMatchObject({ reason: 'out-of-reach' })

  const twice = await Promise.all([1, 2].map(() => assignProgramme(db, assignment, hr.actor, now)))
  expect(twice.map(({ kind }) => kind).sort()).toEqual(['assigned', 'refused'])
  expect(await findDueDay(db, whose(person), now)).toMatchObject({
    state: 'due',
    why: 'assigned',
    dueDay: '2027-01-15',
  })
  const taken = { ...whose(person), reason: 'Somebody else answers it' }
  expect(await withdrawAssignment(db, taken, hr.actor, now)).toEqual({ kind: 'withdrawn' })
  expect(await withdrawAssignment(db, taken, hr.actor, now)).toMatchObject({ reason: 'not-assigned' })
  expect(await findDueDay(db, whose(person), now)).toMatchObject({ state: 'not-required' })
})

const everybody = { grades: [], roles: [], platformId: null }

function day(on: string) {
  return { kind: 'day' as const, day: on }
}

async function scene() {
  const db = await emptyDatabase()
  const catalogue = await addTestProgramme(db)
  const { programmeId } = catalogue
  const top = await addTestUnit(db)
  const unitId = await addTestUnit(db, { parentId: top })
  const elsewhere = await addTestUnit(db, { parentId: top })
  const person = await addTestPerson(db, { unitId, name: 'Anna' })
  const below = await addTestPerson(db, { unitId: await addTestUnit(db, { parentId: unitId }), name: 'Bertha' })
  const stranger = await addTestPerson(db, { unitId: elsewhere })
  const hr = await addTestOfficer(db, 'hr', unitId)
  const plan = {
    ruleId: null as string | null,
    programmeId,
    content: {
      unitId,
      audience: everybody,
      requiredBy: day('2027-03-31'),
      frequency: { kind: 'months' as const, months: 12 },
      creditMonths: 0,
      startsOn: '2026-11-23',
    },
  }
  const whose = ({ id }: TestPerson) => ({ personId: id, programmeId })
  return { db, catalogue, programmeId, top, unitId, elsewhere, person, below, stranger, hr, plan, whose }
}

async function published(db: Database, planned: PlannedRule, officer: TestPerson): Promise<string> {
  const foreseen = await foreseeRule(db, planned, officer.actor, now)
  if (foreseen.kind === 'refused') throw new Error(foreseen.reason)
  const { fingerprint } = foreseen.preview
  const outcome = await publishRule(db, { ...planned, reason: 'The annual round', fingerprint }, officer.actor, now)
  if (outcome.kind === 'refused') throw new Error(outcome.reason)
  return outcome.ruleId
}

async function effects(db: Database, planned: PlannedRule, officer: TestPerson) {
  const foreseen = await foreseeRule(db, planned, officer.actor, now)
  if (foreseen.kind === 'refused') throw new Error(foreseen.reason)
  return [...new Set(foreseen.preview.counts.map(({ effect }) => effect))]
}
