import type { GlossaryTerm } from '#app/lesson-markup/glossary.ts'
import type { CompiledCourse } from '../compile-syllabus.ts'
import type { FileProblem } from '../syllabus.ts'
import { checkFigures } from './check-figures.ts'
import { errorIn, lineOfId, repeated, warningIn } from './file-problem.ts'
import { bankQuestions } from './placed-question.ts'
import { readingAge } from './reading-age.ts'
import { blocksOfHtml } from './text-of-html.ts'

const fewestWords = 350
const mostWords = 750
const fewestActivities = 2

/** From this reading age on (see readingAge) a lesson gets a warning. */
const highestReadingAge = 12

/** A course: its objectives, its lessons, its figures, and ids that must be unique in it. */
export function checkCourse(course: CompiledCourse, glossary: readonly GlossaryTerm[]): FileProblem[] {
  return [
    ...checkObjectives(course),
    ...course.lessons.flatMap((lesson) => checkLesson(course, lesson, glossary)),
    ...checkFigures(course.source.figures, [...course.source.lessons, ...course.source.handouts]),
    ...checkQuestionIds(course),
  ]
}

function checkObjectives({ source }: CompiledCourse): FileProblem[] {
  const { description, descriptionFile, lessons } = source
  const at = (id: string) => lineOfId(descriptionFile.source, id)
  const ids = description.objectives.map(({ id }) => id)
  return [
    ...repeated(ids).map((id) =>
      errorIn(descriptionFile.file, at(id), 'duplicate-id', `Two objectives are called “${id}”.`),
    ),
    ...description.objectives
      .filter(({ lesson }) => !lessons.some(({ slug }) => slug === lesson))
      .map(({ id, lesson }) =>
        errorIn(
          descriptionFile.file,
          at(id),
          'objective-without-lesson',
          `Objective “${id}” sends learners to the lesson “${lesson}”, which does not exist.`,
        ),
      ),
    ...(lessons.length === 0 ? [errorIn(descriptionFile.file, 1, 'no-lessons', 'This course has no lessons.')] : []),
  ]
}

function checkLesson(
  course: CompiledCourse,
  { source, variants }: CompiledCourse['lessons'][number],
  glossary: readonly GlossaryTerm[],
) {
  const english = variants.en
  if (!source.variants.en) {
    const [any] = Object.values(source.variants)
    return [
      errorIn(
        any?.file ?? course.source.folder,
        1,
        'no-english',
        'This lesson has no English text, which is the original of every lesson.',
      ),
    ]
  }
  if (!english) return []
  const { file, lesson } = english
  const problems: FileProblem[] = []
  const known = course.source.description.objectives.map(({ id }) => id)
  for (const objective of lesson.frontMatter.objectives.filter((id) => !known.includes(id))) {
    problems.push(errorIn(file, 1, 'unknown-objective', `The course has no objective “${objective}”.`))
  }
  for (const { id, objective, kind, ...rest } of lesson.activities) {
    const line = lesson.lines[id] ?? 1
    const ofComments = 'comments' in rest ? rest.comments.map((comment) => comment.objective) : []
    for (const named of new Set([objective, ...ofComments])) {
      if (named !== null && !known.includes(named))
        problems.push(errorIn(file, line, 'unknown-objective', `The course has no objective “${named}”.`))
    }
    const steps = kind === 'scenario' && 'steps' in rest ? rest.steps.length : 3
    if (steps < 3 || steps > 4) {
      problems.push(
        warningIn(file, line, 'scenario-length', `Scenario “${id}” has ${steps} steps; three or four work best.`),
      )
    }
  }
  if (lesson.activities.length < fewestActivities) {
    problems.push(
      errorIn(
        file,
        1,
        'few-activities',
        `This lesson has ${lesson.activities.length} activities; at least ${fewestActivities} are needed.`,
      ),
    )
  }
  if (lesson.wordCount < fewestWords || lesson.wordCount > mostWords) {
    problems.push(
      warningIn(
        file,
        1,
        'lesson-length',
        `This lesson has ${lesson.wordCount} words of running text; ${fewestWords} to ${mostWords} are wanted.`,
      ),
    )
  }
  const age = readingAge(
    lesson.segments.flatMap((segment) => (segment.kind === 'html' ? blocksOfHtml(segment.html) : [])),
    glossary,
  )
  if (age !== null && age > highestReadingAge) {
    problems.push(
      warningIn(
        file,
        1,
        'reading-age',
        `This lesson needs a reading age of ${age.toFixed(1)} years (Flesch-Kincaid grade + 5); ${highestReadingAge} or less is wanted. Shorten the sentences and the words.`,
      ),
    )
  }
  return problems
}

function checkQuestionIds(course: CompiledCourse): FileProblem[] {
  const placed = bankQuestions(course)
  return repeated(placed.map(({ question }) => question.id)).flatMap((id) =>
    placed
      .filter(({ question }) => question.id === id)
      .slice(1)
      .map(({ file, line }) =>
        errorIn(file, line, 'duplicate-id', `Another question of this course is called “${id}”.`),
      ),
  )
}
