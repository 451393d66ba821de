import { expect, test } from 'vitest'
import { findDraft } from '#app/domain/authoring/find-draft.ts'
import { application } from '#app/web/application.ts'
import { config } from '#app/web/config.ts'
import { db } from '#app/web/database.ts'
import { draftFiles } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { addTestAuthor, authoredCourse, publishAuthoredCourse } from '#tests/support/authored-course.ts'
import { addTestOfficer } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

const { courseId } = authoredCourse
const desk = `/training/courses/${courseId}`
const path = '02-privacy/02-second.mdx'
const drawing = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" onload="alert(1)"/></svg>'

test('a picture is sent by a plain form, listed with the line that shows it, and cannot be sent without words', async () => {
  const { cookie } = await atTheDesk()

  const without = await sendFile(`${desk}/pictures`, 'picture', 'Desk.svg', drawing, { 'alt-en': ' ' }, cookie)
  expect(without.status).toBe(422)
  expect(await without.text()).toContain('Say in English what the picture shows')
  const words = { 'alt-en': 'A "desk" & <chair>' }
  const sent = await sendFile(`${desk}/pictures`, 'picture', '../../Desk.svg', drawing, words, cookie)
  expect(sent.headers.get('location')).toBe(`${desk}/pictures?kept=figures%2Fdesk.svg&removed=onload`)
  const html = await (await get(sent.headers.get('location') ?? '', { cookie })).text()
  expect(html).toContain('&lt;Figure src=&quot;figures/desk.svg&quot;')
  expect(html).toContain('onload')
  expect(html).not.toContain('<chair>')

  const page = `${desk}/pictures/desk.svg`
  expect((await get(page, { cookie })).status).toBe(200)
  expect((await get(`${desk}/pictures/..%2f..%2fcourse.yaml`, { cookie })).status).toBe(404)
  const removed = await post(page, { step: 'remove', version: '1' }, { cookie })
  expect(removed.headers.get('location')).toBe(`${desk}/pictures?gone`)
  const again = await post(page, { step: 'remove', version: '1' }, { cookie })
  expect(again.status).toBe(404)
})

test('a bad file is refused in words, and a trainer of another course finds no such page', async () => {
  const { cookie, stranger, translator } = await atTheDesk()
  const words = { 'alt-en': 'A desk' }

  const refused = await sendFile(`${desk}/pictures`, 'picture', 'x.png', 'MZ…', words, cookie)
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('not a whole PNG')])
  const word = await sendFile(`${desk}/word?path=${path}`, 'word', 'x.docx', 'no zip', {}, cookie)
  expect([word.status, await word.text()]).toEqual([422, expect.stringContaining('not a Word document')])
  for (const other of [stranger, translator]) {
    expect((await sendFile(`${desk}/pictures`, 'picture', 'x.svg', drawing, words, other)).status).toBe(404)
    expect((await sendFile(`${desk}/word?path=${path}`, 'word', 'x.docx', 'x', {}, other)).status).toBe(404)
  }
  expect((await post(`${desk}/pasted`, { html: '<b>x</b>' }, { cookie: stranger })).status).toBe(404)
  expect([...((await findDraft(db, courseId))?.files.keys() ?? [])].filter((file) => file.includes('figures'))).toEqual(
    [],
  )
})

test('a picture that was taken back, or outdated by a publication, leads on to both pictures and a choice', async () => {
  const { cookie } = await atTheDesk()
  await sendFile(`${desk}/pictures`, 'picture', 'Desk.svg', drawing, { 'alt-en': 'A desk' }, cookie)
  const at = encodeURIComponent('02-privacy/figures/desk.svg')
  await db.update(draftFiles).set({ basedOnHash: 'another' })
  const outdated = await (await get(`${desk}/published-meanwhile?path=${at}`, { cookie })).text()
  expect(outdated).toMatch(/<img[^>]+src="\/figures\/[0-9a-f]{64}\.svg"/)
  const version = /name="version" value="([^"]+)"/.exec(outdated)?.[1] ?? ''
  const decided = { choice: 'mine', version, published: '' }
  const chosen = await post(`${desk}/published-meanwhile?path=${at}`, decided, { cookie })
  expect(chosen.headers.get('location')).toBe(`${desk}?done=settled`)

  const changed = await (await get(`${desk}/taken-back?path=${at}`, { cookie })).text()
  const numbered = /name="version" value="(\d+)"/.exec(changed)?.[1] ?? ''
  const taken = await post(`${desk}/taken-back?path=${at}`, { version: numbered }, { cookie })
  expect(taken.headers.get('location')).toBe(`${desk}?done=taken-back`)
  const address = /href="([^"]+\/set-aside\/[^"]+)"/.exec(await (await get(desk, { cookie })).text())?.[1] ?? ''
  const kept = await (await get(address, { cookie })).text()
  expect(kept).toContain('src="data:image/svg+xml;base64,')
  const back = /name="version" value="([^"]+)"/.exec(kept)?.[1] ?? ''
  const put = await post(address, { choice: 'mine', version: back }, { cookie })
  expect(put.headers.get('location')).toBe(`${desk}?done=settled`)
  expect((await findDraft(db, courseId))?.files.has('02-privacy/figures/desk.svg')).toBe(true)
})

test('the editor’s script is told what may stand in a text, who else writes, and what a paste becomes', async () => {
  const { cookie, translator } = await atTheDesk()

  const words = await (await get(`${desk}/editor-words?path=${encodeURIComponent(path)}`, { cookie })).json()
  expect(words).toMatchObject({
    said: { saved: 'Saved {{clock}}' },
    objectives: expect.arrayContaining([{ id: 'reply', about: expect.any(String) }]),
  })
  const pasted = await post(
    `${desk}/pasted`,
    { html: '<h1>A</h1><p>{x} <a href="javascript:x()">y</a></p>' },
    { cookie },
  )
  expect(await pasted.json()).toEqual({
    text: '## A\n\n\\{x} y',
    notes: [expect.stringContaining('javascript:x()')],
  })
  expect(await (await post(`${desk}/presences`, { path }, { cookie: translator })).json()).toMatchObject({ others: [] })
  const told = (await (await post(`${desk}/presences`, { path }, { cookie })).json()) as { others: string[] }
  expect(told.others).toHaveLength(1)
  const html = await (await get(`${desk}/lessons/second`, { cookie })).text()
  expect(html).toContain(`${told.others[0]} is also writing here`)
})

async function atTheDesk() {
  await publishAuthoredCourse(db)
  const [author, translator] = [
    await addTestAuthor(db, 'author', new Date()),
    await addTestAuthor(db, 'translator', new Date()),
  ]
  return {
    cookie: await cookieOf(author.identifier),
    translator: await cookieOf(translator.identifier),
    stranger: await cookieOf((await addTestOfficer(db, 'trainer')).identifier),
  }
}

function sendFile(
  address: string,
  field: string,
  name: string,
  content: string,
  fields: Record<string, string>,
  cookie: string,
): Promise<Response> {
  const body = new FormData()
  for (const [key, value] of Object.entries(fields)) body.append(key, value)
  body.append(field, new File([content], name))
  const { origin, host } = new URL(config.baseUrl)
  const headers = { accept: 'text/html', origin, host, cookie }
  return Promise.resolve(
    application.fetch(new Request(config.baseUrl + address, { method: 'POST', body, headers, redirect: 'manual' })),
  )
}
