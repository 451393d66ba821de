import { count, eq, isNull } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/people/actor.ts'
import { grantRole } from '#app/domain/people/grant-role.ts'
import { nameDeputy } from '#app/domain/people/name-deputy.ts'
import { recordLeaving } from '#app/domain/people/record-leaving.ts'
import { invitePerson } from '#app/domain/sign-in/invite-person.ts'
import { listSlips } from '#app/domain/sign-in/list-slips.ts'
import { makeSlips, slipsInSet } from '#app/domain/sign-in/make-slips.ts'
import { orderInvitations } from '#app/domain/sign-in/order-invitations.ts'
import { planInvitations } from '#app/domain/sign-in/plan-invitations.ts'
import { redeemInvitation } from '#app/domain/sign-in/redeem-invitation.ts'
import { startSession } from '#app/domain/sign-in/start-session.ts'
import { inviteInBackground } from '#app/web/work/invite-in-background.ts'
import { doDueWork } from '#app/web/work/worker.ts'
import { invitations, ledgerEntries, ledgerPayloads, outgoingMails, roleGrants, workItems } from '#db/schema/index.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { makePerson, makeUnit, operator } from '#tests/support/people.ts'

const noon = new Date('2026-03-02T08:00:00.000Z')
const later = new Date('2026-03-02T08:05:00.000Z')
const baseUrl = 'https://lisans.example'
const secret = Buffer.alloc(32, 7).toString('base64url')
const password = 'coconut palms at noon'

test('whoever has never signed in is counted: with an address, without one, already invited, and out of one’s hands', async () => {
  const { db, unit, section, people, administrator, focalPoint, plan } = await ministry()
  await startSession(db, { personId: people.known, address: '192.0.2.1', device: '' }, noon)
  await invitePerson(db, { personId: people.invited, by: 'slip', baseUrl }, operator, noon)

  const found = await plan({ unitId: unit }, administrator)

  expect(found?.mail.map(({ name }) => name)).toEqual(['Head', 'Lise'])
  expect(found?.slip.map(({ name }) => name)).toEqual(['Marc'])
  expect(found).toMatchObject({ waiting: 1, underWay: 0, beyond: 0 })
  expect(await plan({ unitId: unit, again: true }, administrator)).toMatchObject({ waiting: 1 })
  expect((await plan({ unitId: unit, again: true }, administrator))?.slip.at(-1)?.name).toBe('Invited')
  expect((await plan({ unitId: section }, focalPoint))?.mail.map(({ name }) => name)).toEqual(['Lise'])
  await grantRole(db, { personId: people.marc, role: 'trainer', unitId: section }, operator, noon)
  expect(await plan({ unitId: section }, focalPoint)).toMatchObject({ beyond: 1, slip: [] })
  expect(await plan({ unitId: unit }, focalPoint)).toBeNull()
  expect(await plan({ unitId: section }, actor(people.marc))).toBeNull()
})

test('mails go out in the background, once for each person however often it is asked or run', async () => {
  const { db, unit, administrator, plan, order, work } = await ministry()
  const fingerprint = (await plan({ unitId: unit }, administrator))?.fingerprint ?? ''

  const outcomes = await Promise.all([order(fingerprint), order(fingerprint)])

  expect(outcomes).toMatchObject([{ kind: 'ordered', people: 2 }, { reason: 'preview-changed' }])
  expect(await plan({ unitId: unit }, administrator)).toMatchObject({ underWay: 2, mail: [] })
  const [ordered] = await db.select().from(workItems)
  await work()
  await inviteInBackground(db)(ordered?.payload ?? {}, later)

  const mails = await db.select().from(outgoingMails)
  expect(mails.map(({ address }) => address).sort()).toEqual(['head@health.example', 'lise@health.example'])
  expect(mails.find(({ address }) => address.startsWith('lise'))?.body).toContain('Bonjour')
  const entries = await db.select().from(ledgerEntries).where(eq(ledgerEntries.action, 'person.invited'))
  expect(entries).toHaveLength(2)
  expect(await plan({ unitId: unit }, administrator)).toMatchObject({ underWay: 0, waiting: 2, mail: [] })
})

