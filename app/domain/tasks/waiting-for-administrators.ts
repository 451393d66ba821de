import { and, count, eq, isNotNull, isNull, lt, lte, min, ne, or } from 'drizzle-orm'
import { isRunning } from '#app/domain/people/is-running.ts'
import { unitsAbove } from '#app/domain/people/unit-tree.ts'
import type { Database } from '#db/handle.ts'
import { outgoingMails, people, roleGrants, units, workItems } from '#db/schema/index.ts'
import type { Waiting } from './waiting.ts'

/** Mail that was not taken for so long is worth a look, in milliseconds. */
const patienceWithMail = 3_600_000

/** Work that was given up, and mail that nobody takes: one task, however much there is. */
export async function listStuckWorkWaiting(db: Database, at: Date): Promise<Waiting[]> {
  const [given] = await db
    .select({ pieces: count(), since: min(workItems.createdAt) })
    .from(workItems)
    .where(eq(workItems.state, 'dead'))
  const tooLong = new Date(at.getTime() - patienceWithMail)
  const [unsent] = await db
    .select({ pieces: count(), since: min(outgoingMails.queuedAt) })
    .from(outgoingMails)
    .where(and(isNull(outgoingMails.sentAt), lt(outgoingMails.queuedAt, tooLong)))
  const [since] = [given?.since, unsent?.since]
    .filter((one) => one instanceof Date)
    .sort((a, b) => Number(a) - Number(b))
  if (!since) return []
  return [
    {
      kind: 'stuck-work',
      id: 'stuck-work',
      since,
      roles: ['administrator'],
      unitId: null,
      firstIds: [],
      subject: { kind: 'work', pieces: (given?.pieces ?? 0) + (unsent?.pieces ?? 0) },
      href: '/tasks/stuck-work',
    },
  ]
}

/**
 * Units whose people no focal point reaches, one task for each ministry (the units right below the top) and one for the top's own
 * people. Since the last one's role ended, or else since the first of those people was added.
 */
export async function listUnitsWithoutFocalPoint(db: Database, at: Date): Promise<Waiting[]> {
  const places = await db.select({ id: units.id, parentId: units.parentId, name: units.name }).from(units)
  const staffed = await db
    .select({ unitId: people.unitId, people: count(), since: min(people.createdAt) })
    .from(people)
    .where(ne(people.activity, 'left'))
    .groupBy(people.unitId)
  const held = await db
    .select({ unitId: roleGrants.unitId })
    .from(roleGrants)
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .where(and(eq(roleGrants.role, 'focal-point'), ne(people.activity, 'left'), isRunning(at)))
  const reached = new Set(held.map(({ unitId }) => unitId))
  const uncovered = staffed
    .map((unit) => ({ ...unit, above: unitsAbove(places, unit.unitId) }))
    .filter(({ above }) => !above.some((unitId) => reached.has(unitId)))
  if (uncovered.length === 0) return []
  const ends = await findEnds(db, at)
  const ministries = new Map<string, { people: number; since: Date }>()
  for (const { above, people: number, since } of uncovered) {
    const ministry = above.at(-2) ?? (above.at(-1) as string)
    const lastEnd = above.map((unitId) => ends.get(unitId) ?? null)
    const from = [...lastEnd].reduce((last, end) => (end && (!last || end > last) ? end : last), null) ?? since ?? at
    const known = ministries.get(ministry)
    ministries.set(ministry, {
      people: (known?.people ?? 0) + number,
      since: known && known.since < from ? known.since : from,
    })
  }
  return [...ministries].map(([unitId, { people: number, since }]) => ({
    kind: 'no-focal-point',
    id: `no-focal-point ${unitId}`,
    since,
    roles: ['administrator'],
    unitId,
    firstIds: [],
    subject: { kind: 'unit', unitId, name: places.find(({ id }) => id === unitId)?.name ?? '', people: number },
    href: '/admin/people',
  }))
}

/** Unit id to when its last focal point's role ended. */
async function findEnds(db: Database, at: Date): Promise<Map<string, Date>> {
  const over = await db
    .select({ unitId: roleGrants.unitId, endedAt: roleGrants.endedAt, runsUntil: roleGrants.runsUntil })
    .from(roleGrants)
    .where(and(eq(roleGrants.role, 'focal-point'), or(isNotNull(roleGrants.endedAt), lte(roleGrants.runsUntil, at))))
  const ends = new Map<string, Date>()
  for (const { unitId, endedAt, runsUntil } of over) {
    const end = endedAt && runsUntil ? (endedAt < runsUntil ? endedAt : runsUntil) : (endedAt ?? runsUntil)
    const known = ends.get(unitId)
    if (end && (!known || end > known)) ends.set(unitId, end)
  }
  return ends
}
