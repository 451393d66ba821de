import { expect, test } from 'vitest'
import { findDraft } from '#app/domain/authoring/find-draft.ts'
import { listSetAsideTexts } from '#app/domain/authoring/list-set-aside-texts.ts'
import { findProgramme } from '#app/domain/learning/find-programme.ts'
import { publishProgramme } from '#app/domain/learning/publish-programme.ts'
import { findTranslation } from '#app/domain/translating/find-translation.ts'
import { saveWords } from '#app/domain/translating/save-words.ts'
import type { Database } from '#db/handle.ts'
import { authoredCourse, secondLesson } from '#tests/support/authored-course.ts'
import { exchangeDesk, soundFiles } from '#tests/support/exchange-desk.ts'
import { operator } from '#tests/support/people.ts'

const { courseId } = authoredCourse
const second = '02-privacy/02-second.mdx'
const monday = new Date('2026-03-02T08:00:00.000Z')

test('an import that renumbers a course takes its draft, its translators’ words and kept texts along', async () => {
  const { db, author, save, bring } = await exchangeDesk()
  const before = Object.entries(await soundFiles()).filter(([path]) => path.startsWith('02-privacy/'))
  const renumbered = { ...(await soundFiles()), ...Object.fromEntries(before.map(([path]) => [path, null])) }
  await save(secondLesson('Her words.'))
  await save(secondLesson('Late words.'), second, 0)
  const words = [{ key: 'front/title', mark: await markOf(db, second), words: 'Deuxième', confirms: false }]
  await saveWords(db, { courseId, path: second, language: 'fr', words }, author.actor, monday)

  const moved = Object.fromEntries(before.map(([path, text]) => [path.replace('02-', '07-'), text]))
  expect(await bring({ ...renumbered, ...moved })).toMatchObject({ kind: 'published', number: 2 })

  const there = second.replace('02-privacy', '07-privacy')
  const draft = await findDraft(db, courseId)
  expect(draft?.folder).toBe('07-privacy')
  expect(draft?.files.get(there)).toMatchObject({ state: 'changed', outdated: false })
  expect((await listSetAsideTexts(db, { courseId, personId: author.id })).map(({ path }) => path)).toEqual([there])
  const translated = await findTranslation(db, { courseId, path: there, language: 'fr' })
  expect(translated?.translation.segments[0]?.translated?.words).toBe('Deuxième')
  expect(await save(secondLesson('More words.'), there)).toMatchObject({ kind: 'saved' })
})

test('an import that would leave a programme without enough questions publishes nothing of the course', async () => {
  const { db, bring, revisions } = await exchangeDesk()
  const programme = await findProgramme(db, authoredCourse.programmeId)
  if (!programme) throw new Error('There is no programme')
  const quiz = { ...programme.body.quiz, draw: 500 }
  const body = { ...programme.body, quiz }
  await publishProgramme(db, { body, source: 'x', material: false, graceUntil: null }, operator, monday)
  const before = await revisions()

  const outcome = await bring({ [second]: secondLesson('The shipped words.') }, { onlyCourse: courseId })

  expect(outcome).toMatchObject({ kind: 'lacking', programmes: [{ problem: 'thin-quiz', draw: 500 }] })
  expect(await revisions()).toEqual(before)
})

async function markOf(db: Database, path: string): Promise<string> {
  const found = await findTranslation(db, { courseId, path, language: 'fr' })
  return found?.translation.segments.find(({ key }) => key === 'front/title')?.mark ?? ''
}
