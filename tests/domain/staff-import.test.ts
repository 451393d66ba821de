import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { forgetWhatIsOver } from '#app/domain/data-protection/forget-what-is-over.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.ts'
import { writeCsv } from '#app/domain/outside-files/write-csv.ts'
import { writeWorkbook } from '#app/domain/outside-files/write-workbook.ts'
import { movePerson } from '#app/domain/people/move-person.ts'
import { chooseForImport } from '#app/domain/staff-import/choose-for-import.ts'
import { confirmStaffImport } from '#app/domain/staff-import/confirm-staff-import.ts'
import { continueStaffImport } from '#app/domain/staff-import/continue-staff-import.ts'
import { countRejectedRows } from '#app/domain/staff-import/count-rejected-rows.ts'
import { findLargestLosses } from '#app/domain/staff-import/find-largest-losses.ts'
import { findStaffImport, listImportRows, listRowsToMend } from '#app/domain/staff-import/find-staff-import.ts'
import { prepareStaffImport } from '#app/domain/staff-import/prepare-staff-import.ts'
import { readStaffFile } from '#app/domain/staff-import/read-staff-file.ts'
import { resumeStaffImport } from '#app/domain/staff-import/resume-staff-import.ts'
import { settleRejectedRows } from '#app/domain/staff-import/settle-rejected-rows.ts'
import { stopStaffImport } from '#app/domain/staff-import/stop-staff-import.ts'
import type { Database } from '#db/handle.ts'
import {
  ledgerEntries,
  people,
  personIdentifiers,
  personMovements,
  staffImportRows,
  workItems,
} from '#db/schema/index.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { addTestOfficer, makePerson, makeUnit, operator, type TestPerson } from '#tests/support/people.ts'

const now = new Date('2026-11-23T06:00:00.000Z')
const head = 'Staff number;Full name;Unit;Post;Grade;E-mail;Language;User name'

test('a list says what it would do before it does anything, then does it, and the same list again does nothing', async () => {
  const { db, hr } = await scene()
  const file = [
    head,
    'N-1;Marie Payet;Health / Laboratory;Nurse;G5;marie@gov.sc;English;MPAYET',
    'N-2;Jean d’Offay;Laboratory;;;;français;',
    'H-1;Anne Renamed;;;G7;;;',
    'H-2;Person H-2;Laboratory;;;;;',
    'H-3;;;;;;;',
  ].join('\r\n')

  const importId = await brought(db, hr, file)
  const before = await db.select().from(ledgerEntries)
  const judged = await findStaffImport(db, importId, actorOf(hr))
  expect(judged).toMatchObject({
    stage: 'judged',
    counts: { created: 2, changed: 2, unchanged: 1, leaving: 0, rejected: 0 },
  })
  expect(await db.select().from(people)).toHaveLength(5)

  expect(await confirmed(db, hr, importId)).toEqual({ kind: 'confirmed' })
  await continueStaffImport(db, { importId }, now)
  const [marie] = await db.select().from(people).where(eq(people.name, 'Marie Payet'))
  expect(marie).toMatchObject({
    jobTitle: 'Nurse',
    grade: 'G5',
    email: 'marie@gov.sc',
    language: 'en',
    searchName: 'marie payet',
  })
  const names = await db
    .select()
    .from(personIdentifiers)
    .where(eq(personIdentifiers.personId, marie?.id ?? ''))
  expect(new Set(names.map(({ kind, value }) => `${kind} ${value}`))).toEqual(
    new Set(['staff-number n-1', 'email marie@gov.sc', 'logon mpayet']),
  )
  expect(await actionsSince(db, before.length)).toEqual([
    'staff-import.confirmed',
    'person.added',
    'person.added',
    'person.details-changed',
    'person.moved',
    'staff-import.finished',
  ])
  expect((await verifyLedger(db)).kind).toBe('sound')

  const again = await brought(db, hr, file)
  const same = await findStaffImport(db, again, actorOf(hr))
  expect(same?.counts).toEqual({ created: 0, changed: 0, unchanged: 5, leaving: 0, rejected: 0 })
  expect(await confirmed(db, hr, again)).toMatchObject({ reason: 'nothing-to-do' })
})

