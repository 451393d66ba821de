import { blocksOfHtml } from '#app/domain/catalogue/lint/text-of-html.ts'
import type { Activity } from '#app/lesson-markup/activity.ts'
import type { LessonSegment, QuestionText } from '#db/schema/index.ts'

/** Before the words of a right answer: it must be seen where a key is another one. */
const rightAnswer = '✓ '

/** A lesson as paragraphs of plain words, its activities included, in the order in which they are read. */
export function lessonBlocks(lesson: { title: string; segments: LessonSegment[]; activities: Activity[] }): string[] {
  return [
    lesson.title,
    ...lesson.segments.flatMap((segment) => {
      if (segment.kind === 'html') return blocksOfHtml(segment.html)
      const activity = lesson.activities.find(({ id }) => id === segment.id)
      return activity ? activityBlocks(activity) : []
    }),
  ]
}

/** The paragraphs of a lesson outside its activities. */
export function proseBlocks({ segments }: { segments: LessonSegment[] }): string[] {
  return segments.flatMap((segment) => (segment.kind === 'html' ? blocksOfHtml(segment.html) : []))
}

/** Everything that an activity says, its key and the reasons included. */
function activityBlocks(activity: Activity): string[] {
  return wordsIn(activity)
}

/** An examined question: its stem, then each option with the reason given after marking. */
export function questionBlocks({ stemHtml, options }: QuestionText, correctOptionId: string): string[] {
  return [
    ...blocksOfHtml(stemHtml),
    ...options.flatMap(({ id, html, becauseHtml }) => [
      (id === correctOptionId ? rightAnswer : '') + blocksOfHtml(html).join(' '),
      ...blocksOfHtml(becauseHtml),
    ]),
  ]
}

/** Activities of every kind keep rendered words in fields called …Html, and plain ones in `title` and `intro`. */
function wordsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsIn)
  if (typeof value !== 'object' || value === null) return []
  const mark = 'correct' in value && value.correct === true ? rightAnswer : ''
  return Object.entries(value).flatMap(([field, content]) => {
    if (typeof content !== 'string') return wordsIn(content)
    if (field === 'title' || field === 'intro') return [content]
    if (!field.endsWith('Html')) return []
    const words = blocksOfHtml(content)
    return field === 'optionHtml' && words.length > 0 ? [mark + words.join(' ')] : words
  })
}
