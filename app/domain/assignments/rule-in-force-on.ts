import { dayOf } from '#app/domain/certification/calendar-days.ts'
import type { RequirementRule } from './list-rules.ts'

type Version = Pick<RequirementRule, 'startsOn' | 'ends' | 'publishedAt'>

/**
 * The version of one rule that holds on a day; null for none. `versions` are in the order of their publication. A version that begins later
 * leaves the one before it in force until then; one that was replaced before it began never was. An end is an end at once.
 */
export function ruleInForceOn<One extends Version>(versions: One[], day: string, timeZone: string): One | null {
  let running: One | null = null
  let coming: One | null = null
  for (const version of versions) {
    if (coming && coming.startsOn <= dayOf(version.publishedAt, timeZone)) running = coming
    if (version.ends) running = null
    coming = version.ends ? null : version
  }
  return coming && coming.startsOn <= day ? coming : running
}