test('a row that cannot be is refused with its column, the reason and what was perhaps meant, and the others are not', async () => {
  const { db, hr } = await scene()
  await makePerson(db, (await unitNamed(db, 'Finance')) ?? '', 'F-1', { email: 'taken@gov.sc' })

  const importId = await brought(
    db,
    hr,
    [
      head,
      ';Nobody;Laboratory;;;;;',
      'R-1;First;Laboratory;;;;;',
      'R-1;Second;Laboratory;;;;;',
      'R-2;Lost;Labratory;;;;;',
      'R-3;Twofold;Stores;;;;;',
      'R-4;Abroad;Finance;;;;;',
      'R-5;Taken;Laboratory;;;TAKEN@gov.sc;;',
      'R-6;Wrong;Laboratory;;;not an address;;',
      'R-7;Tongue;Laboratory;;;;Klingon;',
      'R-8;;Laboratory;;;;;',
      'F-1;Not mine;Laboratory;;;;;',
      `${'=cmd|1'};"'=HYPERLINK(""x"")";Laboratory;;;;;`,
      'HR-1;Myself Renamed;;;;;;',
    ].join('\n'),
  )

  const one = await findStaffImport(db, importId, actorOf(hr))
  if (!one) throw new Error('There is no import')
  const rows = await listImportRows(db, { one, kind: 'rejected', after: -1, limit: 50 })
  expect(
    rows.map(({ line, problems: [first] }) => [line, first?.problem, first?.problemColumn, first?.suggestion]),
  ).toEqual([
    [2, 'number-missing', 'staff-number', null],
    [4, 'number-twice', 'staff-number', null],
    [5, 'unit-unknown', 'unit', 'Health / Laboratory'],
    [6, 'unit-ambiguous', 'unit', 'Health / Clinics / Stores; Health / Laboratory / Stores'],
    [7, 'unit-out-of-reach', 'unit', null],
    [8, 'name-taken', 'email', null],
    [9, 'email-invalid', 'email', null],
    [10, 'language-unknown', 'language', 'en / fr / crs'],
    [11, 'name-missing', 'name', null],
    [12, 'person-out-of-reach', 'staff-number', null],
    [14, 'about-oneself', 'staff-number', null],
  ])
  expect(rows.every(({ personName }) => personName === null)).toBe(true)
  expect(one.counts).toMatchObject({ created: 2, rejected: 11 })
  await confirmed(db, hr, importId)
  await continueStaffImport(db, { importId }, now)
  const waiting = await countRejectedRows(db)
  expect(waiting.reduce((sum, { people }) => sum + people, 0)).toBe(11)

  // One row came back mended; of the others somebody says that they are dealt with.
  const later = new Date(now.getTime() + 60_000)
  const file = `${head};What is wrong\nR-2;Lost;Laboratory;;;;;;unknown unit`
  const judge = (id: string) => continueStaffImport(db, { importId: id }, later)
  const mended = await brought(db, hr, file, judge, later)
  await confirmed(db, hr, mended)
  await continueStaffImport(db, { importId: mended }, now)
  expect((await countRejectedRows(db)).reduce((sum, { people }) => sum + people, 0)).toBe(10)
  expect(await settleRejectedRows(db, { importId }, actorOf(hr), now)).toEqual({ kind: 'settled' })
  expect(await countRejectedRows(db)).toEqual([])
})

