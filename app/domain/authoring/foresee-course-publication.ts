import { and, count, eq, gte, inArray, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import { isCourseUpdateDue } from '#app/domain/certification/course-update-due.ts'
import { isAllowed, isProgrammeDue, isRulesDue, meetsRequirements } from '#app/domain/certification/gate-allows.ts'
import { isPolicyDue } from '#app/domain/certification/policy-due.ts'
import { listProgrammesWith } from '#app/domain/learning/list-programmes-with.ts'
import type { Database } from '#db/handle.ts'
import { type LocalisedText, people, programmeRequirements, programmes, standings, units } from '#db/schema/index.ts'

/** How many people a material change would concern. Numbers only: nobody is named to whoever publishes a course. */
export type UpdateEffect = {
  /** Certificates that hold and would be out of date, whatever else stands in their holder's way. */
  certificates: number
  /** Of their holders, those who have access now. */
  open: number
  /** Of these, those whom something else asks to catch up already. */
  alreadyDue: number
  /** Of those who have access, those whose certificate ends before the grace does. */
  endsBefore: number
  /** Of those who have access, those who would lose it by this change alone when the grace is over. */
  closes: number
}

const nobody: UpdateEffect = { certificates: 0, open: 0, alreadyDue: 0, endsBefore: 0, closes: 0 }

export type ProgrammeEffect = UpdateEffect & {
  programmeId: string
  title: LocalisedText
  units: (UpdateEffect & { unitId: string; name: string })[]
  /** Programmes that require this one, and how many have access by them now that would close with it. */
  dependants: { programmeId: string; open: number }[]
}

/**
 * What a material change of a course would do if it were published at `now` and nobody caught up: programme by programme that has it as
 * a module, and unit by unit. Counted in the database, some tenths of a second for 20,000 holders. `graceUntil` null: at once.
 */
export async function foreseeCoursePublication(
  db: Database,
  { courseId, graceUntil }: { courseId: string; graceUntil: Date | null },
  now: Date,
): Promise<ProgrammeEffect[]> {
  const concerned = await listProgrammesWith(db, courseId)
  const effects: ProgrammeEffect[] = []
  for (const { programmeId, title } of concerned) {
    const found = await countByUnit(db, programmeId, graceUntil ?? now, now)
    const dependants = await countDependants(db, programmeId, now)
    const others = dependants.filter((one) => !concerned.some((other) => other.programmeId === one.programmeId))
    effects.push({ programmeId, title, ...total(found), units: found, dependants: others })
  }
  return effects
}

/** What would become of a holder, each judged once: the first that applies. */
const fates = ['shut', 'alreadyDue', 'endsBefore', 'closes'] as const

async function countByUnit(db: Database, programmeId: string, end: Date, now: Date) {
  const open = and(isAllowed(db, now), meetsRequirements(db, now)) as SQL
  const due = or(isProgrammeDue(db), isRulesDue(db), isPolicyDue(db), isCourseUpdateDue(db)) as SQL
  const fate = sql<number>`case when not (${open}) then 0 when ${due} then 1 when ${lte(standings.validUntil, end)} then 2 else 3 end`
  const rows = await db
    .select({ unitId: units.id, name: units.name, fate: fate.mapWith(Number).as('fate'), people: count() })
    .from(standings)
    .innerJoin(people, eq(people.id, standings.personId))
    .innerJoin(units, eq(units.id, people.unitId))
    .innerJoin(programmes, eq(programmes.id, standings.programmeId))
    .where(
      and(
        eq(standings.programmeId, programmeId),
        ne(people.activity, 'left'),
        lte(standings.certifiedFrom, now),
        gte(standings.validUntil, now),
      ),
    )
    .groupBy(units.id, units.name, sql`fate`)
    .orderBy(units.name, units.id)
  const found = new Map<string, ProgrammeEffect['units'][number]>()
  for (const { unitId, name, fate: code, people: number } of rows) {
    const unit = found.get(unitId) ?? { unitId, name, ...nobody }
    const became = fates[code] ?? 'shut'
    unit.certificates += number
    if (became !== 'shut') {
      unit.open += number
      unit[became] += number
    }
    found.set(unitId, unit)
  }
  return [...found.values()]
}

/** Whoever has access by another programme that requires this one loses it as well. */
async function countDependants(db: Database, programmeId: string, now: Date) {
  const requiring = db
    .select({ id: programmeRequirements.programmeId })
    .from(programmeRequirements)
    .where(eq(programmeRequirements.requiredId, programmeId))
  return db
    .select({ programmeId: standings.programmeId, open: count() })
    .from(standings)
    .innerJoin(people, eq(people.id, standings.personId))
    .innerJoin(programmes, eq(programmes.id, standings.programmeId))
    .where(and(inArray(standings.programmeId, requiring), isAllowed(db, now), meetsRequirements(db, now)))
    .groupBy(standings.programmeId)
    .orderBy(standings.programmeId)
}

function total(found: UpdateEffect[]): UpdateEffect {
  const all = (of: keyof UpdateEffect) => found.reduce((count, one) => count + one[of], 0)
  return {
    certificates: all('certificates'),
    open: all('open'),
    alreadyDue: all('alreadyDue'),
    endsBefore: all('endsBefore'),
    closes: all('closes'),
  }
}
