import type { Command } from 'commander'
import { findLedgerEnd } from '#app/domain/ledger/find-ledger-end.ts'
import { shutGateAfterRestore } from '#app/domain/office/shut-gate-after-restore.ts'
import { inOffice } from './office.ts'
import { remark } from './progress.ts'

/** `lisans gate shut`: for data that was restored by other means, as PostgreSQL's own. */
export function addGateCommands(program: Command): void {
  const group = program.command('gate').description('all gates at once')

  group
    .command('shut')
    .description('after a restore by other means: shut every gate until an administrator opens /admin/restore')
    .action((_options: object, command: Command) =>
      inOffice(command, async ({ db, operator }) => {
        const at = new Date()
        const end = await findLedgerEnd(db)
        const lostAfter = end?.recordedAt.toISOString() ?? null
        const restored = { reason: 'restored' as const, since: at.toISOString(), lostAfter, entriesLost: null }
        await shutGateAfterRestore(db, { ...restored, operator: operator.name }, operator, at)
        remark('Every gate is shut and everybody is signed out, until an administrator opens /admin/restore.')
      }),
    )
}
