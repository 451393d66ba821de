import { desc } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/people/actor.ts'
import { findPersonByIdentifier } from '#app/domain/people/find-person-by-identifier.ts'
import { grantRole } from '#app/domain/people/grant-role.ts'
import { recordLeaving } from '#app/domain/people/record-leaving.ts'
import { changePassword } from '#app/domain/sign-in/change-password.ts'
import { createAdministrator } from '#app/domain/sign-in/create-administrator.ts'
import { createFirstAdministrator } from '#app/domain/sign-in/create-first-administrator.ts'
import { ensureFirstAdministratorLink } from '#app/domain/sign-in/ensure-first-administrator-link.ts'
import { prepareFindSession } from '#app/domain/sign-in/find-session.ts'
import { invitePerson } from '#app/domain/sign-in/invite-person.ts'
import { groupCode } from '#app/domain/sign-in/one-time-code.ts'
import { verifyPassword } from '#app/domain/sign-in/password-hash.ts'
import { passwordProblem } from '#app/domain/sign-in/password-rule.ts'
import { redeemInvitation } from '#app/domain/sign-in/redeem-invitation.ts'
import { requestPasswordLink } from '#app/domain/sign-in/request-password-link.ts'
import { startSession } from '#app/domain/sign-in/start-session.ts'
import { authAccounts, invitations, ledgerEntries, ledgerPayloads, outgoingMails } from '#db/schema/index.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { makePerson, makeUnit, operator } from '#tests/support/people.ts'

const noon = new Date('2026-03-02T08:00:00.000Z')
const baseUrl = 'https://lisans.example'
const password = 'coconut palms at noon'

test('a slip’s code sets a password once, however it is typed', async () => {
  const { db, invite, learner } = await office()
  const { code } = await invite()
  const typed = groupCode(code ?? '').toLowerCase()

  expect(await redeemInvitation(db, { code: ` ${typed} `, password }, days(1))).toEqual({ kind: 'password-set' })

  expect(await redeemInvitation(db, { code: typed, password }, days(1))).toMatchObject({ reason: 'code-not-usable' })
  const [account] = await db.select().from(authAccounts)
  expect(await verifyPassword(account?.password ?? '', password)).toBe(true)
  expect(await lastEntry(db)).toMatchObject({ action: 'password.set', actorId: learner })
})

test('two people who use the same code at the same moment do not both succeed', async () => {
  const { db, invite } = await office()
  const { code } = await invite()

  const outcomes = await Promise.all([1, 2].map(() => redeemInvitation(db, { code: code ?? '', password }, days(1))))

  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['password-set', 'refused'])
})

test('a slip runs out after fourteen days, and a later one replaces it', async () => {
  const { db, invite } = await office()
  const { code: first } = await invite()
  expect(await redeemInvitation(db, { code: first ?? '', password }, days(14))).toMatchObject({ kind: 'refused' })

  await invite()

  expect(await redeemInvitation(db, { code: first ?? '', password }, days(1))).toMatchObject({ kind: 'refused' })
})

test('a stranger who asks for a forgotten password does not spoil the slip that somebody was handed', async () => {
  const { db, invite } = await office({ email: 'learner@health.example' })
  const { code } = await invite()

  await requestPasswordLink(db, { identifier: 'SN-learner', baseUrl }, noon)

  expect(await redeemInvitation(db, { code: code ?? '', password }, days(1))).toEqual({ kind: 'password-set' })
})

test('no code is kept anywhere, neither in a table nor in the ledger', async () => {
  const { db, invite } = await office()
  const { code } = await invite()

  const kept = JSON.stringify([await db.select().from(invitations), await db.select().from(ledgerPayloads)])

  expect(kept).not.toContain(code)
})

test('an invitation by mail goes to the person alone, in their language', async () => {
  const { db, invite } = await office({ email: 'lise@office.example', language: 'fr' })

  expect(await invite('mail')).toMatchObject({ kind: 'invited', code: null })

  const [mail] = await db.select().from(outgoingMails)
  expect(mail).toMatchObject({ address: 'lise@office.example', subject: 'Lisans\u00a0: choisissez votre mot de passe' })
  const code = /https:\/\/lisans\.example\/invitation\/(\w+)/.exec(mail?.body ?? '')?.[1] ?? ''
  expect(await redeemInvitation(db, { code, password }, days(1))).toEqual({ kind: 'password-set' })
})

