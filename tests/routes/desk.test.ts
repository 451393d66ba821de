import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { findStanding } from '#app/domain/certification/find-standing.ts'
import { defaultProgrammeId } from '#app/domain/learning/default-programme.ts'
import { db } from '#app/web/database.ts'
import { exemptions, ledgerEntries, type Role, suspensions } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { examinee } from '#tests/support/examined.ts'
import { addTestOfficer } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

const desks = [
  ['/focal-point', ['focal-point', 'hr']],
  ['/focal-point/unlocks', ['focal-point']],
  ['/hr', ['hr', 'manager', 'access-officer', 'auditor', 'administrator']],
  ['/hr/people', ['hr', 'manager', 'access-officer', 'auditor', 'administrator']],
  ['/hr/people/:id', ['hr', 'manager', 'access-officer', 'auditor', 'administrator']],
  ['/hr/people/:id/suspension', ['access-officer', 'administrator']],
  ['/hr/people/:id/reinstatement', ['access-officer', 'administrator']],
  ['/hr/people/:id/revocation', ['access-officer', 'administrator']],
  ['/hr/people/:id/revocation-lift', ['access-officer']],
  ['/hr/people/:id/exemption', ['hr', 'administrator']],
  ['/hr/people/:id/exemption-end', ['hr', 'administrator']],
  ['/admin/rules', ['administrator']],
] as const satisfies [string, Role[]][]

const everyRole: Role[] = [
  'manager',
  'focal-point',
  'hr',
  'trainer',
  'translator',
  'legal-reviewer',
  'access-officer',
  'auditor',
  'administrator',
]

test('each desk opens for its roles and for nobody else, to read and to act', async () => {
  const { id, unitId } = await examinee()
  for (const role of everyRole) {
    const cookie = await cookieOf((await addTestOfficer(db, role, unitId)).identifier)
    for (const [address, roles] of desks) {
      const path = address.replace(':id', id)
      const may = (roles as readonly Role[]).includes(role)
      const reading = (await get(path, { cookie })).status
      const data = (await get(`${path}.data`, { cookie })).status
      expect([role, path, reading < 400, data < 400]).toEqual([role, path, may, may])
      // 405 where there is nothing to act on.
      if (!may) expect([403, 405], `${role} posts to ${path}`).toContain((await post(path, {}, { cookie })).status)
    }
  }
  for (const [address] of desks) {
    expect((await get(address.replace(':id', id))).headers.get('location')).toMatch(/^\/sign-in/)
  }
})

test('an officer suspends, and the person’s gate, page and ledger know at once; a reinstatement opens it again', async () => {
  const { id, officer, page } = await certifiedUnderOfficer()

  const suspended = await post(`${page}/suspension`, { ground: 'conduct', lastDay: '', note: '' }, { cookie: officer })
  const during = await findStanding(db, { personId: id, programmeId: defaultProgrammeId }, new Date())
  const told = await (await get(page, { cookie: officer })).text()
  const twice = await post(`${page}/suspension`, { ground: 'conduct', lastDay: '' }, { cookie: officer })
  const reinstated = await post(`${page}/reinstatement`, {}, { cookie: officer })
  const after = await findStanding(db, { personId: id, programmeId: defaultProgrammeId }, new Date())

  expect(suspended.headers.get('location')).toBe(page)
  expect(during).toMatchObject({ state: 'suspended', gate: 'shut' })
  expect(told).toContain('Suspended')
  expect(twice.status).toBe(409)
  expect(reinstated.headers.get('location')).toBe(page)
  expect(after).toMatchObject({ state: 'certified', gate: 'open' })
  expect(await entriesAbout(id)).toEqual(expect.arrayContaining(['person.suspended', 'person.reinstated']))
})

test('the last day of a suspension is a whole day of the organisation’s calendar, and is the day that everybody reads', async () => {
  const { id, cookie, officer, page } = await certifiedUnderOfficer()

  await post(`${page}/suspension`, { ground: 'investigation', lastDay: '2099-03-31' }, { cookie: officer })

  const [stored] = await db.select().from(suspensions).where(eq(suspensions.personId, id))
  expect(stored?.endsAt).toEqual(new Date('2099-03-31T19:59:59.999Z'))
  for (const [address, reader] of [
    [page, officer],
    ['/', cookie],
    ['/suspension', cookie],
  ] as const) {
    const said = await (await get(address, { cookie: reader })).text()
    expect(said, address).toContain('31 March 2099')
    expect(said, address).not.toContain('1 April 2099')
  }
})

test('a form that is not filled in right comes back with what is wrong, and nothing is recorded', async () => {
  const { id, officer, page } = await certifiedUnderOfficer()

  const wrong = [
    {},
    { ground: 'because', lastDay: '' },
    { ground: 'conduct', lastDay: '2027-02-30' },
    { ground: 'conduct', lastDay: 'soon' },
    { ground: ['conduct', 'investigation'], lastDay: '' },
    { ground: 'conduct', lastDay: '', note: 'x'.repeat(1001) },
  ]
  for (const fields of wrong) {
    const answer = await post(`${page}/suspension`, fields as Record<string, string>, { cookie: officer })
    expect(answer.status, JSON.stringify(fields).slice(0, 60)).toBe(422)
    expect(await answer.text()).toContain('There is a problem')
  }
  const past = await post(
    `${page}/suspension`,
    { ground: 'conduct', lastDay: '2020-01-01', note: 'See file 7' },
    { cookie: officer },
  )
  expect(past.status).toBe(409)
  const again = await past.text()
  for (const typed of ['checked="" value="conduct"', 'value="2020-01-01"', 'See file 7']) expect(again).toContain(typed)
  expect(await db.select().from(suspensions).where(eq(suspensions.personId, id))).toEqual([])
})

