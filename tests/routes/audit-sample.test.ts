import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { db } from '#app/web/database.ts'
import type { Role } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { examinee } from '#tests/support/examined.ts'
import { addTestOfficer } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

const wish = { seed: 'a seed', count: '5', unit: '', from: '', to: '' }

test('an auditor draws a sample of their own people’s certificates and downloads it as one file', async () => {
  const { unitId, learner } = await examinee({ name: 'Zephyrine Whisper' })
  await learner.becomeCertified(new Date())
  const elsewhere = await examinee({ name: 'Somebody Else' })
  await elsewhere.learner.becomeCertified(new Date())
  const cookie = await cookieOf((await addTestOfficer(db, 'auditor', unitId)).identifier)

  const answer = await post('/audit/sample/file', wish, { cookie })
  const inside = unzipSync(new Uint8Array(await answer.arrayBuffer()))
  const index = strFromU8(inside['index.csv'] ?? new Uint8Array())

  expect(answer.headers.get('content-type')).toBe('application/zip')
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="certificates-[\d-]+\.zip"$/)
  expect(index).toContain('Zephyrine Whisper')
  expect(index).not.toContain('Somebody Else')
  expect(JSON.parse(strFromU8(inside['checkpoint.json'] ?? new Uint8Array()))).toMatchObject({
    kind: 'ledger-checkpoint',
  })
  // A unit out of reach has nobody in it.
  const beyond = await post('/audit/sample/file', { ...wish, unit: elsewhere.unitId }, { cookie })
  expect(beyond.headers.get('location')).toContain('refused=nothing-to-draw')
})

test('what is wrong in the form is said on its page, with what was typed; nobody else draws', async () => {
  const { unitId } = await examinee()
  const cookie = await cookieOf((await addTestOfficer(db, 'auditor', unitId)).identifier)
  const wrong = [
    { seed: '' },
    { count: '0' },
    { count: '201' },
    { count: 'many' },
    { from: '2026-02-31' },
    { seed: 'x'.repeat(101) },
  ]

  for (const fields of wrong) {
    const answer = await post('/audit/sample/file', { ...wish, ...fields }, { cookie })
    const page = await (await get(answer.headers.get('location') ?? '', { cookie })).text()
    expect(page, JSON.stringify(fields).slice(0, 40)).toContain('There is a problem')
  }
  const others: Role[] = ['hr', 'manager', 'trainer']
  for (const role of others) {
    const other = await cookieOf((await addTestOfficer(db, role, unitId)).identifier)
    expect((await post('/audit/sample/file', wish, { cookie: other })).status).toBe(403)
    expect((await get('/audit/sample', { cookie: other })).status).toBe(403)
  }
})

test('how people stood at a moment is a page of numbers and names; a moment that has not come is no moment', async () => {
  const { unitId, learner } = await examinee({ name: 'Octavie Then' })
  await learner.becomeCertified(new Date())
  const elsewhere = await examinee({ name: 'Somebody Elsewhere' })
  const cookie = await cookieOf((await addTestOfficer(db, 'auditor', unitId)).identifier)
  const today = new Date(Date.now() + 4 * 3_600_000).toISOString().slice(0, 10)

  const now = await (await get(`/audit/standings?day=${today}`, { cookie })).text()
  const before = await (await get('/audit/standings?day=2021-03-02&time=09:40', { cookie })).text()
  const beyond = await (await get(`/audit/standings?day=${today}&unit=${elsewhere.unitId}`, { cookie })).text()
  const wrong = await (await get('/audit/standings?day=2999-01-01&time=25:99&after=%00', { cookie })).text()

  expect(now).toContain('Octavie Then')
  expect(now).toContain('state=certified')
  expect(now).not.toContain('Somebody Elsewhere')
  expect(before).toContain('Not started')
  expect(before).not.toContain('state=certified')
  expect(beyond).not.toContain('Somebody Elsewhere')
  expect(wrong).toContain('There is a problem')
  expect(await (await get('/audit/standings?day=2999-01-01', { cookie })).text()).toContain('a moment that has come')
})
