import { z } from 'zod'
import type { GlossaryTerm } from '#app/lesson-markup/glossary.ts'
import { type Language, localised } from '#app/lesson-markup/language.ts'
import type { LegalFactRecord } from '#app/lesson-markup/legal-facts.ts'
import type { LessonProblem } from '#app/lesson-markup/lesson-problem.ts'

const id = z
  .string()
  .max(60)
  .regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    'must be written in small letters, digits and hyphens, beginning with a letter.',
  )
const percent = z.number().int().min(1).max(100)
const amount = z.number().int().min(0).max(1_000)

/** `course.yaml`. */
export const courseDescription = z.strictObject({
  id,
  /** With which the ids of its questions begin, where another course has taken the first letter of its own id. */
  letter: z
    .string()
    .regex(/^[a-z]$/, 'must be one small letter.')
    .optional(),
  title: localised,
  summary: localised,
  minutes: z.number().int().min(1).max(600),
  objectives: z
    .array(
      z.strictObject({
        id,
        text: localised,
        lesson: id,
        /** Examined in the quiz of the module only: its absence from the final is meant. */
        quizOnly: z.boolean().optional(),
      }),
    )
    .min(1),
})

const supervised = z.union([
  z.strictObject({ where: z.enum(['nowhere', 'everywhere']) }),
  z.strictObject({ where: z.literal('units'), unitIds: z.array(z.string().min(1).max(100)).min(1) }),
])

const recertification = z.union([
  z.strictObject({ method: z.enum(['from-completion', 'from-previous-expiry']) }),
  z.strictObject({
    method: z.literal('fixed-calendar'),
    month: z.number().int().min(1).max(12),
    day: z.number().int().min(1).max(31),
    minimumMonths: z.number().int().min(1).max(24),
  }),
])

const blueprintCell = z.strictObject({
  module: id,
  objective: id,
  critical: z.boolean().default(false),
  draw: z.number().int().min(1).max(50),
})

/** A programme: any other YAML file beside the courses. */
export const programmeDescription = z.strictObject({
  id,
  title: localised,
  summary: localised,
  modules: z.array(id).min(1),
  quiz: z.strictObject({ draw: z.number().int().min(1).max(50), passPercent: percent }),
  preAssessment: z
    .strictObject({ draw: z.number().int().min(1).max(50), passPercent: percent })
    .default({ draw: 10, passPercent: 90 }),
  refresher: z.strictObject({ draw: z.number().int().min(1).max(50) }).default({ draw: 6 }),
  final: z.strictObject({
    passPercent: percent,
    criticalsMustPass: z.boolean(),
    attemptsBeforeUnlock: z.number().int().min(1).max(20),
    hoursBetweenAttempts: amount,
    timeLimitMinutes: amount,
    blueprint: z.array(blueprintCell).min(1),
    supervised: supervised.default({ where: 'nowhere' }),
  }),
  validity: z.strictObject({
    months: z.number().int().min(1).max(60),
    expiringDays: amount,
    refresherMonths: z.number().int().min(0).max(60),
  }),
  recertification: recertification.default({ method: 'from-previous-expiry' }),
  requires: z.array(id).default([]),
  rules: id,
})

const shortHash = z
  .string()
  .regex(/^[0-9a-f]{12}$/, 'must be twelve hexadecimal digits, as `lisans courses accept-translations` writes them.')

/** `translations.yaml`: a translated file to the hash of the English it was made from; for a bank, one hash per question. */
export const translationRecord = z.record(z.string(), z.union([shortHash, z.record(z.string(), shortHash)]))

/** The front matter of the rules of behaviour. */
export const rulesFrontMatter = z.strictObject({ title: z.string().min(1), status: z.enum(['draft-model', 'live']) })

export type CourseDescription = z.infer<typeof courseDescription>
export type ProgrammeDescription = z.infer<typeof programmeDescription>
export type TranslationRecord = z.infer<typeof translationRecord>
export type RulesFrontMatter = z.infer<typeof rulesFrontMatter>

/** A problem and the file it is in, by its path under the syllabus. */
export type FileProblem = LessonProblem & {
  file: string
}

/** A text as it stands in a file; `file` is the path under the syllabus. */
export type SourceFile = {
  file: string
  source: string
}

/** The languages in which a text exists. */
export type Variants<Text> = Partial<Record<Language, Text>>

export type LessonSource = {
  slug: string
  /** Its place in the course, from 1. */
  position: number
  variants: Variants<SourceFile>
}

export type BankSource = {
  pool: string
  variants: Variants<SourceFile>
}

/** A page to print: a job aid, or the team discussion of a course. */
export type HandoutSource = {
  slug: string
  variants: Variants<SourceFile>
}

/** The job aids, which belong to no course. */
export type JobAidsSource = {
  folder: string
  handouts: HandoutSource[]
  figures: FigureSource[]
}

export type FigureSource = {
  /** As lessons write it: `figures/name.svg`. */
  src: string
  file: string
  bytes: Uint8Array
}

export type CourseSource = {
  /** `01-confidentiality` */
  folder: string
  description: CourseDescription
  descriptionFile: SourceFile
  lessons: LessonSource[]
  banks: BankSource[]
  handouts: HandoutSource[]
  figures: FigureSource[]
}

export type ProgrammeSource = SourceFile & {
  description: ProgrammeDescription
}

export type RulesSource = {
  id: string
  variants: Variants<SourceFile & { frontMatter: RulesFrontMatter; body: string }>
}

/** Everything under `courses/`, read and validated, not yet compiled. */
export type SyllabusSource = {
  courses: CourseSource[]
  /** Null where there is no folder `job-aids`. */
  jobAids: JobAidsSource | null
  programmes: ProgrammeSource[]
  rules: RulesSource[]
  legalFacts: LegalFactRecord[]
  /** The registers as they stand in their files; null when there is none. */
  legalFile: SourceFile | null
  glossary: GlossaryTerm[]
  glossaryFile: SourceFile | null
  /** Which English each translation was made from. */
  translations: TranslationRecord
  translationsFile: SourceFile | null
  /** What could not be read. What these files hold is missing above. */
  problems: FileProblem[]
}