test('everything that is wrong with a row is said at once, and of a row whose number is in doubt nothing that is guessed', async () => {
  const { db, hr } = await scene()
  const file = [
    head,
    'T-1;42;Labratory;;;not an address;Klingon;',
    'T-2;;;;;no-number@gov.sc;;',
    'H-1;;Nowhere at all;;;NO-NUMBER@gov.sc;;',
    'T-1;;;;;no-number@gov.sc;;',
    ';#REF!;Nowhere at all;;;no-number@gov.sc;;',
  ]
  const importId = await brought(db, hr, file.join('\n'))

  const one = await findStaffImport(db, importId, actorOf(hr))
  if (!one) throw new Error('There is no import')
  const rows = await listImportRows(db, { one, kind: 'rejected', after: -1, limit: 50 })
  const unknown = { problem: 'unit-unknown', problemColumn: 'unit', suggestion: null }
  expect(rows.map(({ problems }) => problems)).toEqual([
    [
      { problem: 'name-invalid', problemColumn: 'name', suggestion: null },
      { ...unknown, suggestion: 'Health / Laboratory' },
      { problem: 'email-invalid', problemColumn: 'email', suggestion: null },
      { problem: 'language-unknown', problemColumn: 'language', suggestion: 'en / fr / crs' },
    ],
    [
      { problem: 'name-missing', problemColumn: 'name', suggestion: null },
      { problem: 'unit-missing', problemColumn: 'unit', suggestion: null },
      { problem: 'name-taken', problemColumn: 'email', suggestion: null },
    ],
    [unknown, { problem: 'name-twice', problemColumn: 'email', suggestion: null }],
    [{ problem: 'number-twice', problemColumn: 'staff-number', suggestion: null }],
    [
      { problem: 'number-missing', problemColumn: 'staff-number', suggestion: null },
      { problem: 'cell-spoilt', problemColumn: 'name', suggestion: null },
      unknown,
    ],
  ])
  expect(await listRowsToMend(db, { one, after: 0, limit: 1 })).toMatchObject([{ problems: rows[1]?.problems }])
})

test('nobody leaves by a file unless it is said to be the whole list, and many only where the number is typed', async () => {
  const { db, hr, units } = await scene()
  const importId = await brought(db, hr, `${head}\nH-1;Person H-1;Health;;;;;\nH-9;;Nowhere;;;;;`)
  expect((await findStaffImport(db, importId, actorOf(hr)))?.counts.leaving).toBe(0)

  const elsewhere = await chosen(db, hr, importId, [units.finance])
  expect(elsewhere).toMatchObject({ reason: 'no-such-unit' })
  expect(await chosen(db, hr, importId, [units.health])).toEqual({ kind: 'chosen' })
  expect(await chosen(db, hr, importId, [], 1)).toMatchObject({ reason: 'import-changed-meanwhile' })
  await continueStaffImport(db, { importId }, now)

  const judged = await findStaffImport(db, importId, actorOf(hr))
  // Neither the officer, nor who has no number that could be in a file, nor who stands in a row that is refused.
  expect(judged).toMatchObject({ counts: { leaving: 2, unchanged: 1, rejected: 1 }, wholePeople: 5 })
  // All of the unit together and by itself are the same people, the officer among them.
  const losses = judged ? await findLargestLosses(db, judged) : []
  expect(losses).toMatchObject([{ unitId: units.health, leaving: 2, people: 5 }])
  expect(await confirmed(db, hr, importId)).toMatchObject({ reason: 'leaving-not-typed' })
  expect(await confirmed(db, hr, importId, 3)).toMatchObject({ reason: 'leaving-not-typed' })
  expect(await confirmed(db, hr, importId, 2)).toEqual({ kind: 'confirmed' })
  expect(await confirmed(db, hr, importId, 2)).toMatchObject({ reason: 'already-confirmed' })
  await continueStaffImport(db, { importId }, now)

  const left = await db.select({ name: people.name }).from(people).where(eq(people.activity, 'left'))
  expect(new Set(left.map(({ name }) => name))).toEqual(new Set(['Person H-2', 'Person H-3']))
})

