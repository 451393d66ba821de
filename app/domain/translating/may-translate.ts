import type { CoursePart } from '#db/schema/index.ts'

/** Whether somebody with these parts on a course may give it words in another language; every part may review those of others. */
export function mayTranslate(parts: readonly CoursePart[]): boolean {
  return parts.includes('author') || parts.includes('translator')
}
