import { and, eq, gte, inArray, lte, ne, not, or, type SQL, sql, sum } from 'drizzle-orm'
import { isCourseUpdateDue } from '#app/domain/certification/course-update-due.ts'
import { isAllowed, isProgrammeDue, isRulesDue, meetsRequirements } from '#app/domain/certification/gate-allows.ts'
import { isPolicyDue } from '#app/domain/certification/policy-due.ts'
import type { Database } from '#db/handle.ts'
import { type LocalisedText, people, programmeRequirements, programmes, standings, units } from '#db/schema/index.ts'
import { listProgrammesWith } from './find-lacking-programmes.ts'

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

function countByUnit(db: Database, programmeId: string, end: Date, now: Date) {
  const open = and(isAllowed(db, now), meetsRequirements(db, now)) as SQL
  const due = or(isProgrammeDue(db), isRulesDue(db), isPolicyDue(db), isCourseUpdateDue(db)) as SQL
  const endsBefore = lte(standings.validUntil, end)
  return db
    .select({
      unitId: units.id,
      name: units.name,
      certificates: countWhere(sql`1 = 1`),
      open: countWhere(open),
      alreadyDue: countWhere(and(open, due) as SQL),
      endsBefore: countWhere(and(open, not(due), endsBefore) as SQL),
      closes: countWhere(and(open, not(due), not(endsBefore)) as SQL),
    })
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
    .groupBy(units.id, units.name)
    .orderBy(units.name, units.id)
}

/** Whoever has access by another programme that requires this one loses it as well. */
async function countDependants(db: Database, programmeId: string, now: Date) {
  const requiring = db
    .select({ id: programmeRequirements.programmeId })
    .from(programmeRequirements)
    .where(eq(programmeRequirements.requiredId, programmeId))
  return db
    .select({ programmeId: standings.programmeId, open: countWhere(sql`1 = 1`) })
    .from(standings)
    .innerJoin(people, eq(people.id, standings.personId))
    .innerJoin(programmes, eq(programmes.id, standings.programmeId))
    .where(and(inArray(standings.programmeId, requiring), isAllowed(db, now), meetsRequirements(db, now)))
    .groupBy(standings.programmeId)
    .orderBy(standings.programmeId)
}

function countWhere(condition: SQL) {
  return sum(sql`case when ${condition} then 1 else 0 end`).mapWith(Number)
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
