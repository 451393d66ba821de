import type { Language } from '#app/lesson-markup/language.ts'
import { errorAt } from '#app/lesson-markup/lesson-problem.ts'
import { readFigures } from './read-figures.ts'
import { addHandout, teamDiscussion } from './read-handouts.ts'
import type { SyllabusReading } from './read-syllabus.ts'
import { reportStray } from './report-stray.ts'
import {
  type BankSource,
  type CourseSource,
  courseDescription,
  type HandoutSource,
  type LessonSource,
} from './syllabus.ts'

const lessonName = /^(\d{2})-([a-z0-9]+(?:-[a-z0-9]+)*)(?:\.(fr|crs))?\.mdx$/
const bankName = /^(quiz|final)(?:\.(fr|crs))?\.mdx$/

/** Reads the folder of one course; null when its course.yaml is missing or faulty. */
export async function readCourse(reading: SyllabusReading, folder: string): Promise<CourseSource | null> {
  const entries = await reading.folder.list(folder)
  if (!entries.some(({ name }) => name === 'course.yaml')) {
    reading.report(`${folder}/course.yaml`, errorAt(null, 'missing-file', 'This course has no course.yaml.'))
    return null
  }
  const description = await reading.yaml(`${folder}/course.yaml`, courseDescription)
  const lessons: LessonSource[] = []
  const handouts: HandoutSource[] = []
  for (const { name, kind } of entries) {
    const file = `${folder}/${name}`
    const lesson = lessonName.exec(name)
    if (kind === 'file' && lesson) await addLesson(reading, lessons, file, lesson)
    else if (kind === 'file' && name.startsWith(`${teamDiscussion}.`)) await addHandout(reading, handouts, file)
    else if (!['course.yaml', 'bank', 'figures'].includes(name)) reportStray(reading, file)
  }
  const banks = entries.some(({ name, kind }) => name === 'bank' && kind === 'folder')
    ? await readBanks(reading, folder)
    : []
  const figures = entries.some(({ name, kind }) => name === 'figures' && kind === 'folder')
    ? await readFigures(reading, folder)
    : []
  return (
    description && {
      folder,
      description: description.value,
      descriptionFile: description.source,
      lessons,
      banks,
      handouts,
      figures,
    }
  )
}

async function addLesson(reading: SyllabusReading, lessons: LessonSource[], file: string, match: RegExpExecArray) {
  const [, number, slug = '', suffix] = match
  const position = Number(number)
  const source = await reading.text(file)
  if (!source) return
  let lesson = lessons.find((known) => known.slug === slug)
  if (!lesson) {
    lesson = { slug, position, variants: {} }
    lessons.push(lesson)
  }
  if (lesson.position !== position || lessons.some((other) => other !== lesson && other.position === position)) {
    reading.report(
      file,
      errorAt(null, 'lesson-number', `Another lesson has the number ${number}, or this lesson has two numbers.`),
    )
  }
  lesson.variants[(suffix ?? 'en') as Language] = source
}

async function readBanks(reading: SyllabusReading, folder: string) {
  const banks: BankSource[] = []
  for (const { name } of await reading.folder.list(`${folder}/bank`)) {
    const file = `${folder}/bank/${name}`
    const [, pool, suffix] = bankName.exec(name) ?? []
    if (pool === undefined) {
      reportStray(reading, file)
      continue
    }
    const source = await reading.text(file)
    let bank = banks.find((known) => known.pool === pool)
    if (!bank) {
      bank = { pool, variants: {} }
      banks.push(bank)
    }
    if (source) bank.variants[(suffix ?? 'en') as Language] = source
  }
  return banks
}
