import { eq } from 'drizzle-orm'
import { addDays, addMonths, dayOf, endOfDay } from '#app/domain/certification/calendar-days.ts'
import { newCertificateNumber } from '#app/domain/certification/certificate-number.ts'
import { findRules } from '#app/domain/certification/find-rules.ts'
import { defaultProgrammeId } from '#app/domain/learning/default-programme.ts'
import { findProgramme } from '#app/domain/learning/find-programme.ts'
import { findOrganisation } from '#app/domain/office/organisation.ts'
import { foldName } from '#app/domain/people/fold-name.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import {
  attempts,
  certificates,
  lessonCompletions,
  type Mark,
  people,
  personIdentifiers,
  personMovements,
  signatures,
  standings,
  suspensions,
  units,
} from '#db/schema/index.ts'
import { between, chance } from './demo-chance.ts'
import { demoJobTitles } from './demo-job-titles.ts'
import { demoNames } from './demo-names.ts'
import { wholeService } from './demo-units.ts'

const bodies = 40
const officesEach = 11
const peopleAtATime = 500
const titles = Object.values(demoJobTitles).flat()

/**
 * A large staff beside the demonstration's: forty ministries with their offices and so many invented people, about six in ten certified at
 * some time in the last twenty months. For measuring with many people; no ledger entries stand behind them.
 */
export async function seedStaff(
  db: Database,
  { count, now, onProgress }: { count: number; now: Date; onProgress: (people: number) => void },
): Promise<void> {
  const unitIds = await addBodies(db)
  const programme = await findProgramme(db, defaultProgrammeId)
  const rules = programme && (await findRules(db, programme.rulesId))
  if (!programme || !rules) throw new Error('The demonstration has no programme to be certified in')
  const { timeZone } = await findOrganisation(db)
  const names = demoNames()
  for (let first = 0; first < count; first += peopleAtATime) {
    const numbers = Array.from({ length: Math.min(peopleAtATime, count - first) }, (_, place) => first + place)
    const crowd = numbers.map((number) => invent(number, { names, unitIds, now }))
    await insertPeople(db, crowd)
    await insertFacts(db, crowd, { programme, rules, timeZone, now })
    onProgress(first + numbers.length)
    await new Promise(setImmediate)
  }
}

type Invented = ReturnType<typeof invent>

function invent(number: number, { names, unitIds, now }: { names: string[]; unitIds: string[]; now: Date }) {
  // A second surname, so that names do not repeat all too often.
  const [name = '', other = ''] = [names[number % names.length], names[(number * 31) % names.length]]
  const whole = `${name}-${other.split(' ').at(-1)}`
  const fate = chance('fate', number)
  const certifiedAt = fate < 0.6 ? before(now, between(1, 600, 'certified', number)) : null
  return {
    id: `staff-${number}`,
    name: whole,
    unitId: unitIds[between(0, unitIds.length - 1, 'unit', number)] ?? wholeService,
    staffNumber: `LS-${String(number).padStart(6, '0')}`,
    jobTitle: titles[number % titles.length] ?? null,
    createdAt: before(now, 620),
    leftAt: fate > 0.98 ? before(now, between(1, 300, 'left', number)) : null,
    certifiedAt,
    begunAt: fate >= 0.6 && fate < 0.72 ? before(now, between(1, 90, 'begun', number)) : null,
    suspendedAt: certifiedAt && chance('suspended', number) < 0.003 ? before(now, 1) : null,
  }
}

function before(now: Date, days: number): Date {
  return new Date(now.getTime() - days * 86_400_000)
}

async function addBodies(db: Database): Promise<string[]> {
  const rows = Array.from({ length: bodies }, (_, body) => {
    const id = `staff-body-${body}`
    const ministry = { id, parentId: wholeService, name: `Ministry ${body + 1}` }
    const offices = Array.from({ length: officesEach }, (_one, office) => ({
      id: `${id}-${office}`,
      parentId: id,
      name: `Office ${office + 1} of Ministry ${body + 1}`,
    }))
    return [ministry, ...offices]
  }).flat()
  await inTransaction(db, async (tx) => {
    const [top] = await tx.select().from(units).where(eq(units.id, wholeService))
    if (!top) throw new Error('Only a demonstration is given a large staff: npm run demo')
    await tx.insert(units).values(rows).onConflictDoNothing()
  })
  return rows.map(({ id }) => id)
}