test('whoever has no address is not invited by mail, and who has left not at all', async () => {
  const { db, invite, learner } = await office()

  expect(await invite('mail')).toMatchObject({ reason: 'no-address' })
  await recordLeaving(db, { personId: learner }, operator, noon)
  expect(await invite('slip')).toMatchObject({ reason: 'left' })
})

test('a code handed out before somebody left opens nothing', async () => {
  const { db, invite, learner } = await office()
  const { code } = await invite()
  await recordLeaving(db, { personId: learner }, operator, noon)

  expect(await redeemInvitation(db, { code: code ?? '', password }, days(1))).toMatchObject({
    reason: 'code-not-usable',
  })
})

test('a focal point gives codes to learners in reach, not to somebody with a role, nor to themselves', async () => {
  const { db, unit, learner, other, focalPoint } = await office()
  const invite = (personId: string) => invitePerson(db, { personId, by: 'slip', baseUrl }, focalPoint, noon)

  expect(await invite(learner)).toMatchObject({ kind: 'invited' })
  expect(await invite(other)).toMatchObject({ reason: 'out-of-reach' })
  expect(await invite((focalPoint as { personId: string }).personId)).toMatchObject({ reason: 'about-oneself' })
  await grantRole(db, { personId: learner, role: 'administrator', unitId: unit }, operator, noon)
  expect(await invite(learner)).toMatchObject({ reason: 'out-of-reach' })
})

test('an administrator of one unit cannot take over an administrator of the whole', async () => {
  const { db, unit, top, learner } = await office()
  const local = await makePerson(db, unit, 'SN-local', {}, noon)
  await grantRole(db, { personId: local, role: 'administrator', unitId: unit }, operator, noon)
  await grantRole(db, { personId: learner, role: 'administrator', unitId: top }, operator, noon)

  const outcome = await invitePerson(db, { personId: learner, by: 'slip', baseUrl }, actor(local), noon)

  expect(outcome).toMatchObject({ reason: 'out-of-reach' })
})

test('a new password ends the sessions the old one opened', async () => {
  const { db, invite, learner } = await office()
  const session = await startSession(db, { personId: learner, address: '', device: '' }, noon)
  const { code } = await invite()

  await redeemInvitation(db, { code: code ?? '', password }, noon)

  expect(await prepareFindSession(db)(session.kind === 'started' ? session.token : '', noon)).toBeNull()
})

test('changing the password asks for the present one and keeps only this session', async () => {
  const { db, invite, learner } = await office()
  const { code } = await invite()
  await redeemInvitation(db, { code: code ?? '', password }, noon)
  const find = prepareFindSession(db)
  const tokens = []
  for (let device = 0; device < 2; device++) {
    const session = await startSession(db, { personId: learner, address: '', device: '' }, noon)
    tokens.push(session.kind === 'started' ? session.token : '')
  }
  const here = (await find(tokens[0] ?? '', noon))?.sessionId ?? ''
  const change = (current: string, wanted: string) =>
    changePassword(db, { personId: learner, sessionId: here, current, wanted }, noon)

  expect(await change('not this one', 'three turtles on the sand')).toMatchObject({ reason: 'wrong-password' })
  expect(await change(password, 'short')).toMatchObject({ reason: 'password-too-short' })
  expect(await change(password, 'three turtles on the sand')).toEqual({ kind: 'changed' })

  expect(await find(tokens[0] ?? '', noon)).not.toBeNull()
  expect(await find(tokens[1] ?? '', noon)).toBeNull()
})

test('a forgotten password sends mail to known people with an address, three times an hour at most', async () => {
  const { db } = await office({ email: 'lise@office.example' })
  const ask = (identifier: string, at = noon) => requestPasswordLink(db, { identifier, baseUrl }, at)

  await ask('SN-nobody')
  await ask('SN-other')
  expect(await db.select().from(outgoingMails)).toHaveLength(0)
  for (let times = 0; times < 5; times++) await ask('sn-learner')
  expect(await db.select().from(outgoingMails)).toHaveLength(3)
  await ask('SN-learner', days(1))
  expect(await db.select().from(outgoingMails)).toHaveLength(4)
})

