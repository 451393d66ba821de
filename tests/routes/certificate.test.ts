import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { findCertificate } from '#app/domain/certification/find-certificate.ts'
import { revokeCertification } from '#app/domain/certification/revoke-certification.ts'
import { suspendPerson } from '#app/domain/certification/suspend-person.ts'
import { db } from '#app/web/database.ts'
import { correctionRequests, signatures } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { examinee, theProgramme } from '#tests/support/examined.ts'
import { addTestOfficer, operator } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

test('signing the rules after the final gives the certificate, with the text, language and fingerprint that were on the screen', async () => {
  const { cookie, learner, id } = await examinee({ name: 'Odile Payet' })
  await learner.learn(new Date())
  const early = await (await get('/rules', { cookie })).text()
  await learner.sit('final', 'all', new Date())

  const fields = fieldsOf(await (await get('/rules', { cookie })).text())
  const unticked = await post('/rules', fields, { cookie })
  const signed = await post('/rules', { ...fields, accept: 'yes' }, { cookie })
  const again = await post('/rules', { ...fields, accept: 'yes' }, { cookie })
  const page = await (await get('/certificate', { cookie })).text()

  expect(early).toContain('You sign them when you have passed the final examination.')
  expect(unticked.status).toBe(422)
  expect(signed.headers.get('location')).toBe('/certificate')
  expect(again.status).toBe(409)
  const [signature] = await db.select().from(signatures).where(eq(signatures.personId, id))
  expect(signature).toMatchObject({ language: 'en', textHash: fields.textHash })
  expect(page).toContain('Odile Payet')
  expect(page).toContain(`/verify/${(await findCertificate(db, { personId: id }))?.number}`)
  expect(page).toContain('Course of tides')
})

test('a text that is not the one in force is not signed', async () => {
  const { cookie, learner } = await examinee()
  await learner.learn(new Date())
  await learner.sit('final', 'all', new Date())
  const fields = fieldsOf(await (await get('/rules', { cookie })).text())

  const changed = await post('/rules', { ...fields, textHash: 'f'.repeat(64), accept: 'yes' }, { cookie })
  const invented = await post('/rules', { ...fields, revision: 'none', accept: 'yes' }, { cookie })
  const nothing = await post('/rules', {}, { cookie })

  expect([changed.status, invented.status, nothing.status]).toEqual([409, 409, 422])
  expect(await changed.text()).toContain('The rules have changed while you were reading.')
})

test('who has no certificate is told how to get one', async () => {
  const { cookie } = await examinee()

  expect(await (await get('/certificate', { cookie })).text()).toContain('You have no certificate yet')
})

test('anybody can check a number, however it is typed, and learns the least that proves it', async () => {
  const { number, unitId } = await certified('Jean-Paul Rose')

  const page = await get(`/verify/${number}`)
  const typed = await get(`/verify?number=${encodeURIComponent(` ${number.toLowerCase().replaceAll('-', ' ')} `)}`)
  const found = await get(typed.headers.get('location') ?? '')

  expect(page.status).toBe(200)
  const said = await page.text()
  expect(said).toContain('This certificate is valid')
  expect(said).toContain('Jean-Paul Rose')
  expect(said).not.toContain(unitId)
  expect(page.headers.get('x-robots-tag')).toBe('noindex')
  expect(await found.text()).toContain('This certificate is valid')
})

test('the data behind the verification page holds no more than the page', async () => {
  const { number, id } = await certified('Anna Mose')

  const bytes = await (await get(`/verify/${number}.data`)).text()

  expect(bytes).toContain('Anna Mose')
  expect(bytes).not.toContain(id)
  expect(bytes).not.toMatch(/personId|attemptId|unit|identifier/i)
})

test('an unknown number is a 404 page of the same shape, and so is nonsense', async () => {
  const { number } = await certified()
  const unknown = number.replace(/^./, (first) => (first === '0' ? '1' : '0'))

  for (const typed of [unknown, 'ABC', 'x'.repeat(5000), '%00']) {
    const answer = await get(`/verify/${typed}`)
    expect(answer.status, typed.slice(0, 20)).toBe(404)
    expect(await answer.text(), typed.slice(0, 20)).toContain('There is no such certificate')
  }
  expect(await (await get('/verify?number=')).text()).toContain('Enter the number of the certificate')
})

test('within the same second a suspension and a revocation are seen by holder and public, and no ground is told', async () => {
  const { number, cookie, id } = await certified()
  const { programmeId } = await theProgramme()
  const common = { personId: id, programmeId, note: 'secret words' }

  await suspendPerson(db, { ...common, ground: 'investigation', endsAt: null }, operator, new Date())
  const suspended = await (await get(`/verify/${number}`)).text()
  const own = await (await get('/certificate', { cookie })).text()
  await revokeCertification(db, { ...common, ground: 'dishonesty' }, operator, new Date())
  const revoked = await (await get(`/verify/${number}`)).text()

  expect(own).toContain('Your certificate is suspended')
  expect(own).toContain('This certificate does not count at present.')
  for (const said of [suspended, revoked]) {
    expect(said).toContain('This certificate is not valid')
    expect(said).not.toMatch(/secret words|investigation|dishonesty|suspen|revo/i)
  }
})

test('a name that is corrected is on the certificate too, and whoever compares an older paper is told why it differs', async () => {
  const { number, cookie, id, unitId } = await certified('Marie Hoarau')
  const hr = await cookieOf((await addTestOfficer(db, 'hr', unitId)).identifier)
  expect(await (await get(`/verify/${number}`)).text()).not.toContain('The name was corrected')

  await post('/account/my-data/correction', { thing: 'name', shouldBe: 'Marie Hoareau' }, { cookie })
  const [request] = await db.select().from(correctionRequests).where(eq(correctionRequests.personId, id))
  const answer = { outcome: 'corrected', standsNow: 'Marie Hoareau' }
  expect((await post(`/hr/corrections/${request?.id}`, answer, { cookie: hr })).status).toBe(302)

  for (const address of ['/certificate', `/verify/${number}`]) {
    expect(await (await get(address, { cookie })).text(), address).toContain('Marie Hoareau')
  }
  const checked = await (await get(`/verify/${number}`)).text()
  expect(checked).toMatch(/This certificate is valid[\s\S]*The name was corrected after it was awarded/)
  expect(checked).not.toContain('Hoarau')
})

test('whoever checks numbers by the dozen has to wait', async () => {
  let answer = await get('/verify/ABC')
  for (let tries = 0; tries < 120; tries++) answer = await get('/verify/ABC')

  expect(answer.status).toBe(429)
  expect(answer.headers.get('retry-after')).toBe('60')
})

async function certified(name = 'Somebody Certified') {
  const someone = await examinee({ name })
  await someone.learner.becomeCertified(new Date())
  const number = (await findCertificate(db, { personId: someone.id }))?.number ?? ''
  return { ...someone, number }
}

function fieldsOf(page: string): Record<string, string> {
  const found = page.matchAll(/<input type="hidden" name="(revision|language|textHash)" value="([^"]*)"/g)
  return Object.fromEntries([...found].map(([, name = '', value = '']) => [name, value]))
}
