import { dayOf } from '#app/domain/certification/calendar-days.ts'
import { recordListTaken } from '#app/domain/certification/record-list-taken.ts'
import { writeCsv } from '#app/domain/outside-files/write-csv.ts'
import { writeWorkbook } from '#app/domain/outside-files/write-workbook.ts'
import type { TableOut } from '#app/domain/outside-files/written-table.ts'
import { listStaffNumbers } from '#app/domain/people/list-staff-numbers.ts'
import type { PeopleCursor } from '#app/domain/people/people-cursor.ts'
import { translator } from '#app/locales/translator.ts'
import type { Language } from '#db/schema/people.ts'
import { currentOrganisation } from './catalogue.ts'
import { db } from './database.ts'
import { actorOf } from './desk.ts'
import { fileToKeep } from './file-to-keep.ts'
import { type AskedPeople, listAsked, readAskedPeople } from './people-filter.ts'
import type { SignedIn } from './signed-in.ts'

const formats = {
  csv: { write: writeCsv, type: 'text/csv; charset=utf-8' },
  xlsx: { write: writeWorkbook, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
}

const columns = ['name', 'staffNumber', 'unit', 'jobTitle', 'standing', 'validUntil', 'activity'] as const
const peopleAtATime = 500

/** The list of people as a file, exactly as the address filters it, piece by piece. That it was taken is written down. */
export async function peopleFile(
  request: Request,
  { officer, language, format }: { officer: SignedIn; language: Language; format: keyof typeof formats },
): Promise<Response> {
  const now = new Date()
  const people = await readAskedPeople(request, officer.personId, now)
  // Mostly somebody's name or number: the ledger keeps that a search was made, not for whom.
  const asked = { ...people.asked, search: people.asked.search && 'yes' }
  await recordListTaken(db, { format, asked }, actorOf(officer), now)
  const { write, type } = formats[format]
  const table = await tableOf(people, language, now)
  const { timeZone } = await currentOrganisation()
  return fileToKeep(write(table), { name: `people-${people.asked.on || dayOf(now, timeZone)}.${format}`, type: type })
}

async function tableOf(people: AskedPeople, language: Language, now: Date): Promise<TableOut> {
  const t = translator(language)
  const more = people.dueState === null ? [] : (['requiredBy'] as const)
  return {
    headings: [...columns, ...more].map((column) => t(`hr:file.${column}`)),
    rows: rowsOf(people, language, (await currentOrganisation()).timeZone, now),
  }
}

async function* rowsOf(
  people: AskedPeople,
  language: Language,
  timeZone: string,
  now: Date,
): AsyncGenerator<string[][]> {
  const t = translator(language)
  let after: PeopleCursor | null = null
  for (;;) {
    const piece = await listAsked(people, { after, limit: peopleAtATime }, now)
    const numbers = await listStaffNumbers(
      db,
      piece.map(({ id }) => id),
    )
    yield piece.map(({ id, name, unitName, jobTitle, state, validUntil, activity, dueDay, outOfReach }) => [
      name,
      outOfReach ? '' : (numbers.get(id) ?? ''),
      unitName,
      jobTitle ?? '',
      t(`desk:state.${state}`),
      validUntil ? dayOf(validUntil, timeZone) : '',
      outOfReach ? '' : t(`people:activity.${activity}`),
      ...(people.dueState === null ? [] : [dueDay ?? '']),
    ])
    after = piece.at(-1) ?? null
    if (piece.length < peopleAtATime) return
    await new Promise(setImmediate)
  }
}
