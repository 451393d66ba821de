import { expect, test } from 'vitest'
import { findProgramme } from '#app/domain/learning/find-programme.ts'
import { findProgrammeDraft } from '#app/domain/learning/find-programme-draft.ts'
import { db } from '#app/web/database.ts'
import { programmeValues } from '#app/web/programme-values.ts'
import { type ProgrammeBody, programmeDrafts } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { publishTestCourse } from '#tests/support/catalogue.ts'
import { examinee } from '#tests/support/examined.ts'
import { addTestOfficer, addTestPerson, addTestUnit, grantTestRole } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

const address = '/admin/programmes/social-media-access'

test('the programme that holds stands there in words, with who published it and why', async () => {
  const { cookie } = await scene()

  const page = await read(address, cookie)

  expect(page).toContain('2 modules')
  expect(page).toContain('After each module a quiz of 4 questions; 80 % pass it.')
  expect(page).toContain('Imported with the syllabus')
})

test('a change is drafted, previewed with names behind the numbers, published with a reason, and put back', async () => {
  const { cookie, someone } = await scene()
  await someone.learner.becomeCertified(new Date())
  await save(cookie, { finalPassPercent: '90' })
  const grace = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)

  const preview = await read(`${address}/publication?change=material&grace=${grace}`, cookie)
  expect(preview).toContain('Pass mark of the final: 90 instead of 80')
  expect(preview).toContain('1 certified person would be asked to catch up')
  const link = /href="([^"]*publication\/people[^"]*effect=catches-up)"/.exec(preview)?.[1]?.replaceAll('&amp;', '&')
  expect(await read(link ?? '', cookie)).toContain(someone.name)

  const fields = { ...hiddenOf(preview), reason: 'The board asked for it' }
  expect((await post(`${address}/publication`, { ...fields, reason: ' ' }, { cookie })).status).toBe(422)
  const published = await post(`${address}/publication`, fields, { cookie })
  expect(published.headers.get('location')).toBe(`${address}?published`)
  expect((await post(`${address}/publication`, fields, { cookie })).status).toBe(404)
  const history = await read(address, cookie)
  expect(history).toContain('The board asked for it')
  expect(history).toContain('Somebody the administrator')

  expect((await post(`${address}?index`, { number: '1' }, { cookie })).headers.get('location')).toBe(
    `${address}/publication`,
  )
  const back = await read(`${address}/publication?change=minor`, cookie)
  expect(back).toContain('Pass mark of the final: 80 instead of 90')
  const again = { ...hiddenOf(back), reason: 'It was too much' }
  expect((await post(`${address}/publication`, again, { cookie })).status).toBe(302)
  expect((await findProgramme(db, 'social-media-access'))?.body.final.passPercent).toBe(80)
})

test('what is wrong says where and how to mend it, and nothing typed is lost', async () => {
  const { cookie } = await scene()

  const answer = await send(cookie, {
    quizDraw: 'many',
    'title.en': ' ',
    calendarDay: '31',
    calendarMonth: '2',
    method: 'fixed-calendar',
  })

  expect(answer.status).toBe(422)
  const html = await answer.text()
  expect(html).toContain('Questions in a module quiz: enter a whole number from 1 to 50')
  expect(html).toContain('href="#quizDraw"')
  expect(html).toContain('value="many"')
  expect(html).toContain('Enter a title in English')
  expect(html).toContain('This month has at most 29 days')
  expect(await findProgrammeDraft(db, 'social-media-access')).toBeNull()
})

test('the three ways of recertification are explained with dates of the values saved', async () => {
  const { cookie } = await scene()
  await save(cookie, { validityMonths: '24', method: 'fixed-calendar', calendarDay: '30', calendarMonth: '6' })

  const page = await read(`${address}/draft`, cookie)

  expect(page.match(/Example: certified on/g)).toHaveLength(3)
  expect(page).toMatch(/valid until 30 June 20\d\d/)
  const inTwoYears = new Date()
  inTwoYears.setFullYear(inTwoYears.getFullYear() + 2)
  expect(page).toContain(`${inTwoYears.getFullYear()}. Renewed on`)
})

test('a programme that cannot work says what is in the way and is not published', async () => {
  const { cookie } = await scene()
  await save(cookie, { 'draw.tides.sort.critical': '1', quizDraw: '40' })

  const page = await read(`${address}/publication?change=minor`, cookie)

  expect(page).toContain('the final draws 1 and the bank holds 0')
  expect(page).toContain('draws 40 questions and its bank holds')
  expect(page).not.toContain('name="fingerprint"')
})

