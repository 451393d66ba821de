import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { addUnit } from '#app/domain/people/add-unit.ts'
import { confirmStaffImport } from '#app/domain/staff-import/confirm-staff-import.ts'
import { continueStaffImport } from '#app/domain/staff-import/continue-staff-import.ts'
import { findStaffImport } from '#app/domain/staff-import/find-staff-import.ts'
import { prepareStaffImport } from '#app/domain/staff-import/prepare-staff-import.ts'
import { readStaffFile } from '#app/domain/staff-import/read-staff-file.ts'
import { migrateSqlite } from '#db/migrate.ts'
import { openSqlite } from '#db/open-sqlite.ts'
import { recordTransactions, replay } from './recorded-sql.ts'
import { printTable } from './table.ts'

// A list of staff from its bytes to the last person, against the very statements that wrote them with bare better-sqlite3: many rows
// to a statement, one durable commit to a piece.
const people = Number(process.env.BENCH_PEOPLE ?? 50_000)
const folder = mkdtempSync(path.join(tmpdir(), 'lisans-staff-import-'))
const file = path.join(folder, 'lisans.sqlite')
const before = path.join(folder, 'before.sqlite')
const operator = { kind: 'operator', name: 'bench' } as const
const at = new Date()

const bytes = Buffer.from(
  [
    'Staff number;Name;Unit;Job title;Grade;E-mail;Language;Logon',
    ...Array.from({ length: people }, (_, number) =>
      [
        `PS-${number}`,
        `Marie Person ${number}`,
        `Ministry ${number % 40} / Department ${number % 400}`,
        'Clerk',
        'G4',
        `p${number}@gov.example`,
        'English',
        `user${number}`,
      ].join(';'),
    ),
  ].join('\r\n'),
)

const handle = openSqlite(file)
await migrateSqlite(file)
const { db } = handle
const ministries: string[] = []
for (let number = 0; number < 40; number++) ministries.push(await makeUnit(`Ministry ${number}`, null))
for (let number = 0; number < 400; number++) {
  await makeUnit(`Department ${number}`, ministries[number % 40] ?? null)
}

const reading = await measured(() => readStaffFile(bytes))
if (reading.of.kind === 'refused') throw new Error(reading.of.reason)
const read = reading.of
const keeping = await measured(() => prepareStaffImport(db, { name: 'bench.csv', ...read }, operator, at))
if (keeping.of.kind === 'refused') throw new Error(keeping.of.reason)
const { importId } = keeping.of
const judging = await measured(() => continueStaffImport(db, { importId }, at))
const judged = await findStaffImport(db, importId, operator)
if (judged?.counts.created !== people)
  throw new Error(`Not everybody would be created: ${JSON.stringify(judged?.counts)}`)
await confirmStaffImport(db, { importId, version: 1, leavingTyped: null }, operator, at)
await handle.close()
cpSync(file, before)

const again = openSqlite(file)
const carrying = await measured(() => continueStaffImport(again.db, { importId }, at))
const same = await measured(async () => {
  const kept = await prepareStaffImport(again.db, { name: 'bench.csv', ...read }, operator, at)
  if (kept.kind === 'prepared') await continueStaffImport(again.db, kept, at)
})
await again.close()

const recordedFile = path.join(folder, 'recorded.sqlite')
cpSync(before, recordedFile)
const recording = openSqlite(recordedFile)
const recorded = await recordTransactions(() => continueStaffImport(recording.db, { importId }, at))
await recording.close()
const writes = recorded.map((transaction) => transaction.filter(({ sql }) => /^insert/i.test(sql)))
const bare = await measured(async () => replay(before, writes))

const row = (name: string, { seconds, worst, processor }: Omit<typeof bare, 'of'>) => [
  name,
  seconds,
  processor,
  people / seconds,
  bare.seconds / seconds,
  worst,
]
printTable(
  [`${people} new people`, 'seconds', 'processor s', 'rows/s', 'of bare', 'longest pause ms'],
  [
    row('bare: the same inserts', bare),
    row('read the file', reading),
    row('keep the rows', keeping),
    row('judge them', judging),
    row('carry them out', carrying),
    row('the same list again, kept and judged', same),
  ],
)
rmSync(folder, { recursive: true })

async function makeUnit(name: string, parentId: string | null): Promise<string> {
  const outcome = await addUnit(db, { name, parentId }, operator, at)
  if (outcome.kind === 'refused') throw new Error(outcome.reason)
  return outcome.unitId
}

/** How long it took, and how long nobody else was answered meanwhile at most. */
async function measured<Result>(work: () => Promise<Result>) {
  let last = performance.now()
  let worst = 0
  const beat = setInterval(() => {
    const now = performance.now()
    worst = Math.max(worst, now - last)
    last = now
  }, 1)
  const begin = performance.now()
  const spent = process.cpuUsage()
  const of = await work()
  const seconds = (performance.now() - begin) / 1000
  const { user, system } = process.cpuUsage(spent)
  clearInterval(beat)
  return { of, seconds, worst, processor: (user + system) / 1e6 }
}
