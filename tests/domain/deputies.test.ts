import { and, desc, eq, isNull } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { suspendPerson } from '#app/domain/certification/suspend-person.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { endDeputy } from '#app/domain/people/end-deputy.ts'
import { endRole } from '#app/domain/people/end-role.ts'
import { grantRole } from '#app/domain/people/grant-role.ts'
import { listDeputies } from '#app/domain/people/list-deputies.ts'
import { listHoldersOver } from '#app/domain/people/list-holders-over.ts'
import { listEndedGrants, listRoleGrants } from '#app/domain/people/list-role-grants.ts'
import { nameDeputy } from '#app/domain/people/name-deputy.ts'
import { actorReaches, findReach } from '#app/domain/people/reaches.ts'
import { recordLeave } from '#app/domain/people/record-leave.ts'
import { recordLeaving } from '#app/domain/people/record-leaving.ts'
import { prepareFindSession } from '#app/domain/sign-in/find-session.ts'
import { invitePerson } from '#app/domain/sign-in/invite-person.ts'
import { startSession } from '#app/domain/sign-in/start-session.ts'
import { ledgerEntries, outgoingMails, type Role, roleGrants } from '#db/schema/index.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { makePerson, makeUnit, operator } from '#tests/support/people.ts'

const monday = new Date('2026-03-02T08:00:00.000Z')
const friday = '2026-03-06'
/** The last moment of that Friday on Mahé, and the first of Saturday. */
const fridayNight = new Date('2026-03-06T19:59:59.999Z')
const saturday = new Date('2026-03-06T20:00:00.000Z')
const reason = 'Annual leave'

test('a deputy reaches what the holder reaches, until the end of the last day and no longer', async () => {
  const { db, people, units, nameFor } = await ministry()
  const reach = async (at: Date) => (await findReach(db, people.colleague, ['access-officer'], at)).sort()

  expect(await nameFor('officer')).toMatchObject({ kind: 'named' })

  const held = (await findReach(db, people.officer, ['access-officer'], monday)).sort()
  expect(held).toEqual([units.finance, units.payroll].sort())
  expect(await reach(monday)).toEqual(held)
  expect(await reach(fridayNight)).toEqual(held)
  expect(await reach(saturday)).toEqual([])
  expect(await findReach(db, people.colleague, ['hr', 'administrator'], monday)).toEqual([])
})

test('a deputy’s session has the role from the moment it is given, and loses it by itself', async () => {
  const { db, people, nameFor } = await ministry()
  const session = await startSession(db, { personId: people.colleague, address: '192.0.2.1', device: '' }, monday)
  if (session.kind !== 'started') throw new Error(session.reason)
  const find = prepareFindSession(db)

  await nameFor('officer')

  expect((await find(session.token, monday))?.grants).toMatchObject([{ role: 'access-officer' }])
  const later = await startSession(db, { personId: people.colleague, address: '192.0.2.1', device: '' }, saturday)
  if (later.kind !== 'started') throw new Error(later.reason)
  expect((await find(later.token, saturday))?.grants).toEqual([])
})

test('a deputy cannot decide about themselves, nor about whom they stand in for', async () => {
  const { db, people, nameFor } = await ministry()
  await nameFor('officer')
  const suspend = (personId: string) =>
    suspendPerson(
      db,
      { personId, programmeId: 'certificate', ground: 'conduct', note: null, endsAt: null },
      actor(people.colleague),
      monday,
    )

  expect(await suspend(people.colleague)).toMatchObject({ reason: 'about-oneself' })
  expect(await suspend(people.officer)).toMatchObject({ reason: 'about-whom-one-stands-in-for' })
  expect(await suspend(people.clerk)).toMatchObject({ kind: 'suspended' })
})

test('whoever stands in for an administrator neither ends that role, nor gets into that account, nor makes other administrators', async () => {
  const { db, people, units, nameFor, grantOf } = await ministry()
  await grantRole(db, { personId: people.clerk, role: 'administrator', unitId: units.finance }, operator, monday)
  expect(await nameFor('clerk')).toMatchObject({ kind: 'named' })
  const deputy = actor(people.colleague)
  const grantId = await grantOf('clerk')

  expect(await endRole(db, { grantId }, deputy, monday)).toMatchObject({ reason: 'out-of-reach' })
  expect(await recordLeaving(db, { personId: people.clerk }, deputy, monday)).toMatchObject({ reason: 'out-of-reach' })
  const invitation = { personId: people.clerk, by: 'slip' as const, baseUrl: 'https://lisans.example' }
  expect(await invitePerson(db, invitation, deputy, monday)).toMatchObject({ reason: 'out-of-reach' })
  const give = (role: Role) => grantRole(db, { personId: people.payer, role, unitId: units.finance }, deputy, monday)
  expect(await give('administrator')).toMatchObject({ reason: 'not-in-anothers-place' })
  expect(await give('manager')).toMatchObject({ kind: 'granted' })
})

