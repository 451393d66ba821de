import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createGateToken } from '#app/domain/access/create-gate-token.ts'
import { publishRegister } from '#app/domain/catalogue/publish-register.ts'
import { describeOrganisation, findOrganisation } from '#app/domain/office/organisation.ts'
import { proveRestore, recordBackupMade } from '#app/domain/office/readiness/backup-proof.ts'
import { checkReadiness } from '#app/domain/office/readiness/check-readiness.ts'
import { sendTestMail } from '#app/domain/office/readiness/mail-tried.ts'
import { recordMailSent } from '#app/domain/office/record-mail-sent.ts'
import type { Database } from '#db/handle.ts'
import { gateTokens, outgoingMails, people, signingKeys } from '#db/schema/index.ts'
import { addTestProgramme } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { addTestOfficer, addTestPerson, addTestUnit, grantTestRole, operator } from '#tests/support/people.ts'

const monday = new Date('2026-03-02T05:00:00.000Z')
const tuesday = new Date('2026-03-03T05:00:00.000Z')
const july = new Date('2026-07-06T05:00:00.000Z')
const carrier = 'smtp://mail@mail.example'
const mail = { subject: 'Lisans: a test mail', body: 'Words.' }

test('of a new installation nothing is done, and nothing is green because nobody looked', async () => {
  const db = await emptyDatabase()
  const list = await checkReadiness(db, { carrier: null, postgres: false }, monday)

  expect(list.map(({ name, state, finding }) => `${name}: ${state}, ${finding}`)).toEqual([
    'mail: not-done, no-server',
    'rules: not-done, draft',
    'administrators: not-done, alone',
    'focal-points: not-done, nobody',
    'holidays: not-done, missing',
    'legal-facts: not-done, no-register',
    'gates: not-done, none',
    'signing-key: not-done, no-key',
    'backup: not-done, none',
  ])
})

test('mail is tried when a test mail left by the settings of now, within thirty days', async () => {
  const db = await emptyDatabase()
  const { actor } = await addTestOfficer(db, 'administrator')
  const send = () => sendTestMail(db, { carrier, ...mail }, actor, monday)
  const finding = async (settings: string, at: Date) => (await check(db, 'mail', at, settings)).finding

  expect(await finding(carrier, monday)).toBe('never')
  expect(await send()).toEqual({ kind: 'queued' })
  expect(await send()).toEqual({ kind: 'refused', reason: 'test-mail-waiting' })
  expect(await finding(carrier, monday)).toBe('waiting')
  const [queued] = await db.select().from(outgoingMails)
  await recordMailSent(db, { mailId: queued?.id ?? '', keepText: false }, monday)

  expect(await check(db, 'mail', tuesday)).toMatchObject({ state: 'done', finding: 'left', since: monday })
  expect(await finding('smtp://other.example', tuesday)).toBe('changed')
  expect(await finding(carrier, july)).toBe('old')
})

test('a test mail goes to nobody without an address, and only an administrator of everything asks for one', async () => {
  const db = await emptyDatabase()
  const administrator = await addTestOfficer(db, 'administrator')
  const local = await addTestOfficer(db, 'administrator', await addTestUnit(db, { parentId: administrator.unitId }))
  await db.update(people).set({ email: null }).where(eq(people.id, administrator.id))

  expect(await sendTestMail(db, { carrier, ...mail }, administrator.actor, monday)).toMatchObject({
    reason: 'no-address-of-yours',
  })
  expect(await sendTestMail(db, { carrier, ...mail }, local.actor, monday)).toMatchObject({
    reason: 'administrators-only',
  })
})

test('a restore elsewhere is proved by the code of one of this service’s backups, however it is typed', async () => {
  const db = await emptyDatabase()
  await recordBackupMade(db, { proof: 'K7QM4TXP9WHD0123' }, monday)
  const prove = (typed: string) => proveRestore(db, { typed }, operator, tuesday)

  expect(await check(db, 'backup', monday)).toMatchObject({ state: 'not-done', finding: 'unproved', since: monday })
  expect(await prove('AAAA-BBBB-CCCC-DDDD')).toEqual({ kind: 'refused', reason: 'proof-unknown' })
  expect(await prove('')).toEqual({ kind: 'refused', reason: 'proof-unknown' })
  expect(await prove('k7qm-4txp 9whd-o123')).toEqual({ kind: 'proved', madeAt: monday })
  expect(await check(db, 'backup', tuesday)).toMatchObject({ state: 'done', since: tuesday })
  expect(await check(db, 'backup', july)).toMatchObject({ state: 'not-done', finding: 'old' })
})

