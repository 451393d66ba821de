import { desc } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { draftText, findDraft, versionAt } from '#app/domain/authoring/find-draft.ts'
import { writtenBytes } from '#app/domain/authoring/written-text.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { readBankText } from '#app/domain/questions/bank-text.ts'
import { saveBankTexts } from '#app/domain/questions/save-bank-texts.ts'
import { application } from '#app/web/application.ts'
import { config } from '#app/web/config.ts'
import { db } from '#app/web/database.ts'
import { ledgerEntries } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { addTestAuthor, authoredCourse, publishAuthoredCourse } from '#tests/support/authored-course.ts'
import { addTestOfficer } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

const { courseId } = authoredCourse
const questions = `/training/courses/${courseId}/questions`
const quiz = '02-privacy/bank/quiz.mdx'
const final = '02-privacy/bank/final.mdx'

test('an author rewrites a question in a form, and only that question of the bank changes', async () => {
  const { cookie } = await atTheDesk()
  const before = await drafted(quiz)
  const page = await (await get(`${questions}/p-q3`, { cookie })).text()
  expect(page).toContain('number 3')

  const saved = await post(
    `${questions}/p-q3`,
    { ...fieldsOf(page), 'stem.en': 'A clerk rings {now}. What do you do first?' },
    { cookie },
  )

  expect(saved.headers.get('location')).toBe(`${questions}/p-q3?done=saved`)
  const after = await drafted(quiz)
  expect(after).toContain('A clerk rings \\{now}.')
  expect(after.split('<Question').length).toBe(before.split('<Question').length)
  expect(after).toContain(before.slice(before.indexOf('<Question id="p-q4"'), before.indexOf('<Question id="p-q6"')))
})

test('what is missing is named at its field, nothing typed is lost, and a check alone saves nothing', async () => {
  const { cookie } = await atTheDesk()
  const fields = fieldsOf(await (await get(`${questions}/new?pool=quiz`, { cookie })).text())
  const before = await drafted(quiz)

  const empty = await post(`${questions}/new`, { ...fields, name: 'p-fresh', 'stem.en': 'Only half' }, { cookie })
  const html = await empty.text()
  expect(empty.status).toBe(422)
  expect(html).toContain('Only half')
  expect(html).toContain('href="#key"')

  const long = {
    ...fields,
    name: 'p-fresh',
    'stem.en': 'Somebody asks at the gate of the mill. What do you do first?',
    'option.en.0': 'Ask whoever decides about it, in writing, before anything leaves this office today',
    'option.en.1': 'Tell',
    'option.en.2': 'Wait',
    'because.en.0': 'x',
    'because.en.1': 'y',
    'because.en.2': 'z',
    key: '0',
    objective: 'reply',
    difficulty: '1',
    only: 'check',
  }
  expect(await (await post(`${questions}/new`, long, { cookie })).text()).toContain('times as long')
  expect(await (await post(`${questions}/check`, long, { cookie })).json()).toMatchObject({
    problems: [{ severity: 'error' }],
  })
  expect(await drafted(quiz)).toBe(before)
})

test('a file of questions is shown first, added when it is said so, and the same file again adds nothing', async () => {
  const { cookie } = await atTheDesk()
  const file = new File(['::Gate::Who opens the gate {=The guard#Yes ~The cat#No ~You#No}\n\nWhat {=4 =5}\n'], 'q.gift')
  const shown = await send(`${questions}/import`, { format: 'gift', file }, cookie)
  const html = await shown.text()
  expect(shown.status).toBe(200)
  expect(html).toContain('The guard')
  expect(html).toContain('does not exist here')
  expect(await drafted(quiz)).not.toContain('The guard')

  const carried = /name="questions" value="([^"]*)"/.exec(html)?.[1]?.replaceAll('&quot;', '"') ?? ''
  const add = { step: 'add', questions: carried, take: '0', pool: 'quiz', objective: 'reply' }
  expect((await post(`${questions}/import`, add, { cookie })).headers.get('location')).toContain('count=1')
  expect((await post(`${questions}/import`, add, { cookie })).headers.get('location')).toContain('count=0')
  expect((await drafted(quiz)).match(/The guard/g)).toHaveLength(1)
  expect((await post(`${questions}/import`, { ...add, questions: '[{"stem":1}]' }, { cookie })).status).toBe(409)
})

