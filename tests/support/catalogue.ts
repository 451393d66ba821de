import { randomUUID } from 'node:crypto'

import { eq, max } from 'drizzle-orm'
import { publishRules } from '#app/domain/certification/publish-rules.ts'
import { takeRulesLive } from '#app/domain/certification/take-rules-live.ts'
import { defaultProgrammeId } from '#app/domain/learning/default-programme.ts'
import { insertCourseUpdates } from '#app/domain/learning/insert-course-updates.ts'
import { publishProgramme } from '#app/domain/learning/publish-programme.ts'
import type { Activity } from '#app/lesson-markup/activity.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import {
  type BlueprintCell,
  type CourseBody,
  courseRevisions,
  lessonRevisions,
  type ProgrammeBody,
  questionVersions,
} from '#db/schema/index.ts'

/** Before everything that tests speak about, but after `longAgo` of the people. */
export const published = new Date('2020-06-01T08:00:00.000Z')

const system = { kind: 'system' } as const

export type TestQuestion = {
  id: string
  courseId: string
  pool: 'quiz' | 'final'
  objective: string
  critical: boolean
  correctOptionId: string
  wrongOptionId: string
}

export type TestCatalogue = {
  programmeId: string
  rulesId: string
  courses: { id: string; lessonIds: string[]; objectives: string[] }[]
  /** Every question version ever made, by id. */
  questions: Map<string, TestQuestion>
}

/**
 * A small programme: by default two courses of two lessons (no activities) and two objectives, the second of which is critical in
 * the final; quiz of 4 and a final of 6 (per course: 2 of the first objective, 1 critical of the second); 80 % to pass.
 * The rules are live unless said otherwise.
 */
export async function addTestProgramme(
  db: Database,
  options: {
    courses?: string[]
    programmeId?: string
    final?: Partial<ProgrammeBody['final']>
    quiz?: Partial<ProgrammeBody['quiz']>
    /** Anything else of what it says. */
    body?: Partial<ProgrammeBody>
    rulesLive?: boolean
    /** Critical questions of the second objective in each quiz pool. */
    quizCriticals?: number
    activities?: string[]
    at?: Date
  } = {},
): Promise<TestCatalogue> {
  const at = options.at ?? published
  const catalogue: TestCatalogue = {
    programmeId: options.programmeId ?? defaultProgrammeId,
    rulesId: options.programmeId ? `rules-of-${options.programmeId}` : 'rules-of-behaviour',
    courses: [],
    questions: new Map(),
  }
  for (const courseId of options.courses ?? ['tides', 'winds']) {
    const { activities, quizCriticals } = options
    await publishTestCourse(db, catalogue, courseId, { activities, quizCriticals, at })
  }
  await publishTestProgramme(db, catalogue, { final: options.final, quiz: options.quiz, body: options.body, at })
  await publishTestRules(db, catalogue, { live: options.rulesLive ?? true, at })
  return catalogue
}

