import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Command } from 'commander'
import { type ErasedAgain, eraseAgain } from '#app/domain/data-protection/erase-again.ts'
import { findForgedCheckpoint } from '#app/domain/ledger/verify-checkpoint.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.ts'
import { shutGateAfterRestore } from '#app/domain/office/shut-gate-after-restore.ts'
import type { Operator } from '#app/domain/people/actor.ts'
import { groupCode } from '#app/domain/sign-in/one-time-code.ts'
import { config } from '#app/web/config.ts'
import { readErasedPeople } from '#app/web/erased-people-file.ts'
import { sqliteFile } from '#db/connect.ts'
import { holdsNothing, removeWithLock, takeDataDirectory } from '#db/data-directory-lock.ts'
import { countEntriesBeyond } from '#db/examine-sqlite.ts'
import type { Database } from '#db/handle.ts'
import { migrateSqlite } from '#db/migrate.ts'
import { openSqlite } from '#db/open-sqlite.ts'
import { databaseName, type Manifest } from './archive/manifest.ts'
import { openArchive } from './archive/open-archive.ts'
import { restoreProof } from './archive/restore-proof.ts'
import { swapData } from './archive/swap-data.ts'
import { thisMachine } from './archive/this-machine.ts'
import { reportErasedAgain } from './erase-again.ts'
import { faultWords } from './ledger-faults.ts'
import { operatorOf } from './office.ts'
import { remark, say, showProgress } from './progress.ts'
import { Refused } from './refused.ts'

/** `lisans restore FILE`: puts a backup in the place of the present data, and keeps the gates shut until somebody answers for it. */
export function addRestoreCommand(program: Command): void {
  program
    .command('restore <file>')
    .description('replace the data by a backup; refused while the service runs')
    .action(async (file: string, _options: object, command: Command) => {
      if (config.databaseUrl) throw new Refused('The data is in PostgreSQL: see “PostgreSQL” in docs/operating.md.')
      if (!existsSync(file)) throw new Refused(`There is no file ${file}.`)
      const made = mkdirSync(config.dataDirectory, { recursive: true, mode: 0o700 })
      const release = takeDataDirectory(config.dataDirectory)
      try {
        await restore(path.resolve(file), operatorOf(command))
      } finally {
        if (holdsNothing(config.dataDirectory)) removeWithLock(config.dataDirectory, made)
        release()
      }
    })
}

async function restore(archive: string, operator: Operator): Promise<void> {
  const { dataDirectory } = config
  // Within the data directory, so that putting it in place is a rename.
  const unpacked = mkdtempSync(path.join(dataDirectory, 'restoring-'))
  const at = new Date()
  const replaced = path.join(dataDirectory, `replaced-${at.toISOString().replace(/[:.]/g, '-')}`)
  try {
    remark('Unpacking and checking …')
    const manifest = await openArchive(archive, unpacked)
    const entriesLost = countEntriesBeyond(sqliteFile(dataDirectory), manifest.ledgerEnd)
    const again = await prepare(unpacked, manifest, entriesLost, operator, at)
    swapData(dataDirectory, unpacked, replaced)
    report(manifest, entriesLost, replaced)
    if (again.erased + again.refused.length > 0) reportErasedAgain(again)
    if (again.refused.length > 0) remark('Mend this at /hr/people/ID, then run “lisans erase-again”.')
  } finally {
    rmSync(unpacked, { recursive: true, force: true })
  }
}

/** Everything that can go wrong goes wrong here, while the present data is untouched. */
async function prepare(
  unpacked: string,
  manifest: Manifest,
  entriesLost: number | null,
  operator: Operator,
  at: Date,
): Promise<ErasedAgain> {
  const file = path.join(unpacked, databaseName)
  migrateSqlite(file)
  const { db, close } = openSqlite(file)
  try {
    await verify(db, manifest)
    const lostAfter = manifest.ledgerEnd?.recordedAt ?? null
    const restored = {
      reason: 'restored' as const,
      since: at.toISOString(),
      lostAfter,
      entriesLost,
      operator: operator.name,
    }
    await shutGateAfterRestore(db, restored, operator, at)
    // Whom we were asked to erase must not come back because a disk broke.
    return await eraseAgain(db, readErasedPeople(config.dataDirectory), operator, at)
  } finally {
    await close()
  }
}

async function verify(db: Database, { ledgerEnd }: Manifest): Promise<void> {
  const progress = showProgress('Verifying', ledgerEnd?.sequence ?? 0)
  const verdict = await verifyLedger(db, progress.reach)
  progress.end()
  if (verdict.kind === 'broken') {
    throw new Refused(
      `The ledger in this backup is broken at entry ${verdict.sequence}: ${faultWords[verdict.reason]}.`,
    )
  }
  const asTold = ledgerEnd === null ? verdict.entries === 0 : verdict.hash === ledgerEnd.hash
  if (!asTold) throw new Refused('The ledger in this backup does not end where its manifest says.')
  const forged = await findForgedCheckpoint(db)
  if (forged)
    throw new Refused(`A checkpoint in this backup was not signed by this service (entry ${forged.sequence}).`)
}

function report(manifest: Manifest, entriesLost: number | null, replaced: string): void {
  const { ledgerEnd } = manifest
  remark(`Restored. Whatever happened after ${ledgerEnd?.recordedAt ?? 'the very beginning'} is lost.`)
  if (entriesLost !== null) remark(`The replaced data had ${entriesLost} ledger entries beyond that.`)
  remark(`The replaced data is kept in ${replaced}.`)
  reportProof(manifest)
  remark('Everybody is signed out, and every gate is shut until an administrator accepts the loss at /admin/restore.')
}

/** Only elsewhere is a restore a proof: a machine that burns takes its own copies with it. */
function reportProof(manifest: Manifest): void {
  if (manifest.madeOn === undefined) return
  if (manifest.madeOn === thisMachine()) {
    remark('This is the machine the backup was made on. Restored on another, it prints a code that proves it.')
    return
  }
  remark('Proof of this restore, for “Before you open” at the service it came from:')
  say(groupCode(restoreProof(manifest)))
}
