import { expect, test } from 'vitest'
import { draftText, findDraft } from '#app/domain/authoring/find-draft.ts'
import { db } from '#app/web/database.ts'
import { readManual } from '#app/web/manual.tsx'
import { manualPlaces } from '#app/web/manual-place.ts'
import { get, post } from '#tests/support/ask.ts'
import { addTestAuthor, authoredCourse, publishAuthoredCourse, secondLesson } from '#tests/support/authored-course.ts'
import { addTestOfficer } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

const { courseId } = authoredCourse
const desk = `/training/courses/${courseId}`
const path = '02-privacy/02-second.mdx'

/** What `bundleMDX` alone would run, show or pass on: see the lessons of others. */
const hostile = [
  '---js\n{ title: process.exit() }\n---\nText',
  '{process.env.SESSION_SECRET}',
  "{(() => {}).constructor('return process')()}",
  "import x from '../package.json'",
  'export const x = 1',
  '[a](javascript:alert(1))',
  '<script>alert(1)</script>',
  '<iframe srcdoc="x" />',
  '<Question prompt={process.env} />',
  '<Callout {...globalThis} tone="do">x</Callout>',
  '<img src="x" onerror="alert(1)" />',
]

test.each(hostile)(
  'nothing that a lesson may not hold runs or is shown by preview, check or save: %s',
  async (sample) => {
    const { cookie } = await house()
    const text = sample.startsWith('---') ? sample : secondLesson(`\n${sample}\n`)

    const shown = await (await post(`${desk}/preview?path=${path}`, { path, text }, { cookie })).text()
    expect(shown).toContain('This cannot be shown yet')
    expect(shown).not.toMatch(/<iframe|onerror="|href="javascript:|<script(?![^>]*nonce)/)
    const checked = (await (await post(`${desk}/problems`, { path, text }, { cookie })).json()) as {
      problems: { severity: string }[]
    }
    expect(checked.problems.some(({ severity }) => severity === 'error')).toBe(true)
  },
)

test('a path that is no text of this course is not there, however it is written', async () => {
  const { cookie } = await house()
  const paths = [
    '../legal.yaml',
    '02-privacy/../01-confidentiality/course.yaml',
    '01-confidentiality/course.yaml',
    '02-privacy/02-second.de.mdx',
    '02-privacy/bank/../../x.mdx',
    '%2e%2e/02-second.mdx',
    `02-privacy/${'a'.repeat(300)}.mdx`,
    '/etc/passwd',
    '',
  ]
  for (const name of paths) {
    const query = `path=${encodeURIComponent(name)}`
    for (const room of ['files', 'preview', 'published-meanwhile', 'taken-back'])
      expect([room, name, (await get(`${desk}/${room}?${query}`, { cookie })).status]).toEqual([room, name, 404])
    const saved = await post(`${desk}/saves`, { path: name, text: 'x', version: '0.' }, { cookie })
    expect([name, saved.status >= 400 && saved.status < 500]).toEqual([name, true])
  }
  expect((await get(`${desk}/lessons/..%2f..%2fcourse.yaml`, { cookie })).status).toBe(404)
  expect((await get(`${desk}/lessons/second?language=de`, { cookie })).status).toBe(404)
})

test('another course’s trainer finds no desk here, at no address, and changes nothing', async () => {
  await house()
  const stranger = await cookieOf((await addTestOfficer(db, 'trainer')).identifier)
  const rooms = ['', '/lessons/second', '/description', `/files?path=${path}`, '/new-lesson', '/thrown-away']
  for (const room of [...rooms, '/lessons/second/place', '/lessons/second/removal', `/preview?path=${path}`])
    expect([room, (await get(desk + room, { cookie: stranger })).status]).toEqual([room, 404])
  const fields = { path, text: 'Mine now', version: '0.', step: 'save', reason: 'x', fingerprint: 'x', place: '1' }
  const doors = ['/saves', '/problems', '/lessons/second?index', '/lessons/second/place', '/lessons/second/removal']
  for (const door of [...doors, `/files?path=${path}`, '/thrown-away', '/new-lesson', '/description'])
    expect([door, (await post(desk + door, fields, { cookie: stranger })).status]).toEqual([door, 404])
  const front = await (await get('/training', { cookie: stranger })).text()
  expect(front).toContain('Privacy')
  expect(front).not.toContain(`href="${desk}"`)
})

