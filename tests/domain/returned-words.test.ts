import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { compileDraft } from '#app/domain/authoring/compile-draft.ts'
import { findDraft } from '#app/domain/authoring/find-draft.ts'
import { applyReturnedWords } from '#app/domain/translating/apply-returned-words.ts'
import { findTranslation } from '#app/domain/translating/find-translation.ts'
import { type PlannedRow, planReturnedWords } from '#app/domain/translating/plan-returned-words.ts'
import { readWordFile } from '#app/domain/translating/read-word-file.ts'
import { saveWords } from '#app/domain/translating/save-words.ts'
import { writeWordFile } from '#app/domain/translating/word-file.ts'
import { addTestAuthor, authoredCourse, publishAuthoredCourse } from '#tests/support/authored-course.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { addTestOfficer } from '#tests/support/people.ts'

const noon = new Date('2026-03-02T08:00:00.000Z')
const { courseId } = authoredCourse
const path = '02-privacy/02-second.mdx'
const asked = { courseId, path, language: 'fr' as const }

test('a sheet goes out and comes back with the same words, and says what was changed on it', async () => {
  const { sheet, plan } = await desk()

  const untouched = await plan(sheet)
  expect(untouched).toMatchObject({ changed: [], missing: 0, unknown: [], doubled: [] })
  const edited = await plan(edit(sheet, (xml) => xml.replace('FR Second', 'Deuxième &amp; &lt;dernier&gt;')))
  expect(edited?.changed).toMatchObject([
    { number: 1, before: 'FR Second', after: 'Deuxième & <dernier>', changedMeanwhile: false, englishSent: null },
  ])
})

test('emphasis set in Word comes back, and what was struck out does not', async () => {
  const { sheet, plan } = await desk()
  const bold = '</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>gras</w:t></w:r><w:r><w:t xml:space="preserve"> '
  const deleted = '</w:t></w:r><w:del><w:r><w:delText>ancien</w:delText></w:r></w:del><w:r><w:t>'
  const edited = await plan(edit(sheet, (xml) => xml.replace('FR The dog lay down', `FR ${bold} Le chien${deleted}`)))

  expect(edited?.changed[0]?.after).toMatch(/^FR \*\*gras\*\* Le chien by the door/)
})

test('rows that were moved, lost, emptied or doubled are told apart, and rows of nothing are not taken', async () => {
  const { sheet, plan } = await desk()
  const edited = edit(sheet, (xml) => {
    const rows = rowsOf(xml)
    const [first, second, third, ...others] = rows.slice(1)
    const twice = `${second}${second?.replace('FR The second lesson.', 'Une autre')}`
    const strange = third?.replace(/[0-9a-f]{8}\.[0-9a-f]{6}\.[0-9a-f]{6}/, '00000000.000000.000000')
    return xml.replace(rows.slice(1).join(''), [...others.reverse(), twice, strange, first].join(''))
  })

  const planned = await plan(edited)
  expect(planned?.changed).toEqual([])
  expect(planned?.missing).toBe(1)
  expect(planned?.unknown).toHaveLength(1)
  expect(planned?.doubled).toHaveLength(2)
})

test('what comes back is applied as reviewed by somebody outside, whose name is kept', async () => {
  const { db, translator, sheet, plan, segments } = await desk()
  const planned = await plan(edit(sheet, (xml) => xml.replace('FR Second', 'Deuxième')))
  const rows = (planned ? [...planned.changed, ...planned.same] : []).map(asRow)

  const give = (name: string) =>
    applyReturnedWords(db, { ...asked, rows, name, reviewed: true }, translator.actor, noon)
  expect(await give(' ')).toEqual({ kind: 'refused', reason: 'no-name' })
  expect(await give('Creole Academy')).toMatchObject({ kind: 'changed', file: 'written' })
  expect(await give('Creole Academy')).toMatchObject({ kind: 'problems' })

  const outside = { kind: 'outside', name: 'Creole Academy', broughtBy: translator.id }
  expect((await segments())[0]).toMatchObject({ state: 'reviewed', translated: { reviewedBy: outside } })
  expect((await segments()).every(({ state }) => state === 'reviewed')).toBe(true)
})

test('words for an English that changed meanwhile are kept as made from the old one', async () => {
  const { db, author, sheet, plan, segments } = await desk()
  const other = edit(sheet, (xml) => xml.replace('FR Second', 'Deuxième'))
  const moved = await plan(other, (translation) => ({
    ...translation,
    segments: translation.segments.map((one, at) => (at === 0 ? { ...one, words: 'Another second' } : one)),
  }))
  expect(moved?.changed).toMatchObject([{ englishSent: 'Second', after: 'Deuxième' }])

  const rows = (moved?.changed ?? []).map(asRow)
  await applyReturnedWords(db, { ...asked, rows, name: 'Academy', reviewed: true }, author.actor, noon)
  expect((await segments())[0]).toMatchObject({ translated: { english: 'Second', reviewedBy: null } })
})