test('a revocation asks to be sure, ends the certificate, and only an access officer lifts it', async () => {
  const { id, unitId, officer, page } = await certifiedUnderOfficer()
  const administrator = await cookieOf((await addTestOfficer(db, 'administrator', unitId)).identifier)

  const unsure = await post(`${page}/revocation`, { ground: 'dishonesty' }, { cookie: officer })
  await post(`${page}/revocation`, { ground: 'dishonesty', sure: 'yes' }, { cookie: officer })
  const revoked = await findStanding(db, { personId: id, programmeId: defaultProgrammeId }, new Date())
  const notTheirs = await post(`${page}/revocation-lift`, {}, { cookie: administrator })
  await post(`${page}/revocation-lift`, {}, { cookie: officer })
  const lifted = await findStanding(db, { personId: id, programmeId: defaultProgrammeId }, new Date())

  expect(unsure.status).toBe(422)
  expect(revoked.state).toBe('revoked')
  expect(notTheirs.status).toBe(403)
  expect(lifted).toMatchObject({ gate: 'shut', state: 'in-progress' })
})

test('HR exempts on a ground of the list and until a day; it opens nothing', async () => {
  const { id, unitId } = await examinee()
  const hr = await cookieOf((await addTestOfficer(db, 'hr', unitId)).identifier)

  const answer = await post(
    `/hr/people/${id}/exemption`,
    { ground: 'long-absence', lastDay: '2099-12-31' },
    { cookie: hr },
  )

  expect(answer.status).toBe(302)
  expect(await db.select().from(exemptions).where(eq(exemptions.personId, id))).toMatchObject([
    { ground: 'long-absence', endsAt: new Date('2099-12-31T19:59:59.999Z') },
  ])
  const standing = await findStanding(db, { personId: id, programmeId: defaultProgrammeId }, new Date())
  expect(standing).toMatchObject({ state: 'exempt', gate: 'shut' })
  const page = await (await get(`/hr/people/${id}`, { cookie: hr })).text()
  expect(page).toMatch(/Away for a long time.*31 December 2099/s)
  expect(page).toContain(`/hr/people/${id}/exemption-end`)
})

test('an exemption is ended before its day, with a reason, and once', async () => {
  const { id, unitId } = await examinee()
  const hr = await cookieOf((await addTestOfficer(db, 'hr', unitId)).identifier)
  await post(`/hr/people/${id}/exemption`, { ground: 'no-use-at-work', lastDay: '' }, { cookie: hr })
  const end = (reason: string) => post(`/hr/people/${id}/exemption-end`, { reason }, { cookie: hr })

  expect((await end(' ')).status).toBe(422)
  expect((await end('Has an account now')).status).toBe(302)
  const again = await end('Has an account now')

  expect(again.status).toBe(409)
  expect(await again.text()).toContain('This person is not exempt')
  const standing = await findStanding(db, { personId: id, programmeId: defaultProgrammeId }, new Date())
  expect(standing.state).not.toBe('exempt')
  expect(
    (await post(`/hr/people/${id}/exemption`, { ground: 'leaving-soon', lastDay: '' }, { cookie: hr })).status,
  ).toBe(302)
})

test('nobody decides about themselves', async () => {
  const officer = await addTestOfficer(db, 'access-officer')
  const cookie = await cookieOf(officer.identifier)
  const page = `/hr/people/${officer.id}`

  const own = await (await get(page, { cookie })).text()
  const suspension = await post(`${page}/suspension`, { ground: 'conduct', lastDay: '' }, { cookie })

  expect(own).toContain('This is your own record.')
  expect(own).not.toContain(`${page}/suspension`)
  expect(suspension.status).toBe(409)
  expect(await suspension.text()).toContain('Nobody can decide this about themselves.')
})

test('a person out of reach does not exist for an officer, and each look at one within reach is written down', async () => {
  const { id, officer, page } = await certifiedUnderOfficer()
  const elsewhere = await cookieOf((await addTestOfficer(db, 'access-officer')).identifier)

  expect((await get(page, { cookie: elsewhere })).status).toBe(404)
  expect((await get('/hr/people/nobody', { cookie: officer })).status).toBe(404)
  const deciding = await post(`${page}/suspension`, { ground: 'conduct', lastDay: '' }, { cookie: elsewhere })
  expect(deciding.status).toBe(404)
  expect(await entriesAbout(id)).not.toContain('person.looked-at')
  await get(page, { cookie: officer })
  expect(await entriesAbout(id)).toContain('person.looked-at')
})

async function certifiedUnderOfficer() {
  const someone = await examinee()
  await someone.learner.becomeCertified(new Date())
  const officer = await cookieOf((await addTestOfficer(db, 'access-officer', someone.unitId)).identifier)
  return { ...someone, officer, page: `/hr/people/${someone.id}` }
}

async function entriesAbout(personId: string): Promise<string[]> {
  const entries = await db
    .select({ action: ledgerEntries.action })
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.subjectId, personId)))
  return entries.map(({ action }) => action)
}
