import { eq } from 'drizzle-orm'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { escapeXml } from '#app/domain/outside-files/escape-xml.ts'
import { openZip } from '#app/domain/outside-files/open-zip.ts'
import { composePackage } from '#app/domain/packages/compose-package.ts'
import { findModuleSource, type ModuleSource } from '#app/domain/packages/find-module-source.ts'
import { takePackage } from '#app/domain/packages/take-package.ts'
import type { Activity } from '#app/lesson-markup/activity.ts'
import { packageHtml } from '#app/web/package-html.ts'
import { packagePage } from '#app/web/package-page.tsx'
import type { Database } from '#db/handle.ts'
import { ledgerEntries, ledgerPayloads, lessonRevisions, questionVersions } from '#db/schema/index.ts'
import { addTestAuthor, authoredCourse, publishAuthoredCourse, secondLesson } from '#tests/support/authored-course.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { soundSyllabus } from './catalogue-lint-scene.ts'

const { courseId } = authoredCourse
const monday = new Date('2026-03-02T08:00:00.000Z')
const formats = ['scorm12', 'cmi5'] as const

test('a package has every lesson, its practice and its pictures, and names all its files', async () => {
  const db = await publishedCourse(withPicture())
  const source = await moduleOf(db)
  const files = filesIn(source, 'scorm12')
  const picture = [...files.keys()].find((name) => name.startsWith('figures/')) ?? ''
  const page = textIn(files, 'index.html')

  expect(source.lessons.map(({ title }) => title)).toEqual(['First', 'Second'])
  for (const words of ['The cat sat on the mat', 'The dog ran up the hill', 'A stranger rings'])
    expect(page).toContain(words)
  expect(page).toContain(`src="${picture}"`)
  expect(page).not.toMatch(/(src|href)="\//)
  expect(page).toContain(`default-src &#x27;none&#x27;; script-src &#x27;self&#x27;`)
  const listed = parseXml(textIn(files, 'imsmanifest.xml')).manifest.resources.resource
  expect(listed['@_adlcp:scormtype']).toBe('sco')
  expect(listed.file.map((file: { '@_href': string }) => file['@_href'])).toEqual(
    [...files.keys()].filter((name) => name !== 'imsmanifest.xml').sort(),
  )
  expect(parseXml(textIn(filesIn(source, 'cmi5'), 'cmi5.xml')).courseStructure.au).toMatchObject({
    '@_moveOn': 'Completed',
    url: 'index.html',
  })
})

test('no examined question leaves in a package: not its words, not its name, not its key', async () => {
  const db = await publishedCourse()
  const examined = await db.select().from(questionVersions)
  expect(examined).toHaveLength(32)
  for (const format of formats) {
    const files = filesIn(await moduleOf(db), format)
    expect([...files.keys()].join(' ')).not.toMatch(/bank|quiz|final/)
    const all = [...files.keys()].map((name) => textIn(files, name)).join('\n')
    for (const { id, questionId, texts } of examined) {
      for (const secret of [id, `"${questionId}"`, texts.en.stemHtml, texts.en.stemHtml.replace(/<[^>]*>/g, '')])
        expect(all).not.toContain(secret)
    }
    expect(all).not.toMatch(/"pool":"(?!practice)/)
  }
})

test('an examined question that strayed into a lesson would stay behind', async () => {
  const db = await publishedCourse()
  const [lesson] = await db.select().from(lessonRevisions).where(eq(lessonRevisions.lessonId, 'first'))
  const activities = lesson?.activities.map((one) => (one.id === 'one' ? { ...one, pool: 'final' } : one)) ?? []
  await db
    .update(lessonRevisions)
    .set({ activities: activities as Activity[] })
    .where(eq(lessonRevisions.lessonId, 'first'))
  const source = await moduleOf(db)
  expect(source.lessons[0]?.activities.map(({ id }) => id)).toEqual(['two'])
  expect(textIn(filesIn(source, 'cmi5'), 'index.html')).not.toContain('A stranger rings')
})

test('the same revision and language make the same bytes', async () => {
  const db = await publishedCourse(withPicture())
  for (const format of formats) expect(zip(await moduleOf(db), format)).toEqual(zip(await moduleOf(db), format))
  expect((await moduleOf(db)).fingerprint).not.toBe(
    (await moduleOf(await publishedCourse({ '02-privacy/02-second.mdx': secondLesson('Else.') }))).fingerprint,
  )
})

test('hostile titles stay words, in the page as in the manifests', async () => {
  const title = `</title></script><script>alert(1)</script>]]> & "quoted" 'so' \u0001\ud800`
  const source = { ...(await moduleOf(await publishedCourse())), title, summary: title }
  source.lessons[0]?.activities.splice(0, 1, { ...ladder, title, openingHtml: '</script><script>alert(2)</script>' })
  for (const format of formats) {
    const files = filesIn(source, format)
    const page = textIn(files, 'index.html')
    expect(page).not.toContain('<script>')
    expect(page.match(/<script/g)).toHaveLength(2)
    const manifest = textIn(files, format === 'cmi5' ? 'cmi5.xml' : 'imsmanifest.xml')
    expect(XMLValidator.validate(manifest)).toBe(true)
    for (const sign of ['<script', '\u0001', ']]>']) expect(manifest).not.toContain(sign)
  }
  expect(escapeXml('a\u0000b')).toBe('ab')
})

test('links to pages of this service become words, and other sites open beside the learning system', () => {
  expect(packageHtml('<a class="govuk-link" href="/help">Help</a>')).toBe('<a class="govuk-link">Help</a>')
  expect(packageHtml('<a class="x" href="https://a.sc/b">B</a>')).toContain('target="_blank" rel="noopener noreferrer"')
  expect(packageHtml('<a href="#term-consent">x</a>')).toBe('<a href="#term-consent">x</a>')
})

test('only an author takes a package, the ledger says so, and one that is out of date is not given out', async () => {
  const db = await publishedCourse()
  const [author, translator] = [await addTestAuthor(db), await addTestAuthor(db, 'translator')]
  const source = await moduleOf(db)
  const taking = { source, format: 'scorm12', score: true } as const
  expect(await takePackage(db, taking, translator.actor, monday)).toEqual({
    kind: 'refused',
    reason: 'not-on-the-team',
  })
  expect(await takePackage(db, taking, author.actor, monday)).toEqual({ kind: 'taken' })
  const stale = { ...taking, source: { ...source, revisionId: 'another' } }
  expect(await takePackage(db, stale, author.actor, monday)).toMatchObject({ reason: 'course-changed-meanwhile' })
  const entries = (await db.select().from(ledgerEntries)).filter(({ action }) => action === 'course-package.taken')
  expect(entries.map(({ actorId, subjectId }) => [actorId, subjectId])).toEqual([[author.id, courseId]])
  const payloads = (await db.select().from(ledgerPayloads)).filter(({ sequence }) => sequence === entries[0]?.sequence)
  expect(payloads[0]?.payload).toEqual({ format: 'scorm12', language: 'en', score: true, revision: 1 })
})

test('a lesson that is not translated comes in English and says so', async () => {
  const db = await publishedCourse()
  const source = await findModuleSource(db, courseId, 'fr')
  expect(source?.lessons.map(({ language }) => language)).toEqual(['en', 'en'])
  const page = source ? packagePage(source, { format: 'scorm12', score: false }) : ''
  expect(page).toContain('<html lang="fr"')
  expect(page).toContain('<h1 class="govuk-heading-l" lang="en">First</h1>')
  expect(page).toContain('Leçon suivante')
})

const ladder = { kind: 'ladder', id: 'climb', objective: null, intro: null } as const

async function publishedCourse(changes: Record<string, string> = {}): Promise<Database> {
  const db = await emptyDatabase()
  await publishAuthoredCourse(db, changes)
  return db
}

function withPicture(): Record<string, string> {
  const first = soundSyllabus()['02-privacy/01-first.mdx'] ?? ''
  return {
    '02-privacy/01-first.mdx': `${first}\n<Figure src="figures/desk.svg" alt="A desk seen from above" />\n`,
    '02-privacy/figures/desk.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>',
  }
}

async function moduleOf(db: Database): Promise<ModuleSource> {
  const source = await findModuleSource(db, courseId, 'en')
  if (!source) throw new Error('Not published')
  return source
}

function zip(source: ModuleSource, format: (typeof formats)[number]): Uint8Array {
  const page = packagePage(source, { format, score: false })
  return composePackage(source, { format, page, script: 'go()', stylesheet: 'p{}' })
}

function filesIn(source: ModuleSource, format: (typeof formats)[number]): ReadonlyMap<string, Uint8Array> {
  const read = openZip(zip(source, format))
  if (read.kind !== 'read') throw new Error(read.reason)
  return read.files
}

function textIn(files: ReadonlyMap<string, Uint8Array>, name: string): string {
  return new TextDecoder().decode(files.get(name))
}

function parseXml(text: string) {
  expect(XMLValidator.validate(text)).toBe(true)
  return new XMLParser({ ignoreAttributes: false }).parse(text)
}