test('a section that is missing from the list of a large unit does not leave without its number typed', async () => {
  const { db, hr, units } = await scene()
  const section = await makeUnit(db, 'Wards', units.health)
  const large = Array.from({ length: 60 }, (_, place) => `L-${place}`)
  for (const number of large) await makePerson(db, units.health, number)
  await makePerson(db, section, 'W-1')
  await makePerson(db, section, 'W-2')
  const all = [...large, 'H-1', 'H-2', 'H-3'].map((number) => `${number};Person ${number};Health;;;;;`)
  const importId = await brought(db, hr, [head, ...all].join('\n'))
  await chosen(db, hr, importId, [units.health])
  await continueStaffImport(db, { importId }, now)

  expect((await findStaffImport(db, importId, actorOf(hr)))?.counts.leaving).toBe(2)
  expect(await confirmed(db, hr, importId)).toMatchObject({ reason: 'leaving-not-typed' })
  expect(await confirmed(db, hr, importId, 2)).toEqual({ kind: 'confirmed' })
})

test('stopped at any moment and carried out by two at once, everything is done once', async () => {
  const { db, hr } = await scene()
  const rows = Array.from(
    { length: 1_300 },
    (_, number) => `B-${number};Person B ${number};Laboratory;;;b${number}@gov.sc;;b${number}`,
  )
  const importId = await brought(db, hr, [head, ...rows].join('\n'), async (id) => {
    let pieces = 0
    await Promise.all([
      continueStaffImport(db, { importId: id }, now, () => ++pieces < 2),
      continueStaffImport(db, { importId: id }, now),
    ])
  })
  expect((await findStaffImport(db, importId, actorOf(hr)))?.counts.created).toBe(1_300)
  const other = await brought(db, hr, `${head}\nC-1;Other;Laboratory;;;;;`)
  await confirmed(db, hr, importId)
  expect(await confirmed(db, hr, other)).toMatchObject({ reason: 'another-import-running' })

  await continueStaffImport(db, { importId }, now, () => false)
  await Promise.all([
    continueStaffImport(db, { importId }, now, () => false),
    continueStaffImport(db, { importId }, now),
    continueStaffImport(db, { importId }, now),
  ])

  expect(await findStaffImport(db, importId, actorOf(hr))).toMatchObject({
    stage: 'finished',
    outcomes: [{ outcome: 'done', rows: 1_300 }],
  })
  expect(await db.select().from(people)).toHaveLength(1_305)
  const joined = await db.select().from(personMovements).where(eq(personMovements.kind, 'joined'))
  expect(joined).toHaveLength(1_305)
  const finished = await db.select().from(ledgerEntries).where(eq(ledgerEntries.action, 'staff-import.finished'))
  expect(finished).toHaveLength(1)
  expect((await verifyLedger(db)).kind).toBe('sound')
})

