import { publishRules } from '#app/domain/certification/publish-rules.ts'
import { publishProgramme } from '#app/domain/learning/publish-programme.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import type { Database } from '#db/handle.ts'
import { translationKey } from './compare-translations.ts'
import { compileRules } from './compile-rules.ts'
import type { CompiledSyllabus } from './compile-syllabus.ts'
import { prepareCourse } from './prepare-course.ts'
import { prepareJobAids } from './prepare-handouts.ts'
import { publishCourse } from './publish-course.ts'
import { publishRegister } from './publish-register.ts'

type Publication = {
  syllabus: CompiledSyllabus
  /** Asks those who are certified to catch up, by `graceUntil`. The very first import concerns nobody. */
  material: boolean
  graceUntil: Date | null
}

/** What became of one part of the syllabus. */
export type PartImported =
  | { part: string; kind: 'published' | 'unchanged'; number: number }
  | { part: string; kind: 'refused'; reason: string }

/**
 * Publishes everything of a syllabus that is new or changed, part by part: each is a publication of its own with its entry in
 * the ledger, so that an import that is cut short is completed by running it again. The syllabus must have been checked before.
 */
export async function importSyllabus(
  db: Database,
  { syllabus, material, graceUntil }: Publication,
  actor: Actor,
  at: Date,
  onPart: (imported: PartImported) => void = () => {},
): Promise<PartImported[]> {
  const imported: PartImported[] = []
  const note = (
    part: string,
    outcome: { kind: 'published' | 'unchanged'; number: number } | { kind: 'refused'; reason: string },
  ) => {
    const result = { part, ...outcome }
    imported.push(result)
    onPart(result)
  }
  const { legalFile, glossaryFile, translationsFile, rules, programmes } = syllabus.source
  if (legalFile) note('legal', await publishRegister(db, { register: 'legal', source: legalFile.source }, actor, at))
  if (glossaryFile)
    note('glossary', await publishRegister(db, { register: 'glossary', source: glossaryFile.source }, actor, at))
  if (translationsFile) {
    const register = { register: 'translations', source: translationsFile.source } as const
    note('translations', await publishRegister(db, register, actor, at))
  }
  const lagging = new Set(syllabus.translations.filter(({ state }) => state === 'lagging').map(translationKey))
  for (const course of syllabus.courses) {
    const prepared = prepareCourse(course, lagging)
    note(prepared.courseId, await publishCourse(db, { course: prepared, material }, actor, at))
  }
  if (syllabus.jobAids) {
    const prepared = prepareJobAids(syllabus.jobAids, lagging)
    note(prepared.courseId, await publishCourse(db, { course: prepared, material: false }, actor, at))
  }
  for (const { id, variants } of rules) {
    const texts = await compileRules(variants, lagging)
    note(id, await publishRules(db, { rulesId: id, texts, material, graceUntil }, actor, at))
  }
  for (const { description, source } of programmes) {
    note(description.id, await publishProgramme(db, { body: description, source, material, graceUntil }, actor, at))
  }
  return imported
}
