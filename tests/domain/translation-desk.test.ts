import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { compileDraft } from '#app/domain/authoring/compile-draft.ts'
import { draftFingerprint } from '#app/domain/authoring/draft-fingerprint.ts'
import { type Draft, draftText, findDraft } from '#app/domain/authoring/find-draft.ts'
import { findSetAsideText, listKeptTexts } from '#app/domain/authoring/list-set-aside-texts.ts'
import { moveLesson } from '#app/domain/authoring/move-lesson.ts'
import { saveDraftFile } from '#app/domain/authoring/save-draft-file.ts'
import { throwDraftAway } from '#app/domain/authoring/throw-draft-away.ts'
import { publishRegister } from '#app/domain/catalogue/publish-register.ts'
import { englishHashes } from '#app/domain/translating/english-hashes.ts'
import { findTranslation } from '#app/domain/translating/find-translation.ts'
import { listTranslationProgress } from '#app/domain/translating/list-translation-progress.ts'
import { moveQuestionWords } from '#app/domain/translating/move-question-words.ts'
import { reviewWords } from '#app/domain/translating/review-words.ts'
import { saveWords } from '#app/domain/translating/save-words.ts'
import type { TranslatedLanguage } from '#app/domain/translating/translated-places.ts'
import { inTransaction } from '#db/handle.ts'
import { ledgerEntries, translatedTexts } from '#db/schema/index.ts'
import { addTestAuthor, authoredCourse, publishAuthoredCourse, secondLesson } from '#tests/support/authored-course.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { addTestOfficer, operator, type TestPerson } from '#tests/support/people.ts'

const noon = new Date('2026-03-02T08:00:00.000Z')
const { courseId } = authoredCourse
const path = '02-privacy/02-second.mdx'
const french = '02-privacy/02-second.fr.mdx'

