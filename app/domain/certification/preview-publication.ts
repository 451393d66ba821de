import { and, asc, eq, exists, gt, inArray, ne, or, type SQL, sql } from 'drizzle-orm'
import { findCurrentCourses } from '#app/domain/learning/find-current-courses.ts'
import type { Database } from '#db/handle.ts'
import { attempts, certificates, lessonCompletions, type ProgrammeBody, people } from '#db/schema/index.ts'
import type { ProgrammeFacts } from './facts.ts'
import { findFacts } from './find-facts.ts'
import { findProgrammeFacts, lessonsOf } from './find-programme-facts.ts'
import { type PublicationEffect, publicationEffect } from './publication-effect.ts'
import { standingWithRequirements } from './with-requirements.ts'

/** A version that is not published yet. */
type Hypothesis = { body: ProgrammeBody; material: boolean; graceUntil: Date | null }

export type PersonEffect = {
  personId: string
  name: string
  unitId: string
  effect: PublicationEffect
  closesAt: Date | null
}

const peopleAtATime = 25

/**
 * Whom a version would concern if it were published at `now`, and how: each person's standing is worked out twice by the one rule,
 * with the version and without it. Whoever has begun nothing would only begin elsewhere and is left out. In pieces, so that others get
 * their turn; 12,000 people take some ten seconds. `unitIds` narrows it down to the people of some units.
 */
export async function previewPublication(
  db: Database,
  hypothesis: Hypothesis,
  now: Date,
  unitIds: string[] | null = null,
): Promise<PersonEffect[]> {
  const programme = await findProgrammeFacts(db, hypothesis.body.id, now)
  if (programme.versions.length === 0) return []
  const after = await withVersion(db, programme, hypothesis, now)
  const modules = [...new Set([...(programme.versions.at(-1)?.body.modules ?? []), ...hypothesis.body.modules])]
  const found: PersonEffect[] = []
  for (let last = ''; ; ) {
    const some = await listBegun(db, { programmeId: programme.id, modules, unitIds, after: last })
    for (const person of some) {
      const facts = await findFacts(db, { personId: person.personId, programmeId: programme.id })
      const stands = await standingWithRequirements(db, person.personId, facts, programme, now)
      const would = await standingWithRequirements(db, person.personId, facts, after, now)
      const effect = publicationEffect(stands, would)
      if (effect) found.push({ ...person, ...effect })
    }
    if (some.length < peopleAtATime) return found
    last = some.at(-1)?.personId as string
    await new Promise(setImmediate)
  }
}

/** The programme as it would be. */
async function withVersion(
  db: Database,
  programme: ProgrammeFacts,
  { body, material, graceUntil }: Hypothesis,
  now: Date,
): Promise<ProgrammeFacts> {
  const number = (programme.versions.at(-1)?.number ?? 0) + 1
  const courses = await findCurrentCourses(db, body.modules, now)
  return {
    ...programme,
    versions: [...programme.versions, { id: 'previewed', number, material, graceUntil, publishedAt: now, body }],
    courses: courses.map(lessonsOf),
    // Publishing withdraws those of the modules it drops.
    updates: programme.updates.filter(({ courseId }) => body.modules.includes(courseId)),
  }
}

type Asked = { programmeId: string; modules: string[]; unitIds: string[] | null; after: string }

/** The next people, by id, who did anything in a programme and have not left. */
function listBegun(db: Database, { programmeId, modules, unitIds, after }: Asked) {
  return db
    .select({ personId: people.id, name: people.name, unitId: people.unitId })
    .from(people)
    .where(
      and(
        gt(people.id, after),
        ne(people.activity, 'left'),
        unitIds ? inArray(people.unitId, unitIds) : undefined,
        hasBegun(db, programmeId, modules),
      ),
    )
    .orderBy(asc(people.id))
    .limit(peopleAtATime)
}

function hasBegun(db: Database, programmeId: string, modules: string[]): SQL | undefined {
  const one = { one: sql`1` }
  const certified = and(eq(certificates.personId, people.id), eq(certificates.programmeId, programmeId))
  const tried = and(eq(attempts.personId, people.id), eq(attempts.programmeId, programmeId))
  const learnt = and(eq(lessonCompletions.personId, people.id), inArray(lessonCompletions.courseId, modules))
  return or(
    exists(db.select(one).from(certificates).where(certified)),
    exists(db.select(one).from(attempts).where(tried)),
    exists(db.select(one).from(lessonCompletions).where(learnt)),
  )
}