test('a list whose work was given up is in nobody’s way, and its officer has it go on or stops it', async () => {
  const { db, hr } = await scene()
  const stuck = await brought(db, hr, `${head}\nN-1;New One;Laboratory;;;;;\nN-2;New Two;Laboratory;;;;;`)
  const other = await brought(db, hr, `${head}\nN-3;New Three;Laboratory;;;;;`)
  expect(await resumeStaffImport(db, { importId: stuck }, actorOf(hr), now)).toMatchObject({ reason: 'not-under-way' })
  await confirmed(db, hr, stuck)
  expect(await confirmed(db, hr, other)).toMatchObject({ reason: 'another-import-running' })

  await db.update(workItems).set({ state: 'dead' })
  expect(await confirmed(db, hr, other)).toEqual({ kind: 'confirmed' })
  const resume = () => resumeStaffImport(db, { importId: stuck }, actorOf(hr), now)
  expect(await resume()).toMatchObject({ reason: 'another-import-running' })
  await continueStaffImport(db, { importId: other }, now)
  await db.delete(workItems)
  expect([await resume(), await resume()]).toEqual([{ kind: 'resumed' }, { kind: 'resumed' }])
  expect(await db.select().from(workItems)).toHaveLength(1)

  const stranger = await addTestOfficer(db, 'hr', hr.unitId)
  const stop = (officer: TestPerson) => stopStaffImport(db, { importId: stuck }, actorOf(officer), now)
  expect(await stop(stranger)).toMatchObject({ reason: 'no-such-import' })
  const answers = await Promise.all([stop(hr), stop(hr)])
  expect(answers.map(({ kind }) => kind).sort()).toEqual(['refused', 'stopped'])
  await continueStaffImport(db, { importId: stuck }, now)
  const found = await findStaffImport(db, stuck, actorOf(hr))
  expect(found).toMatchObject({ stage: 'finished', outcomes: [{ outcome: 'stopped', rows: 2 }] })
  expect((await verifyLedger(db)).kind).toBe('sound')
})

test('what somebody else did between the look and the deed is not done over', async () => {
  const { db, hr, units, persons } = await scene()
  const importId = await brought(
    db,
    hr,
    [
      head,
      'H-1;Person H-1;Laboratory;;;;;',
      'H-2;Anne Renamed;;;;;;',
      'N-1;New One;Laboratory;;;;;',
      'N-2;New Two;Laboratory;;;;;',
    ].join('\n'),
  )
  await movePerson(db, { personId: persons[0] ?? '', unitId: units.laboratory }, operator, now)
  await db
    .update(people)
    .set({ name: 'Anna' })
    .where(eq(people.id, persons[1] ?? ''))
  await makePerson(db, units.laboratory, 'N-1', {}, now)
  await confirmed(db, hr, importId)
  await continueStaffImport(db, { importId }, now)

  const one = await findStaffImport(db, importId, actorOf(hr))
  expect(Object.fromEntries(one?.outcomes.map(({ outcome, rows }) => [outcome, rows]) ?? [])).toEqual({
    unchanged: 1,
    'changed-meanwhile': 2,
    done: 1,
  })
  if (!one) throw new Error('There is no import')
  const undone = await listImportRows(db, { one, kind: 'undone', after: -1, limit: 5 })
  expect(undone.map(({ line }) => line)).toEqual([3, 4])
})

test('whoever was moved away meanwhile does not leave with those who are missing from the list', async () => {
  const { db, hr, units, persons } = await scene()
  const importId = await brought(db, hr, `${head}\nH-1;Person H-1;Health;;;;;`)
  await chosen(db, hr, importId, [units.health])
  await continueStaffImport(db, { importId }, now)
  await movePerson(db, { personId: persons[1] ?? '', unitId: units.finance }, operator, now)
  expect(await confirmed(db, hr, importId, 2)).toEqual({ kind: 'confirmed' })
  await continueStaffImport(db, { importId }, now)

  const left = await db.select({ name: people.name }).from(people).where(eq(people.activity, 'left'))
  expect(left.map(({ name }) => name)).toEqual(['Person H-3'])
})

test('what a spreadsheet lost is taken for nobody', async () => {
  const { db, hr, units } = await scene()
  await makePerson(db, units.health, '00123')
  const zeros = await brought(db, hr, `${head}\n123;Zero Zoé;Health;;;;;\n456;New Number;Health;;;;;`)
  expect((await findStaffImport(db, zeros, actorOf(hr)))?.counts).toMatchObject({ created: 1, rejected: 1 })
  const rows = ['#N/A;New One;Health;;;;;', '1.23457E+11;New Two;Health;;;;;', 'N-3;#REF!;Health;;;;;']
  const importId = await brought(db, hr, [head, ...rows].join('\n'))

  expect((await findStaffImport(db, importId, actorOf(hr)))?.counts).toMatchObject({ created: 0, rejected: 3 })
})

