import type { Activity } from '#app/lesson-markup/activity.ts'
import { languages } from '#app/lesson-markup/language.ts'
import type { CompiledCourse } from '../compile-syllabus.ts'
import type { FileProblem, SourceFile, Variants } from '../syllabus.ts'
import { errorIn, warningIn } from './file-problem.ts'

type Text = {
  file: string
  activities: readonly Activity[]
  lines: Record<string, number>
}

/** A translation asks the same as the English: the same activities in the same order, of the same build, with the same key. */
export function checkVariants(course: CompiledCourse): FileProblem[] {
  const lessons = course.lessons.flatMap(({ variants }) => {
    const { en, ...translations } = variants
    if (!en) return []
    const original = { file: en.file, activities: en.lesson.activities, lines: en.lesson.lines }
    return Object.values(translations).flatMap(({ file, lesson }) => [
      ...compareTexts(original, { file, activities: lesson.activities, lines: lesson.lines }),
      ...compareFrontMatter(file, en.lesson.frontMatter, lesson.frontMatter),
    ])
  })
  const banks = course.banks.flatMap(({ source, variants }) => {
    const { en, ...translations } = variants
    if (!source.variants.en) {
      const [any] = Object.values(source.variants)
      return [
        errorIn(
          any?.file ?? course.source.folder,
          1,
          'no-english',
          'This bank has no English text, which is the original of every bank.',
        ),
      ]
    }
    if (!en) return []
    const original = { file: en.file, activities: en.bank.questions, lines: en.bank.lines }
    return Object.values(translations).flatMap(({ file, bank }) =>
      compareTexts(original, { file, activities: bank.questions, lines: bank.lines }),
    )
  })
  return [...lessons, ...banks, ...checkComplete(texts(course))]
}

function texts({ source }: CompiledCourse) {
  return [...source.lessons, ...source.banks, ...source.handouts].map(({ variants }) => variants)
}

/** A course that has begun to speak a language should speak it throughout. */
export function checkComplete(texts: Variants<SourceFile>[]): FileProblem[] {
  return languages.flatMap((language) => {
    if (!texts.some((variants) => variants[language])) return []
    return texts.flatMap((variants) =>
      variants[language] || !variants.en
        ? []
        : [
            warningIn(
              variants.en.file,
              1,
              'untranslated',
              `This text has no “${language}” variant, though others of the course have one.`,
            ),
          ],
    )
  })
}

function compareFrontMatter(
  file: string,
  original: { objectives: string[]; minutes: number },
  translated: { objectives: string[]; minutes: number },
) {
  const problems: FileProblem[] = []
  if (original.objectives.join() !== translated.objectives.join()) {
    problems.push(errorIn(file, 1, 'variant', 'The objectives differ from those of the English lesson.'))
  }
  if (original.minutes !== translated.minutes)
    problems.push(warningIn(file, 1, 'variant', 'The minutes differ from those of the English lesson.'))
  return problems
}

function compareTexts(original: Text, translated: Text): FileProblem[] {
  const ids = (text: Text) => text.activities.map(({ id }) => id)
  const problems: FileProblem[] = []
  for (const id of ids(original).filter((id) => !ids(translated).includes(id))) {
    problems.push(errorIn(translated.file, 1, 'variant', `“${id}” of the English text is missing.`))
  }
  for (const id of ids(translated).filter((id) => !ids(original).includes(id))) {
    problems.push(
      errorIn(translated.file, translated.lines[id] ?? 1, 'variant', `“${id}” does not exist in the English text.`),
    )
  }
  if (problems.length === 0 && ids(original).join() !== ids(translated).join()) {
    problems.push(
      warningIn(translated.file, 1, 'variant', 'The activities stand in another order than in the English text.'),
    )
  }
  for (const activity of translated.activities) {
    const source = original.activities.find(({ id }) => id === activity.id)
    if (source && skeleton(source) !== skeleton(activity)) {
      problems.push(
        errorIn(
          translated.file,
          translated.lines[activity.id] ?? 1,
          'variant',
          `“${activity.id}” is built differently from the English (${difference(source, activity)}).`,
        ),
      )
    }
  }
  return problems
}

/** Everything of an activity but its words. */
function skeleton(activity: Activity): string {
  return JSON.stringify(bones(activity))
}

function bones(activity: Activity) {
  const { id, kind, objective } = activity
  switch (activity.kind) {
    case 'question': {
      const { selection, critical, difficulty, fact, options } = activity
      return { id, kind, objective, selection, critical, difficulty, fact, key: options.map(({ correct }) => correct) }
    }
    case 'scenario':
      return {
        id,
        kind,
        objective,
        start: activity.startStep,
        steps: activity.steps.map(({ id: step, choices }) => [step, choices.map(({ id: choice, to }) => [choice, to])]),
        endings: activity.endings.map(({ id: ending, tone }) => [ending, tone]),
      }
    case 'redact':
      return {
        id,
        kind,
        objective,
        spots: activity.spots.map(({ id: spot, spotKind, hide }) => [spot, spotKind, hide]).sort(),
      }
    case 'triage':
      return {
        id,
        kind,
        objective,
        comments: activity.comments.map((comment) => [comment.id, comment.action, comment.reason, comment.objective]),
      }
    case 'match':
      return {
        id,
        kind,
        objective,
        cards: activity.cards.map(({ id: card }) => card),
        pairs: activity.pairs.map(({ id: pair, card }) => [pair, card]),
      }
    case 'order':
      return { id, kind, objective, stages: activity.stages.map(({ id: stage }) => stage) }
    case 'ladder':
      return { id, kind, objective }
    case 'rewrite-reply':
      return { id, kind, objective, points: activity.points.length }
  }
}

function difference(source: Activity, translated: Activity): string {
  const [one, other] = [bones(source), bones(translated)] as Record<string, unknown>[]
  const names = Object.keys(one ?? {}).filter((name) => JSON.stringify(one?.[name]) !== JSON.stringify(other?.[name]))
  return `see: ${names.join(', ')}`
}
