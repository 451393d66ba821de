import path from 'node:path'
import { expect, test } from 'vitest'
import { compileSyllabus } from '#app/domain/catalogue/compile-syllabus.ts'
import { findCatalogue, listJobAids } from '#app/domain/catalogue/find-catalogue.ts'
import { importSyllabus } from '#app/domain/catalogue/import-syllabus.ts'
import { figureAddress } from '#app/domain/catalogue/prepare-course.ts'
import { readSyllabus } from '#app/domain/catalogue/read-syllabus.ts'
import { findRules } from '#app/domain/certification/find-rules.ts'
import { defaultProgrammeId } from '#app/domain/learning/default-programme.ts'
import { findProgramme } from '#app/domain/learning/find-programme.ts'
import { projectRoot } from '#db/project-root.ts'
import { questionVersions } from '#db/schema/index.ts'
import { emptyDatabase } from '#tests/support/database.ts'

const monday = new Date('2026-03-02T05:00:00.000Z')
const older = '000000000000'

test('what is published remembers which translations were older than their English, text by text and question by question', async () => {
  const { db, question } = await scene()

  const catalogue = await findCatalogue(db, monday)
  const lessons = catalogue.get('confidentiality')?.body.lessons ?? []
  expect(lessons.filter(({ lagging }) => lagging).map(({ id, lagging }) => [id, lagging])).toEqual([
    ['three-piles', ['fr']],
  ])
  const jobAids = await listJobAids(db, monday)
  expect(jobAids.filter(({ lagging }) => lagging?.includes('fr')).map(({ id }) => id)).toEqual(['law-map'])
  const versions = await db.select().from(questionVersions)
  expect(versions.filter(({ texts }) => texts.fr?.lagging).map(({ questionId }) => questionId)).toEqual([question])
  const programme = await findProgramme(db, defaultProgrammeId)
  const rules = await findRules(db, programme?.rulesId ?? '')
  expect([rules?.texts.en.lagging, rules?.texts.fr?.lagging]).toEqual([undefined, true])
}, 60_000)

test('the job aids are published, and are no course', async () => {
  const { db } = await scene()

  expect((await listJobAids(db, monday)).map(({ id }) => id)).toEqual([
    'decision-ladder',
    'first-ten-minutes',
    'law-map',
    'triage-tree',
  ])
  expect([...(await findCatalogue(db, monday)).keys()]).not.toContain('job-aids')
}, 60_000)

/** The shipped syllabus, with a lesson, a question, a job aid and the rules whose French was made from an older English. */
async function scene() {
  const db = await emptyDatabase()
  const source = await readSyllabus(path.join(projectRoot, 'courses'))
  const bank = '01-confidentiality/bank/quiz.fr.mdx'
  const questions = source.translations[bank] as Record<string, string>
  const question = Object.keys(questions)[0] as string
  Object.assign(source.translations, {
    '01-confidentiality/01-three-piles.fr.mdx': older,
    'job-aids/law-map.fr.mdx': older,
    'rules-of-behaviour/fr.mdx': older,
    [bank]: { ...questions, [question]: older },
  })
  const syllabus = await compileSyllabus(source, figureAddress)
  await importSyllabus(db, { syllabus, material: false, graceUntil: null }, { kind: 'system' }, monday)
  return { db, question }
}