test('the same list is read from every spreadsheet that an office has', async () => {
  const written = 'Matricule;Nom et prénom;Unité;Courriel\r\nN-1;Zoé Bœuf-Émile;Laboratory;zoe@gov.sc\r\n'
  const utf16 = Buffer.from(`\ufeff${written}`, 'utf16le')
  const table = () => ({
    headings: ['Matricule', 'Nom et prénom', 'Unité', 'Courriel'],
    rows: (async function* () {
      yield [['N-1', 'Zoé Bœuf-Émile', 'Laboratory', 'zoe@gov.sc']]
    })(),
  })
  const windows = Buffer.from(written.replace('œ', '\u009c'), 'latin1')
  const files = [
    Buffer.from(written),
    Buffer.from(`\ufeff${written.replaceAll(';', '\t')}`),
    Buffer.from(written.replaceAll(';', '|')),
    Buffer.from(written.replaceAll(';', ',').replaceAll('\r', '')),
    utf16,
    utf16.subarray(2),
    utf16.swap16(),
    windows,
    await collected(writeCsv(table())),
    await collected(writeWorkbook(table())),
  ]
  for (const file of files) {
    const reading = await readStaffFile(file)
    expect(reading).toMatchObject({
      kind: 'read',
      rows: [{ cells: ['N-1', 'Zoé Bœuf-Émile', 'Laboratory', 'zoe@gov.sc'] }],
    })
  }
  expect(await readStaffFile(Buffer.from('Staff number\n'))).toMatchObject({ reason: 'no-people' })
  expect(await readStaffFile(Buffer.alloc(0))).toMatchObject({ reason: 'file-empty' })
  expect(await readStaffFile(Buffer.alloc(10_000_001, 'a'))).toMatchObject({ reason: 'file-too-large' })
  expect(await readStaffFile(Buffer.from('Staff number\n'.repeat(50_002)))).toMatchObject({ reason: 'too-many-rows' })
  expect(await readStaffFile(Buffer.from('PK\u0003\u0004 nothing of the kind, but long enough'))).toMatchObject({
    reason: 'file-unsafe',
  })
})

test('a list is nobody’s but its officer’s, and no way into the account of somebody with a role', async () => {
  const { db, hr, units } = await scene()
  const colleague = await addTestOfficer(db, 'hr', units.health)
  await db.insert(personIdentifiers).values({
    id: crypto.randomUUID(),
    personId: colleague.id,
    kind: 'staff-number',
    value: 'c-1',
    shown: 'C-1',
  })
  const importId = await brought(db, hr, `${head}\nC-1;;;;;mine@gov.sc;;\nN-1;New One;Laboratory;;;;;`)

  const one = await findStaffImport(db, importId, actorOf(hr))
  if (!one) throw new Error('There is no import')
  expect(await listImportRows(db, { one, kind: 'rejected', after: -1, limit: 5 })).toMatchObject([
    { problems: [{ problem: 'holds-a-role', problemColumn: 'email' }] },
  ])
  expect(await findStaffImport(db, importId, actorOf(colleague))).toBeNull()
  expect(await confirmed(db, colleague, importId)).toMatchObject({ reason: 'no-such-import' })
  expect(await chosen(db, colleague, importId, [])).toMatchObject({ reason: 'no-such-import' })
  const auditor = await addTestOfficer(db, 'auditor', units.health)
  const file = { name: 'x.csv', headings: ['Staff number'], separator: null, rows: [{ line: 2, cells: ['N-1'] }] }
  expect(await prepareStaffImport(db, file, actorOf(auditor), now)).toMatchObject({ reason: 'out-of-reach' })
  const tomorrow = new Date(now.getTime() + 25 * 3_600_000)
  expect(
    await confirmStaffImport(db, { importId, version: 1, leavingTyped: null }, actorOf(hr), tomorrow),
  ).toMatchObject({
    reason: 'rehearsal-too-old',
  })
})