test('whoever signs in or leaves before the mail is made gets none, and a role that ended invites nobody', async () => {
  const { db, unit, people, administrator, plan, order, work } = await ministry()
  await order((await plan({ unitId: unit }, administrator))?.fingerprint ?? '')
  await startSession(db, { personId: people.lise, address: '192.0.2.1', device: '' }, noon)
  await recordLeaving(db, { personId: people.head }, operator, noon)

  await work()

  expect(await db.select().from(outgoingMails)).toEqual([])
  const { db: second, ...other } = await ministry()
  await other.order((await other.plan({ unitId: other.unit }, other.administrator))?.fingerprint ?? '')
  await second.update(roleGrants).set({ runsUntil: noon })
  await other.work()
  expect(await second.select().from(outgoingMails)).toEqual([])
})

test('the codes on slips work, are kept nowhere, and cannot be shown by whoever has not their secret', async () => {
  const { db, unit, people, administrator, plan } = await ministry()
  const fingerprint = (await plan({ unitId: unit }, administrator))?.fingerprint ?? ''
  const make = () => makeSlips(db, { unitId: unit, again: false, fingerprint, secret }, administrator, noon)

  expect(await Promise.all([make(), make()])).toMatchObject([
    { kind: 'made', people: 3 },
    { reason: 'preview-changed' },
  ])

  const set = { madeAt: noon, secret }
  const slips = await listSlips(db, set, administrator, later)
  expect(slips.map(({ name, knownAs }) => [name, knownAs])).toEqual([
    ['Invited', 'SN-invited'],
    ['Marc', 'SN-marc'],
    ['Somebody', 'SN-known'],
  ])
  const code = slips.find(({ personId }) => personId === people.marc)?.code ?? ''
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/)
  expect(await redeemInvitation(db, { code: code.toLowerCase(), password }, later)).toEqual({ kind: 'password-set' })
  expect((await listSlips(db, set, administrator, later)).map(({ name }) => name)).toEqual(['Invited', 'Somebody'])
  expect(await listSlips(db, { ...set, secret: Buffer.alloc(32).toString('base64url') }, administrator, later)).toEqual(
    [],
  )
  expect(await listSlips(db, set, actor(people.lise), later)).toEqual([])
  const kept = JSON.stringify([await db.select().from(invitations), await db.select().from(ledgerPayloads)])
  for (const slip of slips) expect(kept).not.toContain(slip.code)
  expect(kept).not.toContain(secret)
})

test('new slips end the old ones', async () => {
  const { db, unit, administrator, plan } = await ministry()
  const make = async (again: boolean, at: Date, by: string) => {
    const fingerprint = (await planInvitations(db, { unitId: unit, again }, administrator, at))?.fingerprint ?? ''
    return makeSlips(db, { unitId: unit, again, fingerprint, secret: by }, administrator, at)
  }
  await make(false, noon, secret)
  const [first] = await listSlips(db, { madeAt: noon, secret }, administrator, noon)
  expect(await make(false, later, secret)).toMatchObject({ reason: 'nobody-to-invite' })

  const another = Buffer.alloc(32, 9).toString('base64url')
  expect(await make(true, later, another)).toMatchObject({ kind: 'made' })

  expect(await redeemInvitation(db, { code: first?.code ?? '', password }, later)).toMatchObject({ kind: 'refused' })
  expect(await listSlips(db, { madeAt: later, secret: another }, administrator, later)).toHaveLength(3)
  expect(await plan({ unitId: unit }, administrator)).toMatchObject({ slip: [] })
})

test('a deputy cannot make a code for whom they stand in for', async () => {
  const { db, unit, people, plan } = await ministry()
  const [grant] = await db.select().from(roleGrants).where(eq(roleGrants.personId, people.head))
  const named = { grantId: grant?.id ?? '', deputyId: people.marc, lastDay: '2026-03-06', reason: 'Leave' }
  await nameDeputy(db, named, actor(people.head), noon)

  const found = await plan({ unitId: unit }, actor(people.marc))

  expect(found?.mail.map(({ name }) => name)).toEqual(['Lise'])
  expect(found?.beyond).toBe(1)
})

