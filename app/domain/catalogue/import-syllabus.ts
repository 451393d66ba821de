import { type ImportCourseOutcome, importCourse } from '#app/domain/authoring/import-course.ts'
import type { ConflictChoice } from '#app/domain/authoring/merge-file-sets.ts'
import { publishRules } from '#app/domain/certification/publish-rules.ts'
import { listChangedProgrammes } from '#app/domain/learning/list-changed-programmes.ts'
import { publishProgramme } from '#app/domain/learning/publish-programme.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import type { Database } from '#db/handle.ts'
import { translationKey } from './compare-translations.ts'
import { compileRules } from './compile-rules.ts'
import type { CompiledSyllabus } from './compile-syllabus.ts'
import { prepareJobAids } from './prepare-handouts.ts'
import { publishCourse } from './publish-course.ts'
import { publishRegister } from './publish-register.ts'

type Publication = {
  syllabus: CompiledSyllabus
  /** Asks those who are certified to catch up, by `graceUntil`. The very first import concerns nobody. */
  material: boolean
  graceUntil: Date | null
  /** What to do about files that trainers have changed in the browser as well; without it such a course is left alone. */
  settle?: ConflictChoice | null
  /** Only this course; without it, everything. */
  onlyCourse?: string | null
}

/** What became of one part of the syllabus. */
export type PartImported = { part: string } & (
  | ImportCourseOutcome
  | { kind: 'published' | 'unchanged'; number: number }
  | { kind: 'refused'; reason: string }
)

/**
 * Publishes everything of a syllabus that is new or changed, part by part: each is a publication of its own with its entry in
 * the ledger, so that an import that is cut short is completed by running it again. The syllabus must have been checked before.
 */
export async function importSyllabus(
  db: Database,
  publication: Publication,
  actor: Actor,
  at: Date,
  onPart: (imported: PartImported) => void = () => {},
): Promise<PartImported[]> {
  const imported: PartImported[] = []
  for await (const part of importParts(db, publication, actor, at)) {
    imported.push(part)
    onPart(part)
  }
  return imported
}

async function* importParts(
  db: Database,
  { syllabus, material, graceUntil, settle = null, onlyCourse = null }: Publication,
  actor: Actor,
  at: Date,
): AsyncGenerator<PartImported> {
  const { rules, programmes } = syllabus.source
  const lagging = new Set(syllabus.translations.filter(({ state }) => state === 'lagging').map(translationKey))
  // Of one course alone, nothing follows.
  const coming = onlyCourse === null ? await listChangedProgrammes(db, programmes) : new Map()
  if (onlyCourse === null) yield* importRegisters(db, syllabus, actor, at)
  for (const compiled of syllabus.courses) {
    const { id } = compiled.source.description
    if (onlyCourse !== null && onlyCourse !== id) continue
    const incoming = { compiled, lagging, material, graceUntil, settle, programmes: coming }
    yield { part: id, ...(await importCourse(db, incoming, actor, at)) }
  }
  if (onlyCourse !== null) return
  if (syllabus.jobAids) {
    const prepared = prepareJobAids(syllabus.jobAids, lagging)
    yield { part: prepared.courseId, ...(await publishCourse(db, { course: prepared, material: false }, actor, at)) }
  }
  for (const { id, variants } of rules) {
    const texts = await compileRules(variants, lagging)
    yield { part: id, ...(await publishRules(db, { rulesId: id, texts, material, graceUntil }, actor, at)) }
  }
  for (const { description, source } of programmes) {
    const version = { body: description, source, material, graceUntil }
    yield { part: description.id, ...(await publishProgramme(db, version, actor, at)) }
  }
}

async function* importRegisters(
  db: Database,
  { source: { legalFile, glossaryFile, translationsFile } }: CompiledSyllabus,
  actor: Actor,
  at: Date,
): AsyncGenerator<PartImported> {
  const files = { legal: legalFile, glossary: glossaryFile, translations: translationsFile }
  for (const register of ['legal', 'glossary', 'translations'] as const) {
    const source = files[register]?.source
    if (source !== undefined) yield { part: register, ...(await publishRegister(db, { register, source }, actor, at)) }
  }
}
