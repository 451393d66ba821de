import { expect, test } from 'vitest'
import { db } from '#app/web/database.ts'
import { get, post } from '#tests/support/ask.ts'
import type { TestCatalogue } from '#tests/support/catalogue.ts'
import { examinee, theProgramme } from '#tests/support/examined.ts'
import { learnerOf } from '#tests/support/learner.ts'
import { addTestOfficer, addTestPerson, type TestPerson } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

const millisecondsPerDay = 86_400_000

test('the home page offers a refresher that is due in one line, and access stays open', async () => {
  const { cookie } = await certifiedFor(200)
  const home = await text('/', cookie)

  expect(home).toContain('You are certified until')
  expect(home).toContain('A short refresher is due.')
  expect(home).toContain('href="/refresher"')
  expect(await text('/', (await certifiedFor(100)).cookie)).not.toContain('refresher')
})

test('a refresher is answered question by question, shows every reason, and is then due no more', async () => {
  const { cookie, catalogue } = await certifiedFor(200)
  expect(await text('/refresher', cookie)).toContain('7 questions')
  const attempt = (await post('/refresher', {}, { cookie })).headers.get('location') ?? ''
  for (let number = 1; number <= 7; number++) {
    const page = await text(attempt, cookie)
    expect(page).toContain(`Question ${number} of 7`)
    expect(page.includes('A new case')).toBe(number === 7)
    const question = /name="question" value="([^"]+)"/.exec(page)?.[1] ?? ''
    expect(catalogue.questions.get(question)?.pool).toBe('quiz')
    await post(`${attempt}/answers`, { question, option: 'a', to: String(number + 1) }, { cookie })
  }
  const submitted = await post(`${attempt}/submission`, {}, { cookie })
  const result = await text(`${attempt}/result`, cookie)

  expect(submitted.headers.get('location')).toBe(`${attempt}/result`)
  expect(result).toContain('Refresher done')
  expect(result.match(/Because of/g)).toHaveLength(21)
  expect(result.match(/A new case/g)).toHaveLength(1)
  expect(await text('/', cookie)).not.toContain('A short refresher is due')
  expect(await text('/refresher', cookie)).toContain('No refresher is due')
  expect(await text('/refresher', cookie)).toContain(`href="${attempt}/result"`)
  expect((await post('/refresher', {}, { cookie })).status).toBe(409)
})

test('until it is handed in no byte of a refresher tells a right answer or a reason', async () => {
  const { cookie } = await certifiedFor(200)
  const attempt = (await post('/refresher', {}, { cookie })).headers.get('location') ?? ''
  const questions = Array.from({ length: 7 }, (_, place) => `${attempt}?question=${place + 1}`)

  for (const address of ['/', '/refresher', attempt, ...questions, `${attempt}/submission`, `${attempt}/result`]) {
    const [path = '', query] = address.split('?')
    const data = `${path === '/' ? '/_root' : path}.data${query ? `?${query}` : ''}`
    for (const said of [await text(address, cookie), await text(data, cookie)]) {
      expect(said, address).not.toMatch(/Because of|correctOption|becauseHtml|difficulty|legalFact|questionId/)
    }
  }
})

test('nobody without a certificate has a refresher, and nobody sees that of another', async () => {
  const { cookie } = await certifiedFor(200)
  const newcomer = (await examinee()).cookie
  const attempt = (await post('/refresher', {}, { cookie })).headers.get('location') ?? ''

  expect((await post('/refresher', {}, { cookie: newcomer })).status).toBe(409)
  expect(await text('/refresher', newcomer)).toContain('No refresher is due')
  for (const address of [attempt, `${attempt}/submission`, `${attempt}/result`]) {
    expect((await get(address, { cookie: newcomer })).status).toBe(404)
  }
})

test('human resources see that a refresher is due, beside a standing that is as good as any', async () => {
  const { id, unitId } = await certifiedFor(200)
  const officer = await cookieOf((await addTestOfficer(db, 'hr', unitId)).identifier)

  const page = await text(`/hr/people/${id}`, officer)

  expect(page).toContain('Refresher due')
  expect(page).toContain('Certified')
})

type Certified = TestPerson & { catalogue: TestCatalogue }

/** Days ago to the people certified then. The ledger only goes forward, so all are certified before anything else happens. */
let certified: Promise<Map<number, Certified[]>> | undefined

async function certifiedFor(days: 100 | 200) {
  certified ??= certifyPeople()
  const person = (await certified).get(days)?.pop()
  if (!person) throw new Error('Nobody certified then is left')
  return { ...person, cookie: await cookieOf(person.identifier) }
}

async function certifyPeople(): Promise<Map<number, Certified[]>> {
  const catalogue = await theProgramme()
  const groups = new Map<number, Certified[]>()
  for (const [days, count] of [
    [200, 5],
    [100, 1],
  ] as const) {
    const group: Certified[] = []
    for (let one = 0; one < count; one++) {
      const person = await addTestPerson(db)
      await learnerOf(db, catalogue, person.id).becomeCertified(new Date(Date.now() - days * millisecondsPerDay))
      group.push({ ...person, catalogue })
    }
    groups.set(days, group)
  }
  return groups
}

async function text(address: string, cookie: string): Promise<string> {
  return (await get(address, { cookie })).text()
}