test('a deputy names no further deputy, neither for this role nor for another’s', async () => {
  const { db, people, units, nameFor, grantOf, name } = await ministry()
  await grantRole(db, { personId: people.clerk, role: 'administrator', unitId: units.finance }, operator, monday)
  await nameFor('clerk')
  const deputysGrant = await grantOf('colleague')
  const deputy = actor(people.colleague)

  expect(await name({ grantId: deputysGrant, deputyId: people.payer }, deputy)).toMatchObject({
    reason: 'no-such-grant',
  })
  expect(await name({ grantId: await grantOf('clerk'), deputyId: people.payer }, deputy)).toMatchObject({
    reason: 'out-of-reach',
  })
  expect(await name({ grantId: await grantOf('officer'), deputyId: people.payer }, deputy)).toMatchObject({
    reason: 'out-of-reach',
  })
})

test('the holder chooses among those the role reaches; an administrator chooses further, but nobody chooses themselves', async () => {
  const { db, people, units, grantOf, name } = await ministry()
  const grantId = await grantOf('officer')
  const holder = actor(people.officer)
  const by = async (who: Actor, deputyId: string) => {
    const outcome = await name({ grantId, deputyId }, who)
    return outcome.kind === 'refused' ? outcome.reason : outcome.kind
  }

  expect(await by(holder, people.nurse)).toBe('deputy-not-near')
  expect(await by(holder, people.officer)).toBe('deputy-is-holder')
  expect(await by(holder, 'nobody')).toBe('no-such-person')
  expect(await by(actor(people.clerk), people.payer)).toBe('out-of-reach')
  expect(await by(actor(people.administrator), people.administrator)).toBe('about-oneself')
  await recordLeave(db, { personId: people.payer, away: 'on-leave' }, operator, monday)
  expect(await by(holder, people.payer)).toBe('deputy-away')
  await recordLeaving(db, { personId: people.payer }, operator, monday)
  expect(await by(holder, people.payer)).toBe('left')
  await grantRole(db, { personId: people.clerk, role: 'access-officer', unitId: units.finance }, operator, monday)
  expect(await by(holder, people.clerk)).toBe('already-granted')
  expect(await by(actor(people.administrator), people.nurse)).toBe('named')
  expect(await by(holder, people.colleague)).toBe('has-a-deputy')
})

test('the days are counted: today is the first last day, six months the last, and never longer than the role', async () => {
  const { db, people, units, grantOf, name } = await ministry()
  const grantId = await grantOf('officer')
  const until = (lastDay: string, id = grantId) => name({ grantId: id, deputyId: people.colleague, lastDay }, operator)

  expect(await until('2026-03-01')).toMatchObject({ reason: 'end-in-the-past' })
  expect(await until('2026-09-03')).toMatchObject({ reason: 'stands-in-too-long' })
  const ending = { personId: people.clerk, role: 'hr' as const, unitId: units.finance, lastDay: friday }
  await grantRole(db, ending, operator, monday)
  const short = await grantOf('clerk')
  expect(await until('2026-03-07', short)).toMatchObject({ reason: 'longer-than-the-role' })
  expect(await until(friday, short)).toMatchObject({ kind: 'named' })
  expect(await until('2026-09-02')).toMatchObject({ kind: 'named' })
})

test('two tabs name one deputy, and the record says who, until when and why', async () => {
  const { db, people, nameFor } = await ministry()

  const outcomes = await Promise.all([nameFor('officer'), nameFor('officer')])

  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['named', 'refused'])
  expect(await listDeputies(db, { personId: people.officer }, monday)).toMatchObject([
    { personId: people.colleague, role: 'access-officer', unitName: 'Finance', runsUntil: saturday, reason },
  ])
  expect(await listRoleGrants(db, { personId: people.colleague }, monday)).toMatchObject([
    { standsInFor: { personId: people.officer, name: 'Person SN-officer' }, runsUntil: saturday },
  ])
  expect(await listDeputies(db, { personId: people.officer }, saturday)).toEqual([])
  const entries = await db.select().from(ledgerEntries).where(eq(ledgerEntries.action, 'deputy.named'))
  expect(entries).toMatchObject([{ subjectId: people.colleague }])
  const [mail] = await db.select().from(outgoingMails)
  expect(mail?.subject).toBe('You stand in for Person SN-officer until 6 March 2026')
})

test('when the holder’s role ends, or the holder leaves, whoever stands in for them stops in the same moment', async () => {
  for (const end of ['role', 'leaving'] as const) {
    const { db, people, nameFor, grantOf } = await ministry()
    await nameFor('officer')

    if (end === 'role') await endRole(db, { grantId: await grantOf('officer'), reason }, operator, monday)
    else await recordLeaving(db, { personId: people.officer }, operator, monday)

    expect(await findReach(db, people.colleague, ['access-officer'], monday)).toEqual([])
    expect(
      await db
        .select()
        .from(roleGrants)
        .where(and(eq(roleGrants.role, 'access-officer'), isNull(roleGrants.endedAt))),
    ).toEqual([])
  }
})