test('the rows of a list are forgotten half a year after it was sent, and one that is being carried out is not', async () => {
  const { db, hr } = await scene()
  const importId = await brought(db, hr, `${head}\nN-1;New One;Laboratory;;;;;\nN-2;;Laboratory;;;;;`)
  await confirmed(db, hr, importId)
  const later = new Date(now.getTime() + 190 * 24 * 3_600_000)

  await forgetWhatIsOver(db, () => later)
  expect(await db.select().from(staffImportRows)).toHaveLength(2)
  await continueStaffImport(db, { importId }, now)
  await forgetWhatIsOver(db, () => now)
  expect(await db.select().from(staffImportRows)).toHaveLength(2)
  await forgetWhatIsOver(db, () => later)
  expect(await db.select().from(staffImportRows)).toEqual([])
  expect(await findStaffImport(db, importId, actorOf(hr))).toMatchObject({ stage: 'finished', rows: 2 })
})

function actorOf({ id }: TestPerson) {
  return { kind: 'person', personId: id } as const
}

async function collected(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}

async function brought(
  db: Database,
  officer: TestPerson,
  text: string,
  judge: (importId: string) => Promise<unknown> = (importId) => continueStaffImport(db, { importId }, now),
  at = now,
): Promise<string> {
  const file = await readStaffFile(Buffer.from(text))
  if (file.kind === 'refused') throw new Error(file.reason)
  const outcome = await prepareStaffImport(db, { name: 'staff.csv', ...file }, actorOf(officer), at)
  if (outcome.kind === 'refused') throw new Error(outcome.reason)
  await judge(outcome.importId)
  return outcome.importId
}

async function chosen(db: Database, officer: TestPerson, importId: string, wholeUnitIds: string[], seen?: number) {
  const one = await findStaffImport(db, importId, actorOf(officer))
  const columns = one?.columns ?? ({} as never)
  const version = seen ?? one?.version ?? 1
  return chooseForImport(db, { importId, version, columns, wholeUnitIds }, actorOf(officer), now)
}

async function confirmed(db: Database, officer: TestPerson, importId: string, leavingTyped: number | null = null) {
  const one = await findStaffImport(db, importId, actorOf(officer))
  return confirmStaffImport(db, { importId, version: one?.version ?? 1, leavingTyped }, actorOf(officer), now)
}

async function actionsSince(db: Database, place: number): Promise<string[]> {
  const entries = await db.select().from(ledgerEntries).orderBy(ledgerEntries.sequence)
  return entries.slice(place).map(({ action }) => action)
}

async function unitNamed(db: Database, name: string): Promise<string | undefined> {
  const { units } = await import('#db/schema/index.ts')
  const [unit] = await db.select().from(units).where(eq(units.name, name))
  return unit?.id
}

/** Health with an officer, three people with numbers and one without; Finance, which the officer does not reach. */
async function scene() {
  const db = await emptyDatabase()
  const health = await makeUnit(db, 'Health')
  const laboratory = await makeUnit(db, 'Laboratory', health)
  const clinics = await makeUnit(db, 'Clinics', health)
  await makeUnit(db, 'Stores', laboratory)
  await makeUnit(db, 'Stores', clinics)
  const finance = await makeUnit(db, 'Finance')
  const persons: string[] = []
  for (const number of ['H-1', 'H-2', 'H-3']) persons.push(await makePerson(db, health, number))
  await makePerson(db, health, 'x', { identifiers: [], email: 'no-number@gov.sc' })
  const hr = await addTestOfficer(db, 'hr', health)
  await db
    .insert(personIdentifiers)
    .values({ id: crypto.randomUUID(), personId: hr.id, kind: 'staff-number', value: 'hr-1', shown: 'HR-1' })
  return { db, hr, persons, units: { health, laboratory, finance } }
}
