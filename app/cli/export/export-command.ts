import { once } from 'node:events'
import { createWriteStream, renameSync, rmSync } from 'node:fs'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { Command } from 'commander'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { config } from '#app/web/config.ts'
import { sqliteFile } from '#db/connect.ts'
import { inTransaction } from '#db/handle.ts'
import { inOffice } from '../office.ts'
import { remark } from '../progress.ts'
import { exportFacts, type WriteLine } from './export-facts.ts'

/** `lisans export [FILE]`: every fact, for other systems and for leaving. */
export function addExportCommand(program: Command): void {
  program
    .command('export [file]')
    .description('every fact as JSON lines, without passwords, sessions or keys; to standard output or into a file')
    .action((file: string | undefined, _options: object, command: Command) =>
      inOffice(command, async ({ db, operator }) => {
        const at = new Date()
        await inTransaction(db, (tx) =>
          recordEntry(tx, { action: 'data.exported', actor: operator, subjectId: 'data' }, at),
        )
        const { databaseUrl, dataDirectory } = config
        const source = databaseUrl ? { databaseUrl } : { file: sqliteFile(dataDirectory) }
        const write = (line: WriteLine) => exportFacts(source, at, line)
        const rows = file ? await intoFile(file, write) : await write(lineWriter(process.stdout))
        remark(`${rows} rows.`)
      }),
    )
}

/** The file appears whole or not at all. It holds personal data: its owner alone may read it. */
async function intoFile(file: string, work: (write: WriteLine) => Promise<number>): Promise<number> {
  const unfinished = `${file}.unfinished`
  const stream = createWriteStream(unfinished, { mode: 0o600 })
  try {
    const rows = await work(lineWriter(stream))
    stream.end()
    await finished(stream)
    renameSync(unfinished, file)
    return rows
  } finally {
    stream.destroy()
    rmSync(unfinished, { force: true })
  }
}

/** Waits whenever the reader is slower than we are, so that memory stays small. */
function lineWriter(stream: Writable): WriteLine {
  let failure: Error | undefined
  stream.on('error', (error) => {
    failure = error
  })
  return async (line) => {
    if (failure) throw failure
    if (!stream.write(`${line}\n`)) await once(stream, 'drain')
  }
}
