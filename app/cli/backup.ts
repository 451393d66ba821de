import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Command } from 'commander'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { recordBackupMade } from '#app/domain/office/readiness/backup-proof.ts'
import { config } from '#app/web/config.ts'
import { inTransaction } from '#db/handle.ts'
import { makeArchive } from './archive/make-archive.ts'
import { restoreProof } from './archive/restore-proof.ts'
import { inOffice } from './office.ts'
import { remark, say } from './progress.ts'
import { Refused } from './refused.ts'

/** `lisans backup FILE`: everything in one archive, while the service runs. */
export function addBackupCommand(program: Command): void {
  program
    .command('backup <file>')
    .description('copy database, keys and uploads into one .tar.gz, while the service runs')
    .option('--overwrite', 'replace the file if it exists')
    .action((file: string, { overwrite = false }: { overwrite?: boolean }, command: Command) => {
      refusePostgres()
      const archive = path.resolve(file)
      if (existsSync(archive) && !overwrite) throw new Refused(`${archive} exists already; --overwrite replaces it.`)
      if (!existsSync(path.dirname(archive))) throw new Refused(`There is no folder ${path.dirname(archive)}.`)
      return inOffice(command, async ({ db, operator }) => {
        const at = new Date()
        await inTransaction(db, (tx) =>
          recordEntry(tx, { action: 'data.backed-up', actor: operator, subjectId: 'data' }, at),
        )
        remark('Copying …')
        const manifest = await makeArchive(config.dataDirectory, archive, at)
        await recordBackupMade(db, { proof: restoreProof(manifest) }, new Date())
        const { files, ledgerEnd } = manifest
        remark(`${files.length} files, ledger up to entry ${ledgerEnd?.sequence ?? 0}.`)
        remark('It holds private keys and personal data: keep it where only you can read it.')
        say(archive)
      })
    })
}

function refusePostgres(): void {
  if (!config.databaseUrl) return
  throw new Refused(
    [
      'The data is in PostgreSQL, which has its own tools. Back up both parts:',
      '  pg_dump --format=custom --file=lisans.dump "$DATABASE_URL"',
      `  tar -czf lisans-keys.tar.gz -C ${config.dataDirectory} keys`,
      'To restore, see “PostgreSQL” in docs/operating.md.',
    ].join('\n'),
  )
}
