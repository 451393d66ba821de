import { stringify } from 'yaml'
import { type CompiledCourse, type CompiledSyllabus, compileSyllabus } from '#app/domain/catalogue/compile-syllabus.ts'
import { findRegister } from '#app/domain/catalogue/find-register.ts'
import { checkSyllabus } from '#app/domain/catalogue/lint/check-syllabus.ts'
import { figureAddress } from '#app/domain/catalogue/prepare-course.ts'
import { readSyllabusFolder } from '#app/domain/catalogue/read-syllabus.ts'
import type { FileProblem } from '#app/domain/catalogue/syllabus.ts'
import { folderOfFiles } from '#app/domain/catalogue/syllabus-folder.ts'
import type { Database } from '#db/handle.ts'
import { findTranslationRecord } from './find-translation-record.ts'
import { rememberCompiled } from './remember-compiled.ts'

export type CompiledDraft = {
  syllabus: CompiledSyllabus
  /** Null where its course.yaml cannot be read. */
  course: CompiledCourse | null
  /** What is wrong in the files of this course, by file and line: the same checks as `lisans courses check`. */
  problems: FileProblem[]
}

/**
 * Compiles and checks the files of one course with the registers as they are published. Texts that were compiled before are not compiled
 * again; a whole course takes some seconds the first time.
 */
export async function compileDraft(
  db: Database,
  { folder, files }: { folder: string; files: ReadonlyMap<string, { bytes: Uint8Array }> },
): Promise<CompiledDraft> {
  const encoder = new TextEncoder()
  const whole = new Map([...files].map(([path, { bytes }]) => [path, bytes]))
  for (const register of ['legal', 'glossary'] as const) {
    const source = await findRegister(db, register)
    if (source !== null) whole.set(`${register}.yaml`, encoder.encode(source))
  }
  const record = Object.entries(await findTranslationRecord(db, files)).filter(([file]) => whole.has(file))
  whole.set('translations.yaml', encoder.encode(stringify(Object.fromEntries(record), { lineWidth: 0 })))
  const source = await readSyllabusFolder(folderOfFiles(whole))
  const syllabus = await compileSyllabus(source, figureAddress, rememberCompiled)
  const problems = checkSyllabus(syllabus).filter(({ file }) => file.startsWith(`${folder}/`))
  return { syllabus, course: syllabus.courses[0] ?? null, problems }
}
