import { stringify } from 'yaml'
import { explainingLesson } from './template-explaining.ts'
import { practisingLesson } from './template-practising.ts'
import { storyLesson } from './template-story.ts'

export const lessonTemplates = ['explaining', 'story', 'practising'] as const
export type LessonTemplate = (typeof lessonTemplates)[number]

type NewLesson = { title: string; summary: string; minutes: number; objective: string }

const bodies: Record<LessonTemplate, (objective: string) => string> = {
  explaining: explainingLesson,
  story: storyLesson,
  practising: practisingLesson,
}

/**
 * A whole lesson to begin with, in English: it passes the checks as it stands and teaches something, so that its author sees what a
 * lesson looks like and replaces it piece by piece.
 */
export function writeLesson(template: LessonTemplate, { title, summary, minutes, objective }: NewLesson): string {
  const frontMatter = stringify({ title, summary, minutes, objectives: [objective] }, { lineWidth: 0 })
  return `---\n${frontMatter}---\n\n${bodies[template](objective)}`
}
