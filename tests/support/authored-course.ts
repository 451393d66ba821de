import { rememberCompiled } from '#app/domain/authoring/remember-compiled.ts'
import { addToCourseTeam } from '#app/domain/catalogue/add-to-course-team.ts'
import { compileSyllabus } from '#app/domain/catalogue/compile-syllabus.ts'
import { importSyllabus } from '#app/domain/catalogue/import-syllabus.ts'
import { figureAddress } from '#app/domain/catalogue/prepare-course.ts'
import { readSyllabusFolder } from '#app/domain/catalogue/read-syllabus.ts'
import { folderOfFiles } from '#app/domain/catalogue/syllabus-folder.ts'
import { findRules } from '#app/domain/certification/find-rules.ts'
import { takeRulesLive } from '#app/domain/certification/take-rules-live.ts'
import { findProgramme } from '#app/domain/learning/find-programme.ts'
import type { Database } from '#db/handle.ts'
import type { CoursePart } from '#db/schema/index.ts'
import { practice, soundSyllabus } from '#tests/domain/catalogue-lint-scene.ts'
import { published } from './catalogue.ts'
import { addTestOfficer, operator, type TestPerson } from './people.ts'

export const authoredCourse = { courseId: 'privacy', folder: '02-privacy', programmeId: 'social-media-access' } as const

/** The course `privacy` published from files: two lessons, a quiz and a final of 16 questions each, in the programme of the house. */
export async function publishAuthoredCourse(
  db: Database,
  changes: Record<string, string> = {},
  at = published,
): Promise<void> {
  await importAuthoredFiles(db, (files) => ({ ...files, ...changes }), at)
  const programme = await findProgramme(db, authoredCourse.programmeId)
  const rules = programme && (await findRules(db, programme.rulesId))
  if (!rules) throw new Error('The syllabus has no programme with rules')
  await takeRulesLive(db, { rulesRevisionId: rules.revision.id }, operator, at)
}

/** Brings the files of the course and its programme in, as `changed`; answers what became of the course. */
export async function importAuthoredFiles(
  db: Database,
  changed: (files: Record<string, string>) => Record<string, string> = (files) => files,
  at = published,
  options: { material?: boolean; graceUntil?: Date } = {},
) {
  const encoder = new TextEncoder()
  const files = Object.entries(changed({ ...soundSyllabus(), '02-privacy/02-second.mdx': secondLesson() }))
  const folder = folderOfFiles(new Map(files.map(([path, text]) => [path, encoder.encode(text)])))
  const syllabus = await compileSyllabus(await readSyllabusFolder(folder), figureAddress, rememberCompiled)
  const parts = await importSyllabus(db, { syllabus, material: false, graceUntil: null, ...options }, operator, at)
  return parts.find(({ part }) => part === authoredCourse.courseId)
}

/** Somebody who works on the course. */
export async function addTestAuthor(db: Database, part: CoursePart = 'author', at = published): Promise<TestPerson> {
  const person = await addTestOfficer(db, part === 'translator' ? 'translator' : 'trainer')
  const member = { courseId: authoredCourse.courseId, personId: person.id, part, reason: 'A test' }
  const outcome = await addToCourseTeam(db, member, operator, at)
  if (outcome.kind === 'refused') throw new Error(outcome.reason)
  return person
}

/** A lesson that passes every check; `words` stand in its first paragraph. */
export function secondLesson(words = 'The dog lay down by the door.'): string {
  return `---
title: Second
summary: The second lesson.
minutes: 7
objectives: [reply]
---
${words} ${'The dog ran up the hill and sat in the sun until the bell rang. '.repeat(28)}

${practice('three', 'A caller asks for the number of your neighbour')}

${practice('four', 'The list of patients lies in the printer tray')}
`
}
