import type { z } from 'zod'
import { glossary } from '#app/lesson-markup/glossary.ts'
import { type Language, languages } from '#app/lesson-markup/language.ts'
import { legalRegister } from '#app/lesson-markup/legal-facts.ts'
import { errorAt, type LessonProblem, warningAt } from '#app/lesson-markup/lesson-problem.ts'
import { readYaml } from '#app/lesson-markup/read-yaml.ts'
import { splitFrontMatter } from '#app/lesson-markup/split-front-matter.ts'
import { readCourse } from './read-course.ts'
import { jobAidsFolder, readJobAids } from './read-handouts.ts'
import {
  type ProgrammeSource,
  programmeDescription,
  type RulesSource,
  rulesFrontMatter,
  type SourceFile,
  type SyllabusSource,
  translationRecord,
} from './syllabus.ts'
import { openSyllabusFolder, type SyllabusFolder } from './syllabus-folder.ts'

/** Reads a file and says what is wrong with it. What reads the syllabus is handed from one reader to the next. */
export type SyllabusReading = {
  folder: SyllabusFolder
  report(file: string, ...problems: LessonProblem[]): void
  text(file: string): Promise<SourceFile | null>
  yaml<Schema extends z.ZodType>(
    file: string,
    schema: Schema,
  ): Promise<{ value: z.infer<Schema>; source: SourceFile } | null>
}

/**
 * Reads everything under `courses/` into plain, validated data. Never throws for what an author wrote: each fault is a problem with
 * file, line, what is wrong and how to mend it, and the rest is read all the same.
 */
export function readSyllabus(root: string): Promise<SyllabusSource> {
  return readSyllabusFolder(openSyllabusFolder(root))
}

/** The same for a folder that need not be on disk. */
export async function readSyllabusFolder(folder: SyllabusFolder): Promise<SyllabusSource> {
  const problems: SyllabusSource['problems'] = []
  const reading = beginReading(folder, problems)
  const syllabus: SyllabusSource = {
    courses: [],
    jobAids: null,
    programmes: [],
    rules: [],
    legalFacts: [],
    legalFile: null,
    glossary: [],
    glossaryFile: null,
    translations: {},
    translationsFile: null,
    problems,
  }
  for (const { name, kind } of await reading.folder.list('.')) {
    if (kind === 'folder' && /^\d{2}-/.test(name)) syllabus.courses.push(...present(await readCourse(reading, name)))
    else if (kind === 'folder' && name === jobAidsFolder) syllabus.jobAids = await readJobAids(reading)
    else if (kind === 'folder') syllabus.rules.push(...present(await readRules(reading, name)))
    else if (name === 'legal.yaml') {
      const read = await reading.yaml(name, legalRegister)
      Object.assign(syllabus, read && { legalFacts: read.value, legalFile: read.source })
    } else if (name === 'glossary.yaml') {
      const read = await reading.yaml(name, glossary)
      Object.assign(syllabus, read && { glossary: read.value, glossaryFile: read.source })
    } else if (name === 'translations.yaml') {
      const read = await reading.yaml(name, translationRecord)
      Object.assign(syllabus, read && { translations: read.value, translationsFile: read.source })
    } else if (name.endsWith('.yaml')) syllabus.programmes.push(...present(await readProgramme(reading, name)))
    else if (name !== 'README.md')
      reading.report(name, warningAt(null, 'stray-file', 'This file belongs to nothing here and is not read.'))
  }
  return syllabus
}

function beginReading(folder: SyllabusFolder, problems: SyllabusSource['problems']): SyllabusReading {
  const reading: SyllabusReading = {
    folder,
    report: (file, ...found) => problems.push(...found.map((problem) => ({ file, ...problem }))),
    async text(file) {
      const text = await folder.readText(file)
      if (text === null) reading.report(file, errorAt(null, 'too-long', 'This file is longer than 100 kB. Divide it.'))
      return text === null ? null : { file, source: text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n') }
    },
    async yaml(file, schema) {
      const source = await reading.text(file)
      if (!source) return null
      const read = readYaml(source.source, schema)
      if (read.kind === 'read') return { value: read.value, source }
      reading.report(file, ...read.problems)
      return null
    },
  }
  return reading
}

async function readProgramme(reading: SyllabusReading, file: string): Promise<ProgrammeSource | null> {
  const read = await reading.yaml(file, programmeDescription)
  return read && { ...read.source, description: read.value }
}

async function readRules(reading: SyllabusReading, folder: string): Promise<RulesSource | null> {
  const variants: RulesSource['variants'] = {}
  for (const { name } of await reading.folder.list(folder)) {
    const file = `${folder}/${name}`
    const language = languageOfFile(name)
    if (!language) {
      reading.report(
        file,
        warningAt(
          null,
          'stray-file',
          'This file belongs to nothing here and is not read. Rules are en.mdx, fr.mdx and crs.mdx.',
        ),
      )
      continue
    }
    const source = await reading.text(file)
    if (!source) continue
    const { frontMatter, frontMatterLine, body, problems } = splitFrontMatter(source.source)
    const read = readYaml(frontMatter ?? '', rulesFrontMatter, frontMatterLine)
    reading.report(file, ...problems, ...(read.kind === 'faulty' ? read.problems : []))
    if (read.kind === 'read') variants[language] = { ...source, frontMatter: read.value, body: body.trim() }
  }
  return Object.keys(variants).length === 0 ? null : { id: folder, variants }
}

function languageOfFile(name: string): Language | null {
  return languages.find((language) => name === `${language}.mdx`) ?? null
}

function present<Value>(value: Value | null): Value[] {
  return value === null ? [] : [value]
}