test('the signing key is kept once a backup was made after it, and on PostgreSQL nobody here can know', async () => {
  const db = await emptyDatabase()
  await recordBackupMade(db, { proof: 'K7QM4TXP9WHD0123' }, monday)
  await db.insert(signingKeys).values({ id: 'key', publicKey: {}, createdAt: tuesday })
  expect(await check(db, 'signing-key', tuesday)).toMatchObject({ state: 'not-done', finding: 'not-kept' })

  await recordBackupMade(db, { proof: 'K7QM4TXP9WHD4567' }, july)

  expect(await check(db, 'signing-key', july)).toMatchObject({ state: 'done', since: july })
  const elsewhere = await checkReadiness(db, { carrier, postgres: true }, july)
  expect(elsewhere.filter(({ state }) => state === 'unknown').map(({ name }) => name)).toEqual([
    'signing-key',
    'backup',
  ])
})

test('units whose people have no focal point at work are named; one above them is enough', async () => {
  const db = await emptyDatabase()
  const top = await addTestUnit(db, { name: 'Whole service' })
  const tides = await addTestUnit(db, { name: 'Ministry of Tides', parentId: top })
  const winds = await addTestUnit(db, { name: 'Ministry of Winds', parentId: top })
  await addTestUnit(db, { name: 'Nobody’s unit', parentId: top })
  const someone = await addTestPerson(db, { unitId: tides })
  await addTestPerson(db, { unitId: winds })
  await grantTestRole(db, someone.id, 'focal-point', tides)

  expect(await check(db, 'focal-points', monday)).toMatchObject({
    state: 'not-done',
    values: { count: 1 },
    details: [{ text: 'Ministry of Winds' }],
  })
  await db.update(people).set({ activity: 'on-leave' }).where(eq(people.id, someone.id))
  expect((await check(db, 'focal-points', monday)).values).toEqual({ count: 2 })
  await addTestOfficer(db, 'focal-point', top)
  expect(await check(db, 'focal-points', monday)).toMatchObject({ state: 'done' })
})

test('gates are well while each token was shown within a day', async () => {
  const db = await emptyDatabase()
  for (const name of ['north', 'south']) await createGateToken(db, { name }, operator, monday)
  expect(await check(db, 'gates', monday)).toMatchObject({ state: 'not-done', finding: 'silent', values: { count: 2 } })

  await db.update(gateTokens).set({ lastUsedAt: monday })

  expect(await check(db, 'gates', tuesday)).toMatchObject({ state: 'done', since: monday })
  expect(await check(db, 'gates', july)).toMatchObject({ state: 'not-done', values: { count: 2 } })
})

test('rules, a second administrator, holidays of two years and confirmed law are each looked for', async () => {
  const db = await emptyDatabase()
  await addTestProgramme(db)
  const first = await addTestOfficer(db, 'administrator')
  await addTestOfficer(db, 'administrator', first.unitId)
  const organisation = await findOrganisation(db)
  const holidays = ['2026-06-29', '2027-06-29'].map((day) => ({ day, name: 'Independence Day' }))
  await describeOrganisation(db, { ...organisation, holidays: holidays.slice(0, 1) }, operator, monday)
  expect((await check(db, 'holidays', monday)).details).toEqual([{ text: '2027' }])
  await describeOrganisation(db, { ...organisation, holidays }, operator, monday)
  await publishRegister(db, { register: 'legal', source: legal('pending') }, operator, monday)
  expect(await check(db, 'legal-facts', monday)).toMatchObject({ state: 'not-done', values: { count: 1 } })
  await publishRegister(db, { register: 'legal', source: legal('verified') }, operator, monday)

  for (const name of ['rules', 'administrators', 'holidays', 'legal-facts']) {
    expect(await check(db, name, monday), name).toMatchObject({ state: 'done' })
  }
})

async function check(db: Database, name: string, at: Date, settings: string = carrier) {
  const found = (await checkReadiness(db, { carrier: settings, postgres: false }, at)).find((one) => one.name === name)
  if (!found) throw new Error(`Nothing is called ${name}`)
  return found
}

function legal(state: string): string {
  return `
- id: tides-act
  state: ${state}
  instrument: Tides Act
  claim: { en: The sea comes and goes. }
  source: At sea
  asAt: 2026-01-05
  reviewBy: 2027-01-05
`
}