test('the holder, an administrator or the deputy ends the standing-in before its day; nobody else does', async () => {
  const { db, people, nameFor, grantOf } = await ministry()
  const grantId = await grantOf('officer')
  for (const who of ['officer', 'administrator', 'colleague'] as const) {
    await nameFor('officer')
    expect(await endDeputy(db, { grantId, reason }, actor(people.clerk), monday)).toMatchObject({
      reason: 'out-of-reach',
    })
    expect(await endDeputy(db, { grantId, reason }, actor(people[who]), monday)).toMatchObject({ kind: 'ended' })
    expect(await endDeputy(db, { grantId, reason }, actor(people.officer), monday)).toMatchObject({
      reason: 'no-such-deputy',
    })
  }
  expect(await lastEntry(db)).toMatchObject({ action: 'deputy.ended', subjectId: people.colleague })
})

test('a role that ran out by itself can be given again', async () => {
  const { db, people, units, nameFor } = await ministry()
  await nameFor('officer')
  const lasting = { personId: people.colleague, role: 'access-officer' as const, unitId: units.finance }

  expect(await grantRole(db, lasting, operator, fridayNight)).toMatchObject({ reason: 'already-stands-in' })
  expect(await grantRole(db, lasting, operator, saturday)).toMatchObject({ kind: 'granted' })

  expect(await actorReaches(db, actor(people.colleague), ['access-officer'], people.clerk, saturday)).toBe(true)
})

test('a role that an administrator ended is listed with its reason, so that it can be given again', async () => {
  const { db, people, grantOf, units } = await ministry()
  await endRole(db, { grantId: await grantOf('officer'), reason: 'Wrong person' }, operator, monday)

  expect(await listEndedGrants(db, { personId: people.officer }, monday)).toMatchObject([
    { role: 'access-officer', unitId: units.finance, endedAt: monday, reason: 'Wrong person' },
  ])
})

test('a role is not given on numbers that have changed since they were shown', async () => {
  const { db, people, units } = await ministry()
  const grant = { personId: people.clerk, role: 'manager' as const, unitId: units.finance, previewed: '4 2' }
  expect(await grantRole(db, { ...grant, previewed: '3 2' }, operator, monday)).toMatchObject({
    reason: 'preview-changed',
  })
  expect(await grantRole(db, grant, operator, monday)).toMatchObject({ kind: 'granted' })
})

test('a learner is not sent to somebody who only stands in for them', async () => {
  const { db, people, units, nameFor } = await ministry()
  await nameFor('officer')
  const asked = { personId: people.officer, role: 'access-officer' as const }

  expect(await listHoldersOver(db, asked, monday)).toEqual([])
  expect(await listHoldersOver(db, { ...asked, personId: people.clerk }, monday)).toHaveLength(2)
  expect(units.finance).toBeTruthy()
})

async function ministry() {
  const db = await emptyDatabase()
  const all = await makeUnit(db, 'Public service')
  const finance = await makeUnit(db, 'Finance', all)
  const payroll = await makeUnit(db, 'Payroll', finance)
  const health = await makeUnit(db, 'Health', all)
  const people = {
    administrator: await makePerson(db, all, 'SN-administrator'),
    officer: await makePerson(db, finance, 'SN-officer'),
    colleague: await makePerson(db, finance, 'SN-colleague', { email: 'colleague@finance.example' }),
    clerk: await makePerson(db, finance, 'SN-clerk'),
    payer: await makePerson(db, payroll, 'SN-payer'),
    nurse: await makePerson(db, health, 'SN-nurse'),
  }
  await grantRole(db, { personId: people.administrator, role: 'administrator', unitId: all }, operator, monday)
  await grantRole(db, { personId: people.officer, role: 'access-officer', unitId: finance }, operator, monday)

  async function grantOf(who: keyof typeof people) {
    const held = and(eq(roleGrants.personId, people[who]), isNull(roleGrants.endedAt))
    const [grant] = await db.select().from(roleGrants).where(held)
    return grant?.id ?? ''
  }
  function name(named: { grantId: string; deputyId: string; lastDay?: string }, by: Actor) {
    return nameDeputy(db, { lastDay: friday, reason, ...named }, by, monday)
  }
  async function nameFor(holder: 'officer' | 'clerk') {
    return name({ grantId: await grantOf(holder), deputyId: people.colleague }, actor(people[holder]))
  }
  return { db, people, units: { all, finance, payroll, health }, grantOf, name, nameFor }
}

async function lastEntry(db: Awaited<ReturnType<typeof emptyDatabase>>) {
  const [entry] = await db.select().from(ledgerEntries).orderBy(desc(ledgerEntries.sequence)).limit(1)
  return entry
}

function actor(personId: string): Actor {
  return { kind: 'person', personId }
}
