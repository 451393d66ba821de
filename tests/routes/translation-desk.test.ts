import { eq } from 'drizzle-orm'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { draftText, findDraft } from '#app/domain/authoring/find-draft.ts'
import { findTranslation } from '#app/domain/translating/find-translation.ts'
import { application } from '#app/web/application.ts'
import { config } from '#app/web/config.ts'
import { db } from '#app/web/database.ts'
import { ledgerEntries } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { addTestAuthor, authoredCourse, publishAuthoredCourse } from '#tests/support/authored-course.ts'
import { addTestOfficer } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

const { courseId } = authoredCourse
const path = '02-privacy/02-second.mdx'
const place = (language: string, room = '') =>
  `/training/courses/${courseId}/translations/${language}${room}?text=${encodeURIComponent(path)}`

test('a translator gives a lesson its French, an author reviews it, and a Word file goes out and comes back', async () => {
  await publishAuthoredCourse(db)
  const translator = await addTestAuthor(db, 'translator')
  const author = await addTestAuthor(db)
  const cookie = await cookieOf(translator.identifier)
  const authors = await cookieOf(author.identifier)
  const overview = await (await get(`/training/courses/${courseId}/translations`, { cookie })).text()
  expect(overview).toContain('0 of ')
  expect(await (await get('/training/translations', { cookie })).text()).toContain('Privacy')

  const open = await (await get(place('crs'), { cookie })).text()
  expect(open).toContain('Write in Kreol only what you know to be right')
  const pieces = await segments()
  const fields = Object.fromEntries(pieces.flatMap((one, at) => fieldsOf(one, at + 1, `FR ${one.words}`)))
  const wrong = await post(place('fr'), { ...fields, 'words.3': 'FR [là](javascript:alert(1)) gardé' }, { cookie })
  expect(wrong.status).toBe(422)
  const rejected = await wrong.text()
  expect(rejected).toContain('Piece 3: learners cannot be sent to this address')
  expect(rejected).toContain('FR Second')
  expect(rejected).toContain('gardé')
  expect(await drafted()).toBeNull()

  const saved = await post(place('fr'), { ...fields, from: '4' }, { cookie })
  expect(saved.headers.get('location')).toBe(`${place('fr')}&done=written#piece-4`)
  expect(await drafted()).toContain('title: FR Second')
  const twice = await post(place('fr'), fields, { cookie })
  expect(twice.headers.get('location')).toBe(`${place('fr')}&done=nothing`)

  const [first] = await segments()
  const review = Object.fromEntries([...fieldsOf(first, 1, 'FR Second'), ['reviews.1', 'yes']])
  const own = await post(place('fr'), review, { cookie })
  expect(own.status).toBe(409)
  expect(await own.text()).toContain('somebody else has to review it')
  const reviewed = await post(place('fr'), review, { cookie: authors })
  expect(reviewed.headers.get('location')).toContain('done=reviewed')
  expect(await (await get(`${place('fr')}&state=reviewed`, { cookie })).text()).toContain(
    `Reviewed by Somebody the trainer`,
  )

  const sheet = await post(place('fr', '/sheet'), {}, { cookie })
  expect(sheet.headers.get('content-disposition')).toContain('02-privacy-02-second.fr.docx')
  const files = unzipSync(new Uint8Array(await sheet.arrayBuffer()))
  const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array()).replace('FR Second', 'Deuxième')
  const returned = zipSync({ ...files, 'word/document.xml': strToU8(xml) })
  const preview = await upload(place('fr', '/returned-sheet'), returned, cookie)
  const shown = await preview.text()
  expect(preview.status).toBe(200)
  expect(shown).toContain('1 piece would change')
  expect(await drafted()).toContain('title: FR Second')
  const [now] = await segments()
  const row = {
    'key.1': now?.key ?? '',
    'mark.1': now?.mark ?? '',
    'words.1': 'Deuxième',
    'take.1': 'yes',
    apply: 'yes',
  }
  const nameless = await post(place('fr', '/returned-sheet'), { ...row, name: '' }, { cookie })
  expect(nameless.status).toBe(422)
  expect(await nameless.text()).toContain('Deuxième')
  const applied = await post(
    place('fr', '/returned-sheet'),
    { ...row, name: 'Creole Academy', how: 'reviewed' },
    { cookie },
  )
  expect(applied.headers.get('location')).toBe(`${place('fr')}&done=brought-back`)
  expect(await drafted()).toContain('title: Deuxième')
  expect(await (await get(place('fr'), { cookie })).text()).toContain('Reviewed outside the service by Creole Academy')
  const entries = await db.select().from(ledgerEntries).where(eq(ledgerEntries.action, 'translation.brought-back'))
  expect(entries).toHaveLength(1)

  const nonsense = await upload(place('fr', '/returned-sheet'), strToU8('MZ no file of Word'), cookie)
  expect(nonsense.status).toBe(422)
  expect(await nonsense.text()).toContain('This is not a Word file that can be read')
  const foreign = await upload(place('crs', '/returned-sheet'), returned, cookie)
  expect(await foreign.text()).toContain('This file belongs to another course, text or language')

  const stranger = await cookieOf((await addTestOfficer(db, 'translator')).identifier)
  for (const address of [place('fr'), place('fr', '/returned-sheet'), `/training/courses/${courseId}/translations`])
    expect((await get(address, { cookie: stranger })).status).toBe(404)
  expect((await post(place('fr'), fields, { cookie: stranger })).status).toBe(404)
  expect((await post(place('fr', '/sheet'), {}, { cookie: stranger })).status).toBe(404)
  expect((await get(place('en'), { cookie })).status).toBe(404)
  expect((await get(place('fr').replace('02-second', '..%2Fx'), { cookie })).status).toBe(404)
})

type Piece = Awaited<ReturnType<typeof segments>>[number]

async function segments() {
  return (await findTranslation(db, { courseId, path, language: 'fr' }))?.translation.segments ?? []
}

function fieldsOf(piece: Piece | undefined, number: number, words: string): [string, string][] {
  return [
    [`key.${number}`, piece?.key ?? ''],
    [`mark.${number}`, piece?.mark ?? ''],
    [`words.${number}`, words],
  ]
}

async function drafted() {
  const draft = await findDraft(db, courseId)
  return draft && draftText(draft, '02-privacy/02-second.fr.mdx')
}

function upload(address: string, bytes: Uint8Array, cookie: string) {
  const body = new FormData()
  body.append('sheet', new Blob([Buffer.from(bytes)]), 'sheet.docx')
  const { origin, host } = new URL(config.baseUrl)
  const headers = { accept: 'text/html', origin, host, cookie }
  return application.fetch(new Request(config.baseUrl + address, { method: 'POST', body, headers, redirect: 'manual' }))
}