function insertPeople(db: Database, crowd: Invented[]): Promise<void> {
  return inTransaction(db, async (tx) => {
    await tx.insert(people).values(
      crowd.map(({ id, name, unitId, jobTitle, createdAt, leftAt }) => ({
        id,
        name,
        searchName: foldName(name),
        unitId,
        jobTitle,
        language: 'en' as const,
        activity: leftAt ? ('left' as const) : ('active' as const),
        createdAt,
      })),
    )
    await tx.insert(personIdentifiers).values(
      crowd.map(({ id, staffNumber }) => ({
        id: `${id}-number`,
        personId: id,
        kind: 'staff-number' as const,
        value: staffNumber.toLowerCase(),
        shown: staffNumber,
      })),
    )
    const moves = crowd.flatMap(({ id, unitId, createdAt, leftAt }) => [
      { id: `${id}-joined`, personId: id, kind: 'joined' as const, unitId, movedAt: createdAt },
      ...(leftAt ? [{ id: `${id}-left`, personId: id, kind: 'left' as const, unitId: null, movedAt: leftAt }] : []),
    ])
    await tx.insert(personMovements).values(moves)
  })
}

type Ground = {
  programme: NonNullable<Awaited<ReturnType<typeof findProgramme>>>
  rules: NonNullable<Awaited<ReturnType<typeof findRules>>>
  timeZone: string
  now: Date
}

function insertFacts(db: Database, crowd: Invented[], ground: Ground): Promise<void> {
  const { programme, rules, timeZone } = ground
  const programmeId = programme.id
  const certified = crowd.flatMap(({ certifiedAt, ...person }) => (certifiedAt ? [{ ...person, certifiedAt }] : []))
  const suspended = crowd.flatMap(({ id, suspendedAt }) => (suspendedAt ? [{ id, suspendedAt }] : []))
  const lastDay = (from: Date) => endOfDay(addDays(addMonths(dayOf(from, timeZone), 12), -1), timeZone)
  return inTransaction(db, async (tx) => {
    await insertAll(certified, (rows) =>
      tx.insert(attempts).values(
        rows.map(({ id, certifiedAt }) => ({
          id: `${id}-final`,
          personId: id,
          programmeId,
          programmeVersionId: programme.versionId,
          kind: 'final' as const,
          part: 'final',
          seed: id,
          paper: [],
          language: 'en' as const,
          honestyAcceptedAt: certifiedAt,
          startedAt: certifiedAt,
          submittedAt: certifiedAt,
          mark: inventedMark,
          passed: true,
          digest: id,
        })),
      ),
    )
    await insertAll(certified, (rows) =>
      tx.insert(signatures).values(
        rows.map(({ id, certifiedAt }) => ({
          id: `${id}-signature`,
          personId: id,
          rulesRevisionId: rules.revision.id,
          language: 'en' as const,
          textHash: rules.revision.texts.en.hash,
          signedAt: certifiedAt,
        })),
      ),
    )
    await insertAll(certified, (rows) =>
      tx.insert(certificates).values(
        rows.map(({ id, name, certifiedAt }) => ({
          id: `${id}-certificate`,
          number: newCertificateNumber(),
          personId: id,
          programmeId,
          programmeVersionId: programme.versionId,
          attemptId: `${id}-final`,
          signatureId: `${id}-signature`,
          courseRevisions: {},
          holderName: name,
          organisation: 'Public service (demonstration)',
          issuedAt: certifiedAt,
          validFrom: certifiedAt,
          validUntil: lastDay(certifiedAt),
        })),
      ),
    )
    await insertAll(certified, (rows) =>
      tx.insert(standings).values(
        rows.map(({ id, certifiedAt, suspendedAt }) => ({
          personId: id,
          programmeId,
          certificateId: `${id}-certificate`,
          certifiedFrom: certifiedAt,
          validUntil: lastDay(certifiedAt),
          programmeNumber: programme.number,
          rulesNumber: rules.revision.number,
          caughtUpAt: certifiedAt,
          blockedReason: suspendedAt ? ('suspended' as const) : null,
        })),
      ),
    )
    await insertAll(suspended, (rows) =>
      tx.insert(suspensions).values(
        rows.map(({ id, suspendedAt }) => ({
          id: `${id}-suspension`,
          personId: id,
          programmeId,
          ground: 'investigation' as const,
          suspendedBy: 'system',
          suspendedAt,
        })),
      ),
    )
    const [courseId = ''] = programme.body.modules
    const begun = crowd.flatMap(({ id, begunAt }) => (begunAt ? [{ id, begunAt }] : []))
    await insertAll(begun, (rows) =>
      tx.insert(lessonCompletions).values(
        rows.map(({ id, begunAt }) => ({
          id: `${id}-lesson`,
          personId: id,
          courseId,
          lessonId: 'first',
          lessonRevisionId: 'invented',
          completedAt: begunAt,
        })),
      ),
    )
  })
}

async function insertAll<Row>(rows: Row[], insert: (rows: Row[]) => PromiseLike<unknown>): Promise<void> {
  if (rows.length > 0) await insert(rows)
}

const inventedMark: Mark = { scorePercent: 90, right: 9, total: 10, objectives: [], failedCriticals: [] }