/** Publishes a course, or its next revision with new questions. Its English lessons have the activities given. */
export async function publishTestCourse(
  db: Database,
  catalogue: TestCatalogue,
  courseId: string,
  {
    activities = [],
    lessons = 2,
    quizCriticals = 0,
    at = published,
  }: { activities?: string[]; lessons?: number; quizCriticals?: number; at?: Date } = {},
): Promise<string> {
  const objectives = ['sort', 'decide']
  const lessonIds = Array.from({ length: lessons }, (_, index) => `lesson-${index + 1}`)
  const course = { id: courseId, lessonIds, objectives }
  catalogue.courses = [...catalogue.courses.filter((one) => one.id !== courseId), course]
  const questionVersionIds: string[] = []
  for (const objective of objectives) {
    questionVersionIds.push(
      ...(await addQuestions(db, catalogue, { courseId, objective, pool: 'quiz', critical: false, count: 5 }, at)),
      ...(await addQuestions(db, catalogue, { courseId, objective, pool: 'final', critical: false, count: 6 }, at)),
    )
  }
  const critical = { courseId, objective: 'decide', pool: 'final', critical: true, count: 4 } as const
  questionVersionIds.push(...(await addQuestions(db, catalogue, critical, at)))
  if (quizCriticals > 0) {
    const inQuiz = { ...critical, pool: 'quiz', count: quizCriticals } as const
    questionVersionIds.push(...(await addQuestions(db, catalogue, inQuiz, at)))
  }

  const body: CourseBody = {
    title: { en: `Course of ${courseId}`, fr: `Cours de ${courseId}` },
    summary: { en: 'What must be known' },
    minutes: 20,
    objectives: objectives.map((id) => ({ id, text: { en: `To ${id}` }, lesson: lessonIds[0] as string })),
    lessons: [],
    questionVersionIds,
    figures: {},
  }
  for (const id of lessonIds) {
    const revisionId = await addLesson(db, { courseId, lessonId: id, activities }, at)
    body.lessons.push({ id, minutes: 5, title: { en: `Lesson ${id}` }, revisions: { en: revisionId } })
  }
  return insertRevision(db, courseId, body, at)
}

/**
 * Publishes a course anew as a material change that whoever is certified catches up with: its lessons have new English, and what changed is
 * its first lesson and the second objective unless said otherwise. Answers the revision's id.
 */
export async function publishTestUpdate(
  db: Database,
  catalogue: TestCatalogue,
  courseId: string,
  {
    lessonIds = ['lesson-1'],
    objectives = ['decide'],
    activities,
    graceUntil,
    at,
  }: { lessonIds?: string[]; objectives?: string[]; activities?: string[]; graceUntil: Date | null; at: Date },
): Promise<string> {
  const revisionId = await publishTestCourse(db, catalogue, courseId, { activities, at })
  const asked = { courseId, revisionId, lessonIds, objectives, publishedAt: at, graceUntil }
  await inTransaction(db, (tx) => insertCourseUpdates(tx, asked))
  return revisionId
}

/** Publishes the programme's next version over all courses of the catalogue. */
export async function publishTestProgramme(
  db: Database,
  catalogue: TestCatalogue,
  options: {
    final?: Partial<ProgrammeBody['final']>
    quiz?: Partial<ProgrammeBody['quiz']>
    body?: Partial<ProgrammeBody>
    material?: boolean
    graceUntil?: Date | null
    at?: Date
  } = {},
): Promise<number> {
  const blueprint: BlueprintCell[] = catalogue.courses.flatMap(({ id }) => [
    { module: id, objective: 'sort', critical: false, draw: 2 },
    { module: id, objective: 'decide', critical: true, draw: 1 },
  ])
  const body: ProgrammeBody = {
    id: catalogue.programmeId,
    title: { en: 'Using the sea', fr: 'Le bon usage de la mer' },
    summary: { en: 'For whoever goes out' },
    modules: catalogue.courses.map((course) => course.id),
    quiz: { draw: 4, passPercent: 80, ...options.quiz },
    preAssessment: { draw: 10, passPercent: 90 },
    refresher: { draw: 6 },
    final: {
      passPercent: 80,
      criticalsMustPass: true,
      attemptsBeforeUnlock: 3,
      hoursBetweenAttempts: 24,
      timeLimitMinutes: 0,
      blueprint,
      supervised: { where: 'nowhere' },
      ...options.final,
    },
    validity: { months: 12, expiringDays: 60, refresherMonths: 6 },
    recertification: { method: 'from-previous-expiry' },
    requires: [],
    rules: catalogue.rulesId,
    ...options.body,
  }
  const { material = false, graceUntil = null, at = published } = options
  const publication = { body, source: randomUUID(), material, graceUntil }
  const outcome = await publishProgramme(db, publication, system, at)
  if (outcome.kind === 'refused') throw new Error(outcome.reason)
  return outcome.number
}