test('the questions of the final leave only when they are asked for by name, and it is written down', async () => {
  const { cookie, author } = await atTheDesk()
  const wanted = { pool: 'final', format: 'gift', language: 'en' }

  expect((await post(`${questions}/file`, wanted, { cookie })).headers.get('location')).toContain('wrong=finalMissing')
  expect(await (await get(`${questions}/export?wrong=finalMissing`, { cookie })).text()).toContain('href="#final"')
  const taken = await post(`${questions}/file`, { ...wanted, final: 'yes' }, { cookie })

  expect(taken.headers.get('content-disposition')).toContain('privacy-final-en.gift.txt')
  expect(await taken.text()).toContain('::p-f0::')
  const [entry] = await db.select().from(ledgerEntries).orderBy(desc(ledgerEntries.sequence)).limit(1)
  expect(entry).toMatchObject({ action: 'questions.exported', actorId: author.id })
})

test('a question goes over to the final in every language, and a second click does not bring it back', async () => {
  const { cookie } = await atTheDesk()
  const fields = fieldsOf(await (await get(`${questions}/p-q7`, { cookie })).text())
  await post(`${questions}/p-q7`, { ...fields, 'stem.fr': 'Que faites-vous ?', 'option.fr.0': 'Rien' }, { cookie })
  expect(await (await get(`${questions}/p-q7/move`, { cookie })).text()).toContain('name="from" value="quiz"')

  for (const click of ['first', 'second']) {
    const moved = await post(`${questions}/p-q7/move`, { from: 'quiz' }, { cookie })
    expect(moved.headers.get('location'), click).toContain('done=moved')
  }

  for (const language of ['.mdx', '.fr.mdx']) {
    expect(await drafted(quiz.replace('.mdx', language))).not.toContain('"p-q7"')
    expect((await drafted(final.replace('.mdx', language))).match(/"p-q7"/g), language).toHaveLength(1)
  }
})

test('the list counts what the programme draws, and shows critical questions alone', async () => {
  const { cookie } = await atTheDesk()

  const page = await (await get(questions, { cookie })).text()
  expect(page).toContain('What the programmes draw')
  expect(page).toContain(`${questions}/p-q3"`)
  const critical = await (await get(`${questions}?critical=yes`, { cookie })).text()
  expect(critical).not.toContain(`${questions}/p-q3"`)
})

test('a new question may begin with the words of another, which stays as it is', async () => {
  const { cookie } = await atTheDesk()
  const fields = fieldsOf(await (await get(`${questions}/new?from=p-q8`, { cookie })).text())
  expect(fields['stem.en']).toContain('number 8')
  expect(fields.name).not.toBe('p-q8')

  const copy = { ...fields, name: 'p-copy', pool: 'quiz', key: '0' }
  expect((await post(`${questions}/new`, copy, { cookie })).headers.get('location')).toContain('p-copy?done=saved')
  expect((await post(`${questions}/new`, copy, { cookie })).status).toBe(422)
  expect((await drafted(quiz)).match(/id="p-(q8|copy)"/g)).toHaveLength(2)
})

test('a question that no form could write back is changed as a text, and its form is not taken', async () => {
  const { cookie, author } = await atTheDesk()
  await write(author.actor, (await drafted(quiz)).replace('id="p-q9"', 'id="p-q9" kind="single"'))
  const before = await drafted(quiz)

  const page = await (await get(`${questions}/p-q9`, { cookie })).text()
  const sent = await post(`${questions}/p-q9`, { name: 'p-q9', 'stem.en': 'Other' }, { cookie })

  expect(page).toContain('change it as a text')
  expect(page).not.toContain('name="stem.en"')
  expect(sent.status).toBe(409)
  expect(await drafted(quiz)).toBe(before)
})

test('what a browser makes up cannot break a bank', async () => {
  const { cookie } = await atTheDesk()
  const before = await drafted(quiz)
  const fields = fieldsOf(await (await get(`${questions}/p-q3`, { cookie })).text())
  for (const field of ['objective', 'fact'])
    expect((await post(`${questions}/p-q3`, { ...fields, [field]: 'x" critical y="' }, { cookie })).status).toBe(422)
  const made = { name: null, stem: '</Question> {x}', objective: null, critical: false, difficulty: null, fact: null }
  const options = [
    { text: '<Option correct>', correct: true, because: '</Because>' },
    { text: 'b', correct: false, because: '' },
  ]
  const add = { step: 'add', questions: JSON.stringify([{ ...made, options }]), take: '0', pool: 'quiz' }

  expect((await post(`${questions}/import`, { ...add, objective: 'a"b' }, { cookie })).status).toBe(409)
  expect(await drafted(quiz)).toBe(before)
  expect((await post(`${questions}/import`, { ...add, objective: 'reply' }, { cookie })).status).toBe(302)
  expect(readBankText(await drafted(quiz))?.at(-1)?.question).toMatchObject({ options: [{ correct: true }, {}] })
})

