import { and, count, eq, isNull, lt, ne, or, sql } from 'drizzle-orm'
import { dayOf } from '#app/domain/certification/calendar-days.ts'
import { findOrganisation } from '#app/domain/office/organisation.ts'
import { type UnitPlace, unitsAbove } from '#app/domain/people/unit-tree.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { gateTokens, people, refusalCounts } from '#db/schema/index.ts'
import type { GateNotes } from './gate-notes.ts'
import { listUnitPlaces } from './list-modes.ts'

/** A refusal is counted for a unit of at least so many people, or else for a unit above: a count for two would be about one of them. */
export const fewestPeople = 10

/**
 * Adds what a gate counted to the counts of the day, and notes when its tokens were last shown. No ledger entry: nobody decided
 * anything. A refusal in a small unit is counted for the nearest unit above that has enough people.
 */
export function recordGateNotes(db: Database, notes: GateNotes, at: Date): Promise<void> {
  return inTransaction(db, async (tx) => {
    for (const { tokenHash, minute } of notes.uses) await noteUse(tx, tokenHash, new Date(minute * 60_000))
    if (notes.refusals.length === 0) return
    const { timeZone } = await findOrganisation(tx)
    const day = dayOf(at, timeZone)
    const countedFor = await unitsLargeEnough(tx)
    for (const { unitId, ...refusal } of notes.refusals) {
      const { platformId, mode, reason } = refusalCounts
      await tx
        .insert(refusalCounts)
        .values({ ...refusal, unitId: countedFor(unitId), day })
        .onConflictDoUpdate({
          target: [platformId, refusalCounts.unitId, refusalCounts.day, mode, reason],
          set: { refusals: sql`${refusalCounts.refusals} + ${refusal.refusals}` },
        })
    }
  })
}

async function noteUse(tx: Transaction, tokenHash: string, usedAt: Date): Promise<void> {
  const isNews = or(isNull(gateTokens.lastUsedAt), lt(gateTokens.lastUsedAt, usedAt))
  await tx
    .update(gateTokens)
    .set({ lastUsedAt: usedAt })
    .where(and(eq(gateTokens.tokenHash, tokenHash), isNews))
}

/** For each unit, itself or the nearest unit above for which enough people are counted together; else the one at the top. */
async function unitsLargeEnough(tx: Transaction): Promise<(unitId: string) => string> {
  const places = await listUnitPlaces(tx)
  const held = await tx
    .select({ unitId: people.unitId, people: count() })
    .from(people)
    .where(ne(people.activity, 'left'))
    .groupBy(people.unitId)
  const large = findLargeEnough(places, new Map(held.map((one) => [one.unitId, one.people])))
  return (unitId) => {
    const above = unitsAbove(places, unitId)
    return above.find((one) => large.has(one)) ?? above.at(-1) ?? unitId
  }
}

/** From below: a unit with too few people, those handed up from below included, hands them all on to the unit above. */
export function findLargeEnough(places: UnitPlace[], held: ReadonlyMap<string, number>): Set<string> {
  const depth = (unit: UnitPlace) => unitsAbove(places, unit.id).length
  const fromBelow = places
    .map((unit) => ({ ...unit, depth: depth(unit) }))
    .sort((one, other) => other.depth - one.depth)
  const waiting = new Map(held)
  const large = new Set<string>()
  for (const { id, parentId } of fromBelow) {
    const together = waiting.get(id) ?? 0
    if (together >= fewestPeople) large.add(id)
    else if (parentId !== null) waiting.set(parentId, (waiting.get(parentId) ?? 0) + together)
  }
  return large
}