/** Publishes the rules' next revision, and takes it live unless said otherwise. Answers its id. */
export async function publishTestRules(
  db: Database,
  catalogue: TestCatalogue,
  options: { live?: boolean; material?: boolean; graceUntil?: Date | null; at?: Date } = {},
): Promise<string> {
  const { live = true, material = true, graceUntil = null, at = published } = options
  const source = `1. Be truthful. (${randomUUID()})`
  const texts = {
    en: { title: 'Rules of behaviour', source, html: `<p>${source}</p>` },
    fr: { title: 'Règles de conduite', source: `${source} fr`, html: `<p>${source}</p>` },
  }
  const outcome = await publishRules(db, { rulesId: catalogue.rulesId, texts, material, graceUntil }, system, at)
  if (outcome.kind === 'refused') throw new Error(outcome.reason)
  if (live) await takeRulesLive(db, { rulesRevisionId: outcome.rulesRevisionId }, system, at)
  return outcome.rulesRevisionId
}

async function addQuestions(
  db: Database,
  catalogue: TestCatalogue,
  kind: Omit<TestQuestion, 'id' | 'correctOptionId' | 'wrongOptionId'> & { count: number },
  at: Date,
): Promise<string[]> {
  const { count, ...common } = kind
  const rows = Array.from({ length: count }, (_, index) => {
    const name = `${common.pool}-${common.objective}${common.critical ? '-critical' : ''}-${index + 1}`
    const options = ['a', 'b', 'c'].map((id) => ({
      id,
      html: `${name} ${id}`,
      becauseHtml: `Because of ${name} ${id}`,
    }))
    return {
      ...common,
      id: randomUUID(),
      questionId: name,
      difficulty: 1,
      texts: { en: { stemHtml: `<p>${name}?</p>`, options } },
      correctOptionId: ['a', 'b', 'c'][index % 3] as string,
      createdAt: at,
    }
  })
  await db.insert(questionVersions).values(rows)
  for (const { id, correctOptionId } of rows) {
    const wrongOptionId = correctOptionId === 'a' ? 'b' : 'a'
    catalogue.questions.set(id, { ...common, id, correctOptionId, wrongOptionId })
  }
  return rows.map((row) => row.id)
}

async function addLesson(
  db: Database,
  { courseId, lessonId, activities }: { courseId: string; lessonId: string; activities: string[] },
  at: Date,
): Promise<string> {
  const id = randomUUID()
  await db.insert(lessonRevisions).values({
    id,
    courseId,
    lessonId,
    language: 'en',
    title: `Lesson ${lessonId}`,
    summary: 'What it is about',
    minutes: 5,
    source: 'Words.',
    segments: [{ kind: 'html', html: '<p>Words.</p>' }, ...activities.map((id) => ({ kind: 'activity' as const, id }))],
    activities: activities.map(activityOf),
    createdAt: at,
  })
  return id
}

async function insertRevision(db: Database, courseId: string, body: CourseBody, at: Date): Promise<string> {
  const [last] = await db
    .select({ number: max(courseRevisions.number) })
    .from(courseRevisions)
    .where(eq(courseRevisions.courseId, courseId))
  const id = randomUUID()
  await db.insert(courseRevisions).values({
    id,
    courseId,
    number: (last?.number ?? 0) + 1,
    contentHash: id,
    body,
    material: false,
    publishedAt: at,
    publishedBy: 'test',
  })
  return id
}

function activityOf(id: string): Activity {
  const options = ['a', 'b'].map((one) => ({ id: one, optionHtml: one, correct: one === 'a', becauseHtml: 'Because' }))
  const common = { objective: null, stemHtml: '<p>Well?</p>', stemText: 'Well?', pool: 'practice', options }
  return { kind: 'question', id, ...common, selection: 'single', critical: false, difficulty: null, fact: null }
}