test('nothing that stands in a cell becomes more than words, and a bad row leaves everything as it was', async () => {
  const { db, translator, sheet, plan, segments } = await desk()
  const evil = '&lt;/Question&gt;{process.env.SECRET}&lt;script&gt;'
  const planned = await plan(
    edit(sheet, (xml) => xml.replace('FR The second lesson.', evil).replace('FR The dog', evil)),
  )
  const rows = (planned?.changed ?? []).map(asRow)
  expect(rows).toHaveLength(2)

  const wrong = { key: 'text/words999', mark: '', words: 'x', englishSent: null }
  const give = (all: typeof rows) =>
    applyReturnedWords(db, { ...asked, rows: all, name: 'A', reviewed: false }, translator.actor, noon)
  expect(await give([...rows, wrong])).toMatchObject({ kind: 'problems', problems: [{ problem: 'gone' }] })
  expect((await segments())[1]?.translated?.words).toBe('FR The second lesson.')
  expect(await give(rows)).toMatchObject({ kind: 'changed', segments: 2 })
  const draft = await findDraft(db, courseId)
  const errors = draft && (await compileDraft(db, draft)).problems.filter(({ severity }) => severity === 'error')
  expect(errors).toEqual([])
})

test('what is no sheet of ours is refused, and nobody brings one back to a course that is not theirs', async () => {
  const { db, sheet } = await desk()
  expect(readWordFile(strToU8('MZ this is a program'))).toEqual({ kind: 'refused', reason: 'not-a-word-file' })
  expect(readWordFile(zipSync({ 'a.txt': strToU8('x') }))).toEqual({ kind: 'refused', reason: 'not-a-word-file' })
  expect(readWordFile(edit(sheet, (xml) => xml.replace('[lisans 1', '[other')))).toEqual({
    kind: 'refused',
    reason: 'no-sheet-of-ours',
  })
  const entities = edit(sheet, (xml) => `<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>${xml}`)
  expect(readWordFile(entities)).toEqual({ kind: 'refused', reason: 'not-a-word-file' })
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(9_000_000) })
  expect(readWordFile(bomb)).toEqual({ kind: 'refused', reason: 'too-large-inside' })

  const stranger = await addTestOfficer(db, 'translator')
  const given = { ...asked, rows: [], name: 'A', reviewed: true }
  expect(await applyReturnedWords(db, given, stranger.actor, noon)).toMatchObject({ reason: 'not-on-the-team' })
})

type Found = NonNullable<Awaited<ReturnType<typeof findTranslation>>>['translation']

function asRow({ key, mark, after, englishSent }: PlannedRow) {
  return { key, mark, words: after, englishSent }
}

function edit(sheet: Uint8Array, change: (xml: string) => string): Uint8Array {
  const files = unzipSync(sheet)
  const document = strFromU8(files['word/document.xml'] ?? new Uint8Array())
  return zipSync({ ...files, 'word/document.xml': strToU8(change(document)) })
}

function rowsOf(xml: string): string[] {
  return [...xml.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => row)
}

async function desk() {
  const db = await emptyDatabase()
  await publishAuthoredCourse(db)
  const author = await addTestAuthor(db)
  const translator = await addTestAuthor(db, 'translator')
  const translation = async () => {
    const found = await findTranslation(db, asked)
    if (!found) throw new Error('There is no such text')
    return found.translation
  }
  const segments = async () => (await translation()).segments
  const words = (await segments()).map(({ key, mark, words: english }) => ({
    key,
    mark,
    words: `FR ${english}`,
    confirms: false,
  }))
  await saveWords(db, { ...asked, words }, translator.actor, noon)
  const columns = { number: 'No.', english: 'English', translation: 'French', remark: 'Remark' }
  const about = { heading: 'Second', explanation: ['Please write in the third column.'], columns }
  const sheet = await writeWordFile(courseId, await translation(), about)
  const plan = async (file: Uint8Array, change = (same: Found) => same) => {
    const read = readWordFile(file)
    expect(read).toMatchObject({ kind: 'read', sheet: asked })
    return read.kind === 'read' ? planReturnedWords(change(await translation()), read.rows) : null
  }
  return { db, author, translator, segments, sheet, plan }
}
