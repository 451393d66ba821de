import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { completeLesson } from '#app/domain/learning/complete-lesson.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.ts'
import type { Database } from '#db/handle.ts'
import { migrateSqlite } from '#db/migrate.ts'
import { openSqlite } from '#db/open-sqlite.ts'
import { answers, attempts, ledgerEntries } from '#db/schema/index.ts'
import { addTestProgramme } from '#tests/support/catalogue.ts'
import { bundleChild, runUntilKilled } from '#tests/support/child-program.ts'
import { makePerson, makeUnit } from '#tests/support/people.ts'

const part = 'tides'
const deaths = 6

test('killed at any moment while people save and submit, Lisans has kept all it acknowledged and nothing by half', async () => {
  const { file, programmeId, personIds } = await examinationHall()
  const program = await bundleChild('tests/db/sudden-death/learners-at-work.ts')
  const acknowledged: string[] = []

  for (let death = 0; death < deaths; death++) {
    const lifetime = 200 + Math.random() * 500
    acknowledged.push(...(await runUntilKilled(program, [file, programmeId, part, ...personIds], lifetime)))
    await reading(file, async (db) => {
      expect(await findLost(db, acknowledged)).toEqual([])
      expect(await verifyLedger(db)).toMatchObject({ kind: 'sound' })
      expect(await findHalfDone(db)).toEqual([])
    })
  }

  expect(acknowledged.filter((line) => line.startsWith('submitted')).length).toBeGreaterThan(deaths)
}, 120_000)

/** Acknowledgements that the database knows nothing of. */
async function findLost(db: Database, acknowledged: string[]): Promise<string[]> {
  const saved = new Set(
    (await db.select().from(answers)).map((row) => `saved ${row.attemptId} ${row.questionVersionId}`),
  )
  const sat = await db.select().from(attempts)
  const known = new Set([
    ...saved,
    ...sat.map(({ id }) => `started ${id}`),
    ...sat.flatMap(({ id, submittedAt, passed }) => (submittedAt ? [`submitted ${id} ${passed}`] : [])),
  ])
  return acknowledged.filter((line) => !known.has(line))
}

/** Submissions without their entry in the ledger or without a mark. */
async function findHalfDone(db: Database): Promise<string[]> {
  const entry = and(eq(ledgerEntries.subjectId, attempts.id), eq(ledgerEntries.action, 'attempt.submitted'))
  const unrecorded = await db
    .select({ id: attempts.id })
    .from(attempts)
    .leftJoin(ledgerEntries, entry)
    .where(and(isNotNull(attempts.submittedAt), isNull(ledgerEntries.sequence)))
  const unmarked = await db
    .select({ id: attempts.id })
    .from(attempts)
    .where(and(isNotNull(attempts.submittedAt), isNull(attempts.mark)))
  return [...unrecorded, ...unmarked].map(({ id }) => id)
}

async function examinationHall() {
  const folder = mkdtempSync(path.join(tmpdir(), 'lisans-death-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = path.join(folder, 'lisans.sqlite')
  migrateSqlite(file)
  return reading(file, async (db) => {
    const { programmeId, courses } = await addTestProgramme(db)
    const unitId = await makeUnit(db, 'Ministry of Tides')
    const personIds: string[] = []
    for (let number = 1; number <= 8; number++) personIds.push(await makePerson(db, unitId, `SN-${number}`))
    const lessonIds = courses.find(({ id }) => id === part)?.lessonIds ?? []
    for (const personId of personIds) {
      for (const lessonId of lessonIds) await completeLesson(db, { personId, courseId: part, lessonId }, new Date())
    }
    return { file, programmeId, personIds }
  })
}

async function reading<Result>(file: string, work: (db: Database) => Promise<Result>): Promise<Result> {
  const handle = openSqlite(file)
  try {
    return await work(handle.db)
  } finally {
    await handle.close()
  }
}