test('a translated lesson appears in the draft when no words are missing, and then passes every check', async () => {
  const { db, translator, segments, save } = await desk()
  const all = await segments()
  const [first, ...rest] = all.map(({ key, words }) => ({ key, words: `FR ${words}` }))

  expect(await save(translator, rest)).toMatchObject({ kind: 'changed', file: 'waiting' })
  const waiting = await findDraft(db, courseId)
  expect(waiting && draftText(waiting, french)).toBeNull()
  expect(await save(translator, first ? [first] : [])).toMatchObject({ kind: 'changed', segments: 1, file: 'written' })

  const draft = await findDraft(db, courseId)
  expect(draft && draftText(draft, french)).toContain('title: FR Second')
  const compiled = draft && (await compileDraft(db, draft))
  expect(compiled?.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(compiled?.syllabus.translations.find(({ file }) => file === french)?.state).toBe('current')
})

test('when the English changes, the words that were made from it are shown to have changed, and learners are told', async () => {
  const { db, author, translator, segments, save, translateAll } = await desk()
  await translateAll(translator)

  await writeEnglish(db, author, secondLesson('The dog barked.'))

  const changed = (await segments()).filter((segment) => segment.changed)
  expect(changed).toHaveLength(1)
  expect(changed[0]?.translated?.english).toContain('The dog lay down')
  expect(changed[0]?.words).toContain('The dog barked')
  expect(await stateForLearners(db)).toBe('lagging')

  await save(translator, [{ key: changed[0]?.key ?? '', words: 'FR encore' }])
  expect(await stateForLearners(db)).toBe('current')
})

test('a change of the English that concerns no words makes no translation old', async () => {
  const { db, author, translator, translateAll } = await desk()
  await translateAll(translator)

  await writeEnglish(db, author, secondLesson().replace('minutes: 7', 'minutes: 8'))

  expect(await stateForLearners(db)).toBe('current')
})

test('words that still fit are said to fit, without being written again', async () => {
  const { db, author, translator, segments, save, translateAll } = await desk()
  await translateAll(translator)
  await writeEnglish(db, author, secondLesson('The dog lay down near the door.'))
  const [changed] = (await segments()).filter((segment) => segment.changed)

  const words = changed?.translated?.words ?? ''
  await save(translator, [{ key: changed?.key ?? '', words, confirms: true }])

  expect((await segments()).filter((segment) => segment.changed)).toEqual([])
})

test('somebody else than the translator reviews words, and words that change are only drafted again', async () => {
  const { db, author, translator, segments, save, translateAll } = await desk()
  await translateAll(translator)
  const [title] = await segments()
  const asked = {
    courseId,
    path,
    language: 'fr' as const,
    segments: [{ key: title?.key ?? '', mark: title?.mark ?? '' }],
  }

  expect(await reviewWords(db, asked, translator.actor, noon)).toEqual({ kind: 'refused', reason: 'own-translation' })
  expect(await reviewWords(db, asked, author.actor, noon)).toMatchObject({ kind: 'changed', segments: 1 })
  expect(await reviewWords(db, asked, author.actor, noon)).toEqual({ kind: 'refused', reason: 'nothing-to-review' })
  expect((await segments())[0]).toMatchObject({
    state: 'reviewed',
    translated: { reviewedBy: { personId: author.id } },
  })
  const entries = await db.select().from(ledgerEntries).where(eq(ledgerEntries.action, 'translation.reviewed'))
  expect(entries).toHaveLength(1)

  await save(author, [{ key: title?.key ?? '', words: 'Autre titre' }])
  expect((await segments())[0]).toMatchObject({ state: 'drafted', translated: { reviewedBy: null } })
})

test('two who translate one piece at once are told, and those who translate different ones are not', async () => {
  const { author, translator, segments, save } = await desk()
  const seen = await segments()
  const [title, summary] = seen
  const key = title?.key ?? ''
  await save(translator, [{ key, words: 'Le deuxième' }])

  expect(await save(author, [{ key, words: 'La seconde', mark: title?.mark }])).toEqual({
    kind: 'problems',
    problems: [{ key, problem: 'changed-meanwhile' }],
  })
  expect(await save(author, [{ key: summary?.key ?? '', words: 'Autre', mark: summary?.mark }])).toMatchObject({
    kind: 'changed',
  })
  expect((await segments())[0]?.translated?.words).toBe('Le deuxième')
})

test('what a translator writes is words, whatever it looks like', async () => {
  const { db, translator, segments, save, translateAll } = await desk()
  await translateAll(translator)
  const paragraph = (await segments()).find(({ kind }) => kind === 'words')
  const key = paragraph?.key ?? ''
  const hostile = [
    '{process.env.SECRET}',
    '<script>alert(1)</script>',
    '</Question><Question id="x" objective="reply">',
    'import x from "node:fs"',
    'export const x = 1',
    '# Un titre',
    '- une liste',
    '1. une liste',
    '> une citation',
    '<!-- rien -->',
    '![image](https://example.org/x.png)',
    '```js',
    '---',
    '<Term id="x" onClick={1}>mot</Term>',
    '\\{process.env.SECRET}\\',
    'a\n\n<Callout tone="info">\n\nb',
    '[x]: https://example.org',
    '| a | b |',
  ]
  for (const words of hostile) {
    const outcome = await save(translator, [{ key, words }])
    if (outcome.kind === 'problems') continue
    expect(outcome, words).toMatchObject({ kind: 'changed' })
    const draft = await findDraft(db, courseId)
    const compiled = draft && (await compileDraft(db, draft))
    const errors = compiled?.problems.filter(({ severity }) => severity === 'error')
    expect(errors, words).toEqual([])
    expect(compiled?.course?.lessons[1]?.variants.fr?.lesson.activities, words).toHaveLength(2)
  }
  expect(await save(translator, [{ key, words: '[là](javascript:alert(1))' }])).toMatchObject({
    problems: [{ problem: 'address' }],
  })
})

test('what the course says of itself gets its words without a translator touching anything else of it', async () => {
  const { db, translator, save, segments } = await desk()
  const file = '02-privacy/course.yaml'
  const before = await findDraft(db, courseId)
  const english = (before && draftText(before, file)) ?? ''

  const [title] = await segments(file)
  expect(await save(translator, [{ key: title?.key ?? '', words: 'Vie privée: "oui"' }], file)).toMatchObject({
    file: 'written',
  })

  const draft = await findDraft(db, courseId)
  const text = (draft && draftText(draft, file)) ?? ''
  expect(text.split('\n').filter((line) => !english.includes(line))).toHaveLength(1)
  expect((await segments(file))[0]?.translated?.words).toBe('Vie privée: "oui"')
  expect((draft && (await compileDraft(db, draft)))?.problems).toEqual([])
})

test('questions of a bank are translated one by one, and those that are whole are in the file', async () => {
  const { db, translator, save, segments } = await desk()
  const bank = '02-privacy/bank/quiz.mdx'
  const mine = (await segments(bank)).filter(({ component }) => component === 'p-q3')
  expect(
    await save(
      translator,
      mine.map(({ key, words }) => ({ key, words: `FR ${words}` })),
      bank,
    ),
  ).toMatchObject({
    file: 'written',
  })

  const draft = await findDraft(db, courseId)
  const compiled = draft && (await compileDraft(db, draft))
  const quiz = compiled?.course?.banks.find(({ source }) => source.pool === 'quiz')
  expect(quiz?.variants.fr?.bank.questions.map(({ id }) => id)).toEqual(['p-q3'])
  const state = compiled?.syllabus.translations.find(({ questionId }) => questionId === 'p-q3')
  expect(state?.state).toBe('current')
})

test('nobody translates but those who work on the course, and nobody a text that is not there', async () => {
  const { db, save, segments } = await desk()
  const stranger = await addTestOfficer(db, 'translator')
  const reviewer = await addTestAuthor(db, 'reviewer')
  const key = (await segments())[0]?.key ?? ''

  expect(await save(stranger, [{ key, words: 'x' }])).toMatchObject({ reason: 'not-on-the-team' })
  expect(await save(reviewer, [{ key, words: 'x' }])).toMatchObject({ reason: 'not-on-the-team' })
  expect(await findTranslation(db, { courseId, path: '02-privacy/../x.mdx', language: 'fr' })).toBeNull()
  expect(await findTranslation(db, { courseId, path: french, language: 'fr' })).toBeNull()
})

type Db = Awaited<ReturnType<typeof emptyDatabase>>

test('words that wait for the rest of their lesson go with it when the lesson is moved', async () => {
  const { db, author, translator, segments, save } = await desk()
  const [first] = await segments()
  if (!first) throw new Error('There is nothing to translate')
  await save(translator, [{ key: first.key, words: 'Deuxième' }])

  const fingerprint = draftFingerprint((await findDraft(db, courseId)) as Draft)
  const moved = await moveLesson(db, { courseId, lessonId: 'second', place: 1, fingerprint }, author.actor, noon)

  expect(moved).toMatchObject({ kind: 'moved' })
  expect((await segments('02-privacy/01-second.mdx')).find(({ key }) => key === first.key)).toMatchObject({
    translated: { words: 'Deuxième' },
  })
})

test('of a translation that came with the files, only the pieces whose English changed are shown to have changed', async () => {
  const shipped = secondLesson().replace('title: Second', 'title: Deuxième')
  const { db, author, segments } = await desk({ [french]: shipped })
  await sayCurrent(db)
  expect((await segments()).filter(({ changed }) => changed)).toEqual([])

  await writeEnglish(db, author, secondLesson('A new beginning.\n\nThe dog lay down by the door.'))

  const now = await segments()
  expect(now.filter(({ changed }) => changed)).toEqual([])
  expect(now.filter(({ state }) => state === 'missing').map(({ words }) => words)).toEqual(['A new beginning.'])
  expect((await listTranslationProgress(db, courseId))?.find((one) => one.path === path)?.languages.fr).toMatchObject({
    missing: 1,
    changed: 0,
    loose: 0,
  })
})

test('a translation that was written by hand is kept for its writer when the desk writes another', async () => {
  const { db, author, translator, translateAll } = await desk()
  const text = secondLesson().replace('title: Second', 'title: À la main')
  const content = new TextEncoder().encode(text)
  await saveDraftFile(db, { courseId, path: french, content, version: 0 }, author.actor, noon)

  await translateAll(translator)
  await translateAll(author)

  const kept = await listKeptTexts(db, { courseId, personId: author.id })
  expect(kept.map((one) => one.path)).toEqual([french])
  const asked = { id: kept[0]?.id ?? '', courseId, personId: author.id }
  expect((await findSetAsideText(db, asked))?.text).toBe(text)
  expect(await listKeptTexts(db, { courseId, personId: translator.id })).toEqual([])
})

test('words follow their lesson back when the draft that moved it is thrown away, and forth again', async () => {
  const { db, author, translator, segments, save } = await desk()
  const [first] = await segments()
  if (!first) throw new Error('There is nothing to translate')
  const move = async () => {
    const fingerprint = draftFingerprint((await findDraft(db, courseId)) as Draft)
    return moveLesson(db, { courseId, lessonId: 'second', place: 1, fingerprint }, author.actor, noon)
  }
  await save(translator, [{ key: first.key, words: 'Deuxième' }])
  await move()

  const fingerprint = draftFingerprint((await findDraft(db, courseId)) as Draft)
  await throwDraftAway(db, { courseId, reason: 'A test', fingerprint }, author.actor, noon)
  expect((await segments()).find(({ key }) => key === first.key)?.translated?.words).toBe('Deuxième')

  expect(await move()).toMatchObject({ kind: 'moved' })
  const there = await segments('02-privacy/01-second.mdx')
  expect(there.find(({ key }) => key === first.key)?.translated?.words).toBe('Deuxième')
})

test('words of a question go with it to the other bank, and stay there', async () => {
  const { db, translator, save, segments } = await desk()
  const [quiz, final] = ['02-privacy/bank/quiz.mdx', '02-privacy/bank/final.mdx']
  const pieces = (await segments(quiz)).filter(({ component }) => component === 'p-q3')
  const [first] = pieces
  await save(translator, [{ key: first?.key ?? '', words: 'Qui le dit ?' }], quiz)

  const move = { courseId, questionId: 'p-q3', from: quiz, to: final }
  await inTransaction(db, (tx) => moveQuestionWords(tx, move, noon))

  const rows = await db.select().from(translatedTexts).where(eq(translatedTexts.courseId, courseId))
  const words = rows.map(({ path, segments: kept }) => [path, kept.map((one) => one.words)])
  expect(words.toSorted()).toEqual([
    [final, ['Qui le dit ?']],
    [quiz, []],
  ])
})

async function stateForLearners(db: Db) {
  const draft = await findDraft(db, courseId)
  const compiled = draft && (await compileDraft(db, draft))
  return compiled?.syllabus.translations.find(({ file }) => file === french)?.state
}

async function writeEnglish(db: Db, author: TestPerson, text: string) {
  const version = (await findDraft(db, courseId))?.files.get(path)?.version ?? 0
  const content = new TextEncoder().encode(text)
  expect(await saveDraftFile(db, { courseId, path, content, version }, author.actor, noon)).toMatchObject({
    kind: 'saved',
  })
}

/** As `lisans courses accept-translations` writes it. */
async function sayCurrent(db: Db) {
  const draft = await findDraft(db, courseId)
  const hash = draft && englishHashes(path, draftText(draft, path) ?? '')
  await publishRegister(db, { register: 'translations', source: `${french}: ${hash}\n` }, operator, noon)
}

async function desk(more: Record<string, string> = {}) {
  const db = await emptyDatabase()
  await publishAuthoredCourse(db, more)
  const author = await addTestAuthor(db)
  const translator = await addTestAuthor(db, 'translator')
  const segments = async (at = path, language: TranslatedLanguage = 'fr') =>
    (await findTranslation(db, { courseId, path: at, language }))?.translation.segments ?? []
  const save = async (
    by: TestPerson,
    words: { key: string; words: string; mark?: string; confirms?: boolean }[],
    at = path,
  ) => {
    const marks = new Map((await segments(at)).map(({ key, mark }) => [key, mark]))
    const marked = words.map((one) => ({ confirms: false, mark: marks.get(one.key) ?? '', ...one }))
    return saveWords(db, { courseId, path: at, language: 'fr', words: marked }, by.actor, noon)
  }
  const translateAll = async (by: TestPerson) =>
    save(
      by,
      (await segments()).map(({ key, words }) => ({ key, words: `FR ${words}` })),
    )
  return { db, author, translator, segments, save, translateAll }
}