test('who only stands in for an administrator invites no other administrator with the rest', async () => {
  const { db, unit, section, people, officer, administrator, plan } = await ministry()
  await grantRole(db, { personId: people.lise, role: 'administrator', unitId: section }, operator, noon)
  const [grant] = await db.select().from(roleGrants).where(eq(roleGrants.personId, officer))
  const named = { grantId: grant?.id ?? '', deputyId: people.marc, lastDay: '2026-03-06', reason: 'Leave' }
  await nameDeputy(db, named, administrator, noon)

  const found = await plan({ unitId: unit }, actor(people.marc))

  expect(found?.mail.map(({ name }) => name)).toEqual(['Head'])
  expect(found?.beyond).toBe(1)
  expect((await plan({ unitId: unit }, administrator))?.mail.map(({ name }) => name)).toEqual(['Head', 'Lise'])
})

test('a set of slips is no longer than can be printed and cut in one go', async () => {
  const { db, section, administrator, plan } = await ministry()
  for (let each = 0; each < slipsInSet; each += 1) await makePerson(db, section, `SN-crowd-${each}`, {}, noon)
  const fingerprint = (await plan({ unitId: section }, administrator))?.fingerprint ?? ''

  const outcome = await makeSlips(db, { unitId: section, again: false, fingerprint, secret }, administrator, noon)

  expect(outcome).toEqual({ kind: 'made', people: slipsInSet })
  expect((await plan({ unitId: section }, administrator))?.slip.length).toBeGreaterThan(0)
  const [open] = await db.select({ all: count() }).from(invitations).where(isNull(invitations.usedAt))
  expect(open?.all).toBe(slipsInSet)
})

async function ministry() {
  const db = await emptyDatabase()
  const top = await makeUnit(db, 'Public service')
  const unit = await makeUnit(db, 'Health', top)
  const section = await makeUnit(db, 'Nursing', unit)
  const add = (to: string, key: string, name: string, email: string | null = null, language: 'en' | 'fr' = 'en') =>
    makePerson(db, to, `SN-${key}`, { name, email, language })
  const people = {
    head: await add(unit, 'head', 'Head', 'head@health.example'),
    known: await add(section, 'known', 'Somebody'),
    lise: await add(section, 'lise', 'Lise', 'lise@health.example', 'fr'),
    marc: await add(section, 'marc', 'Marc'),
    invited: await add(unit, 'invited', 'Invited'),
    leaver: await add(section, 'leaver', 'Leaver', 'leaver@health.example'),
  }
  const officer = await add(top, 'administrator', 'Administrator')
  const helper = await add(section, 'helper', 'Helper', 'helper@health.example')
  await recordLeaving(db, { personId: people.leaver }, operator, noon)
  await startSession(db, { personId: helper, address: '192.0.2.1', device: '' }, noon)
  const grant = (personId: string, role: 'administrator' | 'focal-point' | 'hr', unitId: string) =>
    grantRole(db, { personId, role, unitId }, operator, noon)
  await grant(officer, 'administrator', top)
  await grant(people.head, 'hr', unit)
  await grant(helper, 'focal-point', section)
  const administrator = actor(officer)
  return {
    db,
    unit,
    section,
    people,
    officer,
    administrator,
    focalPoint: actor(helper),
    plan: (asked: { unitId: string; again?: boolean }, by: Actor) =>
      planInvitations(db, { again: false, ...asked }, by, later),
    order: (fingerprint: string) =>
      orderInvitations(db, { unitId: unit, again: false, fingerprint, baseUrl }, administrator, noon),
    work: () => doDueWork({ db, handlers: { 'invite-people': inviteInBackground(db) }, now: () => later }),
  }
}

function actor(personId: string): Actor {
  return { kind: 'person', personId }
}
