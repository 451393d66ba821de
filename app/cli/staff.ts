import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Command } from 'commander'
import { confirmStaffImport } from '#app/domain/staff-import/confirm-staff-import.ts'
import { continueStaffImport, type ImportProgress } from '#app/domain/staff-import/continue-staff-import.ts'
import { findStaffImport, listImportRows } from '#app/domain/staff-import/find-staff-import.ts'
import { prepareStaffImport } from '#app/domain/staff-import/prepare-staff-import.ts'
import { largestStaffFile, mostStaffRows, readStaffFile } from '#app/domain/staff-import/read-staff-file.ts'
import { translator } from '#app/locales/translator.ts'
import { inOffice, type Office } from './office.ts'
import { remark, say, showProgress } from './progress.ts'
import { Refused } from './refused.ts'

const rowsAtATime = 500

/** `lisans staff import FILE`: a list of staff, as HR sends it on the page. */
export function addStaffCommands(program: Command): void {
  program
    .command('staff')
    .description('lists of staff from other systems')
    .command('import <file>')
    .description('add and change people by a CSV or XLSX list, known again by staff number; nobody leaves by it')
    .option('--dry-run', 'only say what it would do')
    .action((file: string, { dryRun = false }: { dryRun?: boolean }, command: Command) =>
      inOffice(command, (office) => importFile(office, file, dryRun)),
    )
}

async function importFile({ db, operator }: Office, file: string, dryRun: boolean): Promise<void> {
  const reading = await readStaffFile(bytesOf(file))
  if (reading.kind === 'refused') throw new Refused(inWords(`staff-import:file.${reading.reason}`))
  const kept = await prepareStaffImport(db, { ...reading, name: path.basename(file) }, operator, new Date())
  if (kept.kind === 'refused') throw new Refused(inWords(`refusals:${kept.reason}`))
  const { importId } = kept
  await work('Looking through', { db, operator }, importId)
  const judged = await findStaffImport(db, importId, operator)
  if (!judged) throw new Refused(inWords('refusals:no-such-import'))
  const { counts } = judged
  await sayRows({ db, operator }, importId, 'rejected')
  const { created, changed, unchanged, rejected } = counts
  remark(`${created} new, ${changed} changed, ${unchanged} as they are, ${rejected} rejected.`)
  if (dryRun || created + changed === 0) return
  const confirmed = await confirmStaffImport(
    db,
    { importId, version: judged.version, leavingTyped: null },
    operator,
    new Date(),
  )
  if (confirmed.kind === 'refused') throw new Refused(inWords(`refusals:${confirmed.reason}`))
  await work('Carrying out', { db, operator }, importId)
  await sayRows({ db, operator }, importId, 'undone')
  const done = await findStaffImport(db, importId, operator)
  remark(`Rows carried out: ${done?.outcomes.find(({ outcome }) => outcome === 'done')?.rows ?? 0}.`)
}

/** What is recorded is of the moment it is recorded, within a minute. In milliseconds. */
const atATime = 60_000

async function work(what: string, { db }: Office, importId: string): Promise<void> {
  const progress = showProgress(what, 1)
  for (;;) {
    const until = performance.now() + atATime
    const show = ({ confirmedAt, carriedRows, judgedRows, rows }: ImportProgress) => {
      if (confirmedAt) progress.reach(carriedRows, judgedRows)
      else progress.reach(judgedRows, rows)
      return performance.now() < until
    }
    if ((await continueStaffImport(db, { importId }, new Date(), show)) === 'finished') break
  }
  progress.end()
}

/** Each fault of a row to a line: the row's number in the file, why not, and what was perhaps meant. */
async function sayRows({ db, operator }: Office, importId: string, kind: 'rejected' | 'undone'): Promise<void> {
  const one = await findStaffImport(db, importId, operator)
  if (!one) return
  let after = -1
  for (;;) {
    const piece = await listImportRows(db, { one, kind, after, limit: rowsAtATime })
    for (const { line, staffNumber, problems, outcome } of piece) {
      const wrong = outcome === null ? problems : [{ problem: outcome, problemColumn: null, suggestion: null }]
      for (const { problem, problemColumn, suggestion } of wrong) {
        const perhaps = suggestion === null ? '' : ` ${inWords('staff-import:perhaps', { suggestion })}`
        const column = problemColumn === null ? '' : `${inWords(`staff-import:column.${problemColumn}`)}: `
        say(
          `Row ${line} (${staffNumber ?? 'no number'}): ${column}${inWords(`staff-import:problem.${problem}`)}${perhaps}`,
        )
      }
    }
    after = piece.at(-1)?.place ?? after
    if (piece.length < rowsAtATime) return
  }
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch {
    throw new Refused(`${file} cannot be read.`)
  }
}

function inWords(key: string, values: Record<string, string | number> = {}): string {
  return translator('en')(key, { rows: mostStaffRows, megabytes: largestStaffFile / 1_000_000, ...values })
}
