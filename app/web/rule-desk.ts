import { listPlatforms } from '#app/domain/access/list-platforms.ts'
import { listRules } from '#app/domain/assignments/list-rules.ts'
import type { RulePreview } from '#app/domain/assignments/preview-rule.ts'
import type { RuleContent } from '#app/domain/assignments/rules-in-force.ts'
import { whoRequires } from '#app/domain/certification/who-decides.ts'
import { listUnits } from '#app/domain/people/list-units.ts'
import { findReach } from '#app/domain/people/reaches.ts'
import { db } from './database.ts'
import { programmeTitles } from './programme.ts'
import { notFound } from './refuse.ts'

/** The units that an officer's roles reach. */
export async function requiringReach(personId: string, now: Date): Promise<Set<string>> {
  return new Set(await findReach(db, personId, whoRequires, now))
}

/** The newest version of a rule about a unit within this reach; 404 for any other. */
export async function openRule(ruleId: string | undefined, reach: Set<string>, now: Date) {
  const rule = (await listRules(db, null, now)).find((one) => one.ruleId === ruleId)
  if (!rule || !reach.has(rule.unitId)) notFound()
  return rule
}

/** What a rule's sentence is made of. */
export type DescribedRule = Awaited<ReturnType<Awaited<ReturnType<typeof ruleDescriber>>>>

/** Puts names to what rules speak of. */
export async function ruleDescriber() {
  const units = new Map((await listUnits(db)).map(({ id, name }) => [id, name]))
  const platforms = new Map((await listPlatforms(db)).map(({ id, name }) => [id, name]))
  const titles = await programmeTitles()
  return ({ programmeId, unitId, audience, ...terms }: Omit<RuleContent, 'ruleId'>) => ({
    programme: titles[programmeId] ?? { en: programmeId },
    unit: units.get(unitId) ?? '',
    grades: audience.grades,
    roles: audience.roles,
    platform: audience.platformId && (platforms.get(audience.platformId) ?? audience.platformId),
    requiredBy: terms.requiredBy,
    frequency: terms.frequency,
    creditMonths: terms.creditMonths,
    startsOn: terms.startsOn,
  })
}

/** A preview with the names of units, which are sorted as in their tree. */
export async function previewWithUnits({ fingerprint, day, isLater, counts, people }: RulePreview) {
  const units = await listUnits(db)
  const names = new Map(units.map(({ id, name }) => [id, name]))
  const rows = units.flatMap(({ id, name }) => {
    const own = counts.filter(({ unitId }) => unitId === id)
    if (own.length === 0) return []
    const effects = Object.fromEntries(own.map(({ effect, people }) => [effect, people]))
    return [{ id, name, effects, overdueAtOnce: own.reduce((sum, one) => sum + one.overdueAtOnce, 0) }]
  })
  return {
    fingerprint,
    laterDay: isLater ? day : null,
    rows,
    people: people.map((one) => ({ ...one, unitName: names.get(one.unitId) ?? '' })),
  }
}
