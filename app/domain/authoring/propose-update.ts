import { z } from 'zod'
import { readYaml } from '#app/lesson-markup/read-yaml.ts'
import { splitFrontMatter } from '#app/lesson-markup/split-front-matter.ts'
import type { CourseComparison } from './compare-courses.ts'
import type { CourseContent } from './find-revision-content.ts'

export type ProposedUpdate = { lessonIds: string[]; objectives: string[] }

const teaching = z.looseObject({ objectives: z.array(z.string()).default([]) })

/**
 * What holders of a certificate would have to catch up with, as far as the differences tell: the lessons whose English changed, and the
 * objectives that these teach or that changed questions examine. What is gone asks nothing of anybody.
 */
export function proposeUpdate(comparison: CourseComparison, after: CourseContent): ProposedUpdate {
  const { body } = after
  const lessonIds = comparison.lessons
    .filter(({ language, change }) => language === 'en' && change !== 'gone')
    .map(({ id }) => id)
  const examined = comparison.questions
    .filter(({ change, english }) => change !== 'gone' && english)
    .map(({ objective }) => objective)
  const taught = after.lessons
    .filter(({ language, lessonId }) => language === 'en' && lessonIds.includes(lessonId))
    .flatMap(({ source }) => objectivesIn(source))
  const concerned = new Set([...examined, ...taught])
  const objectives = body.objectives
    .filter(({ id, lesson }) => concerned.has(id) || lessonIds.includes(lesson))
    .map(({ id }) => id)
  return { lessonIds: body.lessons.map(({ id }) => id).filter((id) => lessonIds.includes(id)), objectives }
}

function objectivesIn(source: string): string[] {
  const read = readYaml(splitFrontMatter(source).frontMatter ?? '', teaching)
  return read.kind === 'read' ? read.value.objectives : []
}