test('the first administrator’s link works once, and only while nobody administers', async () => {
  const db = await emptyDatabase()
  const first = await linkCode(db)
  const second = await linkCode(db)
  const create = (code: string, more = {}) =>
    createFirstAdministrator(db, { ...newcomer, code, password, ...more }, noon)

  expect(await create(first)).toMatchObject({ reason: 'code-not-usable' })
  expect(await create(second, { password: 'short' })).toMatchObject({ reason: 'password-too-short' })
  expect(await create(second, { staffNumber: null, email: null })).toMatchObject({ reason: 'identifier-missing' })
  expect(await create(second)).toMatchObject({ kind: 'created' })

  expect(await create(second, { staffNumber: 'SN-2' })).toMatchObject({ reason: 'code-not-usable' })
  expect(await ensureFirstAdministratorLink(db, baseUrl, noon)).toBeNull()
  expect(await findPersonByIdentifier(db, 'SN-1')).toMatchObject({ name: 'Ada Example' })
  expect(await lastEntry(db)).toMatchObject({ action: 'administrator.created' })
})

test('an ordinary code does not make anybody administrator, nor the first administrator’s code set a password', async () => {
  const { db, invite } = await office()
  const { code } = await invite()
  expect(await createFirstAdministrator(db, { ...newcomer, code: code ?? '', password }, noon)).toMatchObject({
    kind: 'refused',
  })

  expect(await redeemInvitation(db, { code: await linkCode(db), password }, noon)).toMatchObject({
    reason: 'code-not-usable',
  })
})

test('an operator can add an administrator, who sets a password with a code', async () => {
  const { db } = await office()

  const outcome = await createAdministrator(db, newcomer, operator, noon)

  if (outcome.kind !== 'created') throw new Error(outcome.reason)
  expect(await redeemInvitation(db, { code: outcome.code, password }, noon)).toEqual({ kind: 'password-set' })
})

test('a password is judged by its length and by what a guesser tries first', () => {
  const names = ['Marie', 'Example', 'SN-12345']
  for (const [wanted, problem] of [
    ['elevenchars', 'password-too-short'],
    ['x'.repeat(129), 'password-too-long'],
    ['aaaaaaaaaaaaaa', 'password-too-simple'],
    ['Password123!', 'password-too-simple'],
    ['123456789012', 'password-too-simple'],
    ['marieexample1', 'password-too-simple'],
    ['correct horse battery', null],
    ['Les tortues d’Aldabra', null],
    ['été âgé à Mahé où', null],
  ] as const) {
    expect(passwordProblem(wanted, names), wanted).toBe(problem)
  }
})

const newcomer = {
  name: 'Ada Example',
  staffNumber: 'SN-1',
  email: null,
  language: 'en' as const,
  organisation: 'Public service',
}

async function office(details: Parameters<typeof makePerson>[3] = {}) {
  const db = await emptyDatabase()
  const top = await makeUnit(db, 'Public service')
  const unit = await makeUnit(db, 'Health', top)
  const learner = await makePerson(db, unit, 'SN-learner', details)
  const other = await makePerson(db, top, 'SN-other')
  const focalPoint = await makePerson(db, unit, 'SN-focal-point')
  await grantRole(db, { personId: focalPoint, role: 'focal-point', unitId: unit }, operator, noon)
  const invite = async (by: 'slip' | 'mail' = 'slip') => {
    const outcome = await invitePerson(db, { personId: learner, by, baseUrl }, operator, noon)
    return { code: null, ...outcome }
  }
  return { db, top, unit, learner, other, focalPoint: actor(focalPoint), invite }
}

async function linkCode(db: Awaited<ReturnType<typeof emptyDatabase>>) {
  return (await ensureFirstAdministratorLink(db, baseUrl, noon))?.split('/').pop() ?? ''
}

async function lastEntry(db: Awaited<ReturnType<typeof emptyDatabase>>) {
  const [entry] = await db.select().from(ledgerEntries).orderBy(desc(ledgerEntries.sequence)).limit(1)
  return entry
}

function actor(personId: string): Actor {
  return { kind: 'person', personId }
}

function days(count: number) {
  return new Date(noon.getTime() + count * 24 * 60 * 60_000)
}