test('a translator reads the English and saves only other languages', async () => {
  await house()
  const cookie = await cookieOf((await addTestAuthor(db, 'translator', new Date())).identifier)
  const english = await (await get(`${desk}/lessons/second`, { cookie })).text()
  expect(english).toContain('you work on this course in another part')
  const version = versionIn(english)
  const refused = await post(`${desk}/lessons/second?index`, { path, text: 'Mine', version, step: 'save' }, { cookie })
  expect([refused.status, (await refused.text()).includes('Mine')]).toEqual([409, true])

  const page = `${desk}/lessons/second?language=fr`
  const html = await (await get(page, { cookie })).text()
  expect(html).toContain('The dog ran up the hill')
  const french = { path: '02-privacy/02-second.fr.mdx', text: 'Bonjour', version: versionIn(html), step: 'save' }
  const saved = await post(`${page}&index`, french, { cookie })
  expect(saved.status).toBe(302)
  const draft = await findDraft(db, courseId)
  expect(draft && draftText(draft, '02-privacy/02-second.fr.mdx')).toBe('Bonjour')
})

test('a text with Windows line ends, a byte order mark or too many words is taken as an author means it', async () => {
  const { cookie } = await house()
  const page = `${desk}/files?path=02-privacy/team-discussion.mdx`
  const handout = { path: '02-privacy/team-discussion.mdx', version: '0.', step: 'save' }
  const text = '\ufeff---\r\ntitle: Talk\r\nsummary: Three cases\r\n---\r\nWhat would you do?'
  expect((await post(page, { ...handout, text }, { cookie })).status).toBe(302)
  const draft = await findDraft(db, courseId)
  expect(draft && draftText(draft, handout.path)).toBe(
    '---\ntitle: Talk\nsummary: Three cases\n---\nWhat would you do?',
  )
  const html = await (await get(page, { cookie })).text()
  expect(html).not.toContain('Must be mended')

  const long = { ...handout, version: versionIn(html), text: 'word '.repeat(30_000) }
  const refused = await post(page, long, { cookie })
  expect([refused.status, (await refused.text()).includes('longer than 100 kB')]).toEqual([409, true])
  expect((await post(page, { ...long, text: 'x'.repeat(300_000) }, { cookie })).status).toBe(413)
  expect((await post(page, { ...handout, version: 'nonsense', text: 'x' }, { cookie })).status).toBe(422)
})

test('an editor whose answer was lost on the line goes on, and a second tab of the same person is told', async () => {
  const { cookie } = await house()
  const version = versionIn(await (await get(`${desk}/lessons/second`, { cookie })).text())
  const send = async (text: string, sitting: string, attempt: string) =>
    (await post(`${desk}/saves`, { path, version, text, sitting, attempt }, { cookie })).status

  expect(await send('One.', 'a-tab', '1')).toBe(200)
  expect(await send('One, two.', 'a-tab', '2')).toBe(200)
  expect(await send('Something else.', 'another-tab', '1')).toBe(409)
  expect(await send('x', 'a-tab', 'many')).toBe(422)
  const draft = await findDraft(db, courseId)
  expect(draft && draftText(draft, path)).toBe('One, two.')
})

test('two texts for one place are laid side by side and settled, by their writer alone', async () => {
  const { cookie } = await house()
  const html = await (await get(`${desk}/lessons/first`, { cookie })).text()
  const first = { path: '02-privacy/01-first.mdx', version: versionIn(html), step: 'save' }
  await post(`${desk}/lessons/first?index`, { ...first, text: 'One text.' }, { cookie })
  const late = await post(`${desk}/lessons/first?index`, { ...first, text: 'Another text.' }, { cookie })
  const address = late.headers.get('location') ?? ''

  const shown = await (await get(address, { cookie })).text()
  expect(shown).toMatch(/<del>One<\/del>.*<ins>Another<\/ins>/s)
  expect(await (await get(desk, { cookie })).text()).toContain('could not be saved')
  const colleague = await cookieOf((await addTestAuthor(db, 'author', new Date())).identifier)
  expect((await get(address, { cookie: colleague })).status).toBe(404)
  expect((await post(address, { version: versionIn(shown) }, { cookie })).status).toBe(422)
  const settled = await post(address, { version: versionIn(shown), choice: 'third', text: 'A third.' }, { cookie })
  expect(settled.headers.get('location')).toBe(`${desk}?done=settled`)
  const outdated = await post(address, { version: versionIn(shown), choice: 'mine' }, { cookie })
  expect(outdated.headers.get('location')).toBe(`${address}?again=1`)
  const draft = await findDraft(db, courseId)
  expect(draft && draftText(draft, first.path)).toBe('A third.')
})