test('two administrators: the second sees whose draft they would overwrite, and may mean it', async () => {
  const { cookie } = await scene()
  const other = await cookieOf((await addTestOfficer(db, 'administrator')).identifier)
  await save(cookie, { validityMonths: '24' })

  const late = await send(other, { validityMonths: '6', seen: '' })

  expect(late.status).toBe(409)
  const html = await late.text()
  expect(html).toContain('Somebody the administrator changed it while you were writing')
  expect(html).toContain('Months that a certificate holds: 6 instead of 24')
  const replace = /name="replace" value="([^"]+)"/.exec(html)?.[1] ?? ''
  expect((await send(other, { validityMonths: '6', seen: '', replace })).status).toBe(302)
  expect((await findProgrammeDraft(db, 'social-media-access'))?.body.validity.months).toBe(6)
})

test('a second programme is made in the browser, and learners see it once it is published', async () => {
  const { cookie, someone } = await scene()
  await publishTestCourse(db, someone.catalogue, 'podium')
  const begun = await post('/admin/programmes?index', { title: 'Speaking for a ministry', id: 'speaking' }, { cookie })
  expect(begun.headers.get('location')).toBe('/admin/programmes/speaking/draft')
  const page = await read('/admin/programmes/speaking/draft', cookie)
  expect(page).toContain('Course of podium')
  const fields = {
    'place.podium': '1',
    'draw.podium.sort.ordinary': '2',
    'draw.podium.decide.critical': '1',
    'requires.social-media-access': 'yes',
    quizDraw: '4',
  }
  await save(cookie, fields, 'speaking')
  await save(cookie, fields, 'speaking')
  const preview = await read('/admin/programmes/speaking/publication', cookie)
  const published = await post(
    '/admin/programmes/speaking/publication',
    { ...hiddenOf(preview), reason: 'Ministries asked' },
    { cookie },
  )
  expect(published.headers.get('location')).toBe('/admin/programmes/speaking?published')

  const learner = await cookieOf(someone.identifier)
  const home = await read('/', learner)
  expect(home).toContain('Your other programmes')
  expect(home).toContain('Speaking for a ministry')
  const theirs = await read('/?programme=speaking', learner)
  expect(theirs).toContain('href="/final?programme=speaking"')
  expect(theirs).toContain('First you need a certificate that holds in “Using the sea”')
  for (const path of ['/final', '/rules', '/refresher', '/certificate', '/accommodation']) {
    expect((await get(`${path}?programme=speaking`, { cookie: learner })).status, path).toBe(200)
  }
  expect(await read('/modules/podium', learner)).toContain('Course of podium')
  expect((await get('/modules/podium/quiz?programme=speaking', { cookie: learner })).status).toBe(200)
  expect((await get('/modules/podium/quiz?programme=social-media-access', { cookie: learner })).status).toBe(404)
  expect((await get('/final?programme=nothing', { cookie: learner })).status).toBe(404)
  const hr = await cookieOf((await addTestOfficer(db, 'hr', someone.unitId)).identifier)
  expect(await read(`/hr/people/${someone.id}?programme=speaking`, hr)).toContain('First the certificate of')
})

test('an administrator of one office reads programmes and changes none', async () => {
  const { someone } = await scene()
  const office = await addTestPerson(db, { unitId: someone.unitId })
  await grantTestRole(db, office.id, 'administrator', await addTestUnit(db, { parentId: someone.unitId }))
  const cookie = await cookieOf(office.identifier)

  expect((await get(address, { cookie })).status).toBe(200)
  expect((await send(cookie, { validityMonths: '24' })).status).toBe(409)
  expect((await get(`${address}/publication`, { cookie })).status).toBe(409)
  expect((await post('/admin/programmes?index', { title: 'Mine', id: 'mine' }, { cookie })).status).toBe(409)
  expect(await findProgrammeDraft(db, 'social-media-access')).toBeNull()
})

async function scene() {
  // The tests of a file share one database.
  await db.delete(programmeDrafts)
  const someone = await examinee({ name: 'Zephyrine Whisper' })
  const administrator = await addTestOfficer(db, 'administrator')
  return { cookie: await cookieOf(administrator.identifier), someone: { ...someone, name: 'Zephyrine Whisper' } }
}

async function read(path: string, cookie: string) {
  return (await get(path, { cookie })).text()
}

/** Posts the draft's form as the page would, with these fields changed. */
async function send(cookie: string, changed: Record<string, string>, programmeId = 'social-media-access') {
  const draft = await findProgrammeDraft(db, programmeId)
  const body = draft?.body ?? ((await findProgramme(db, programmeId))?.body as ProgrammeBody)
  const fields = { do: 'save', seen: draft?.seen ?? '', ...programmeValues(body), ...changed }
  return post(`/admin/programmes/${programmeId}/draft`, fields, { cookie })
}

async function save(cookie: string, changed: Record<string, string>, programmeId?: string) {
  const answer = await send(cookie, changed, programmeId)
  expect([answer.status, answer.status === 302 ? '' : await answer.text()]).toEqual([302, ''])
}

function hiddenOf(page: string): Record<string, string> {
  const fields = ['change', 'grace', 'fingerprint'].map((name) => [
    name,
    new RegExp(`type="hidden" name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '',
  ])
  return Object.fromEntries(fields)
}
