import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '#app/web/database.ts'
import { ledgerEntries } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { examinee, theProgramme } from '#tests/support/examined.ts'
import { addTestOfficer } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

test('a draft model says so and cannot be signed until an administrator takes it live, which the ledger knows', async () => {
  await theProgramme({ rulesLive: false })
  const { cookie, learner } = await examinee()
  const administrator = await cookieOf((await addTestOfficer(db, 'administrator')).identifier)
  await learner.learn(new Date())
  await learner.sit('final', 'all', new Date())

  const draft = await (await get('/rules', { cookie })).text()
  const final = await (await get('/final', { cookie })).text()
  const desk = await (await get('/admin/rules', { cookie: administrator })).text()
  const revision = /name="revision" value="([^"]+)"/.exec(desk)?.[1] ?? ''
  const tooEarly = await post(
    '/rules',
    { revision, language: 'en', textHash: /Fingerprint of this text: (\w+)/.exec(draft)?.[1] ?? '', accept: 'yes' },
    { cookie },
  )
  const unadopted = await post('/admin/rules', { revision }, { cookie: administrator })
  const live = await post('/admin/rules', { revision, adopted: 'yes' }, { cookie: administrator })
  const twice = await post('/admin/rules', { revision, adopted: 'yes' }, { cookie: administrator })
  const signable = await (await get('/rules', { cookie })).text()

  expect(draft).toContain('Draft model')
  expect(draft).not.toContain('name="accept"')
  expect(final).toContain('The rules of behaviour are not in force yet.')
  expect(tooEarly.status).toBe(409)
  expect(desk).toContain('The first version.')
  expect(desk).not.toContain('A material change')
  expect(unadopted.status).toBe(422)
  expect(live.headers.get('location')).toBe('/admin/rules')
  expect(twice.status).toBe(409)
  expect(signable).toContain('name="accept"')
  expect(signable).not.toContain('Draft model')
  const entries = await db.select().from(ledgerEntries).where(eq(ledgerEntries.action, 'rules.taken-live'))
  expect(entries).toHaveLength(1)
})
