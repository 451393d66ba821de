import { type PersonEffect, previewPublication } from '#app/domain/certification/preview-publication.ts'
import { type PublicationEffect, publicationEffects } from '#app/domain/certification/publication-effect.ts'
import { type Previewed, publicationFingerprint } from '#app/domain/learning/publication-fingerprint.ts'
import { listUnits } from '#app/domain/people/list-units.ts'
import { db } from './database.ts'

/** How long a preview that took long is shown again instead of being worked out anew, in milliseconds. */
const freshness = 60_000
/** What counts as long. */
const long = 1_000

const kept = new Map<string, { at: number; effects: PersonEffect[] }>()

/** Whom a publication would concern, worked out at most once a minute where that takes long. */
export async function effectsOf(previewed: Previewed, now: Date): Promise<PersonEffect[]> {
  const fingerprint = publicationFingerprint(previewed)
  const known = kept.get(fingerprint)
  if (known && now.getTime() - known.at < freshness) return known.effects
  kept.delete(fingerprint)
  const begun = performance.now()
  const effects = await previewPublication(db, previewed, now)
  if (performance.now() - begun > long) kept.set(fingerprint, { at: now.getTime(), effects })
  if (kept.size > 3) kept.delete(kept.keys().next().value as string)
  return effects
}

export type UnitEffects = {
  unitId: string
  name: string
  people: Record<PublicationEffect, number>
  /** The first day on which somebody's gate would shut if they did nothing. */
  closesAt: Date | null
}

/** The same in numbers, for each unit that has somebody concerned. In the order of a table of contents. */
export async function effectsByUnit(effects: PersonEffect[]): Promise<UnitEffects[]> {
  const ofUnit = groupByUnit(effects)
  return (await listUnits(db)).flatMap(({ id, name }) => {
    const concerned = ofUnit.get(id)
    return concerned ? [{ unitId: id, name, people: countEffects(concerned), closesAt: firstClosing(concerned) }] : []
  })
}

export function countEffects(effects: PersonEffect[]): Record<PublicationEffect, number> {
  const counted = publicationEffects.map((effect) => [effect, effects.filter((one) => one.effect === effect).length])
  return Object.fromEntries(counted)
}

/** On which days gates would shut, and how many on each, if nobody did anything. */
export function closingDays(effects: PersonEffect[]): { at: Date; people: number }[] {
  const days = new Map<number, number>()
  for (const { effect, closesAt } of effects) {
    if (effect === 'catches-up' && closesAt) days.set(closesAt.getTime(), (days.get(closesAt.getTime()) ?? 0) + 1)
  }
  return [...days].sort(([one], [other]) => one - other).map(([at, people]) => ({ at: new Date(at), people }))
}

function firstClosing(effects: PersonEffect[]): Date | null {
  return closingDays(effects)[0]?.at ?? null
}

function groupByUnit(effects: PersonEffect[]): Map<string, PersonEffect[]> {
  const groups = new Map<string, PersonEffect[]>()
  for (const one of effects) {
    const group = groups.get(one.unitId)
    if (group) group.push(one)
    else groups.set(one.unitId, [one])
  }
  return groups
}