test('the spreadsheet to fill in is one that an import reads', async () => {
  const { cookie } = await atTheDesk()
  const template = await get(`${questions}/template`, { cookie })
  const file = new File([await template.text()], 'questions.csv')

  const html = await (await send(`${questions}/import`, { format: 'sheet', file }, cookie)).text()

  expect(html).toContain('password of the office page')
  expect(html).toContain('name="take"')
})

test('a question that is taken out is gone in every language, and a second click does no harm', async () => {
  const { cookie } = await atTheDesk()

  expect((await post(`${questions}/p-q5/removal`, {}, { cookie })).headers.get('location')).toContain('done=removed')
  expect((await post(`${questions}/p-q5/removal`, {}, { cookie })).headers.get('location')).toContain('done=removed')
  expect(await drafted(quiz)).not.toContain('"p-q5"')
  expect((await get(`${questions}/p-q5`, { cookie })).status).toBe(404)
})

test('the trainer of another course, a reviewer and a translator find no forms here', async () => {
  await atTheDesk()
  const stranger = await cookieOf((await addTestOfficer(db, 'trainer')).identifier)
  const reviewer = await cookieOf((await addTestAuthor(db, 'reviewer', new Date())).identifier)
  const translator = await cookieOf((await addTestAuthor(db, 'translator', new Date())).identifier)

  for (const address of [questions, `${questions}/p-q1`, `${questions}/import`, `${questions}/export`])
    expect((await get(address, { cookie: stranger })).status, address).toBe(404)
  expect((await get(questions, { cookie: reviewer })).status).toBe(200)
  expect((await get(`${questions}/p-q1`, { cookie: reviewer })).status).toBe(404)
  expect((await post(`${questions}/p-q1/removal`, {}, { cookie: translator })).status).toBe(404)
})

async function atTheDesk() {
  await publishAuthoredCourse(db)
  const author = await addTestAuthor(db, 'author', new Date())
  return { author, cookie: await cookieOf(author.identifier) }
}

/** What somebody does who edits the quiz as a text. */
async function write(actor: Actor, text: string): Promise<void> {
  const draft = await findDraft(db, courseId)
  if (!draft) throw new Error('There is no draft')
  const save = { courseId, path: quiz, content: writtenBytes(text), version: versionAt(draft, quiz) }
  expect((await saveBankTexts(db, [save], actor, new Date())).kind).toBe('saved')
}

/** Sends a form with a file the way a browser does. */
async function send(path: string, fields: Record<string, string | File>, cookie: string): Promise<Response> {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  const { origin, host } = new URL(config.baseUrl)
  const headers = { accept: 'text/html', origin, host, cookie }
  return application.fetch(new Request(config.baseUrl + path, { method: 'POST', body, headers, redirect: 'manual' }))
}

async function drafted(path: string): Promise<string> {
  const draft = await findDraft(db, courseId)
  return (draft && draftText(draft, path)) ?? ''
}

/** What a browser would send back of a page's form. */
function fieldsOf(html: string): Record<string, string> {
  const fields: Record<string, string> = {}
  const decode = (text: string) =>
    text
      .replaceAll('&quot;', '"')
      .replaceAll('&#x27;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
  const main = html.slice(html.indexOf('<lisans-question-check'))
  for (const [, name = '', value = ''] of main.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g))
    fields[name] = decode(value)
  for (const [, name = '', value = ''] of main.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)<\/textarea>/g))
    fields[name] = decode(value)
  for (const [, name = '', value = ''] of main.matchAll(
    /<input[^>]*type="radio"[^>]*name="([^"]+)"[^>]*checked=""[^>]*value="([^"]*)"/g,
  ))
    fields[name] = value
  for (const [, name = '', options = ''] of main.matchAll(/<select[^>]* name="([^"]+)"[^>]*>(.*?)<\/select>/gs))
    fields[name] =
      /<option[^>]*value="([^"]*)"[^>]*selected=""|<option[^>]*selected=""[^>]*value="([^"]*)"/.exec(options)?.[1] ??
      /selected="" value="([^"]*)"/.exec(options)?.[1] ??
      ''
  return fields
}