test('a course is described in a form, and what is wrong is said by the checks', async () => {
  const { cookie } = await house()
  const page = `${desk}/description`
  const version = versionIn(await (await get(page, { cookie })).text())
  const fields = {
    version,
    'title-en': 'Privacy: for all',
    'title-fr': 'Vie privée',
    'summary-en': 'Who can be recognised',
    minutes: '40',
    'objective-0-id': 'reply',
    'objective-0-en': 'Reply to a person',
    'objective-0-lesson': 'second',
    'objective-1-id': 'recognise',
    'objective-1-en': 'Recognise a person',
    'objective-1-lesson': 'first',
    'objective-1-quizOnly': 'yes',
  }
  const wrong = await post(page, { ...fields, minutes: 'many', 'objective-1-id': 'No Id' }, { cookie })
  expect(wrong.status).toBe(422)
  const html = await wrong.text()
  expect(html).toContain('must be a number')
  expect(html).toContain('must be written in small letters')
  expect(html).toContain('value="No Id"')

  expect((await post(page, fields, { cookie })).headers.get('location')).toBe(`${desk}?done=described`)
  const draft = await findDraft(db, courseId)
  expect(draft && draftText(draft, '02-privacy/course.yaml')).toBe(`id: privacy
title: { en: "Privacy: for all", fr: Vie privée }
summary: { en: "Who can be recognised" }
minutes: 40
objectives:
  - { id: reply, text: { en: "Reply to a person" }, lesson: second }
  - id: recognise
    text:
      en: Recognise a person
    lesson: first
    quizOnly: true
`)
})

test('a new course and a new lesson are made in forms that keep what was typed', async () => {
  const cookie = await cookieOf((await addTestOfficer(db, 'trainer')).identifier)
  const fields = {
    'title-en': 'Clear writing',
    'title-fr': '',
    id: 'clear-writing',
    'summary-en': 'Say it once',
    minutes: '20',
    'objective-en': 'Say what a text is for',
    'objective-id': 'purpose',
    lesson: 'Say it once',
    template: 'practising',
  }
  const missing = await post('/training/courses/new', { ...fields, id: 'Clear Writing' }, { cookie })
  expect([missing.status, (await missing.text()).includes('value="Clear Writing"')]).toEqual([422, true])
  const empty = await (await post('/training/courses/new', { ...fields, lesson: '' }, { cookie })).text()
  expect(empty).toContain('Title of the first lesson: fill this in')
  const unnamed = { ...fields, id: '', 'objective-id': '', 'title-en': 'Être <bref> {now} 📣' }
  const named = await post('/training/courses/new', unnamed, { cookie })
  expect(named.headers.get('location')).toBe('/training/courses/etre-bref-now?done=begun')
  const begun = await post('/training/courses/new', fields, { cookie })
  expect(begun.headers.get('location')).toBe('/training/courses/clear-writing?done=begun')
  expect((await post('/training/courses/new', fields, { cookie })).status).toBe(422)
  const course = await (await get('/training/courses/clear-writing', { cookie })).text()
  expect(course).toContain('The check finds no errors')

  const lesson = { title: 'Be brief', summary: 'Short', minutes: '5', objective: 'purpose', template: 'story' }
  const added = await post('/training/courses/clear-writing/new-lesson', lesson, { cookie })
  expect(added.headers.get('location')).toBe('/training/courses/clear-writing/lessons/be-brief?done=added')
  expect((await get(added.headers.get('location') ?? '', { cookie })).status).toBe(200)
  const place = await (await get('/training/courses/clear-writing/lessons/be-brief/place?place=1', { cookie })).text()
  expect(place).toContain('01-be-brief.mdx')
  const removal = await (await get('/training/courses/clear-writing/lessons/say-it-once/removal', { cookie })).text()
  expect(removal).toContain('Say what a text is for')
})

test('every rule that points into the manual points to a place that is there', async () => {
  const { html } = await readManual()

  expect(manualPlaces.filter((place) => !html.includes(`id="${place}"`))).toEqual([])
})

function versionIn(html: string): string {
  return /name="version" value="([^"]*)"/.exec(html)?.[1] ?? ''
}

async function house() {
  await publishAuthoredCourse(db)
  const author = await addTestAuthor(db, 'author', new Date())
  return { cookie: await cookieOf(author.identifier) }
}
