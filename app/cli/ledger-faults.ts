import type { CheckpointFault } from '#app/domain/ledger/verify-checkpoint.ts'
import type { LedgerFault } from '#app/domain/ledger/verify-ledger.ts'

/** What is wrong with the ledger or with a checkpoint, as the command line says it. */
export const faultWords: Record<LedgerFault | CheckpointFault, string> = {
  missing: 'This entry is missing',
  'end-missing': 'This entry and all after it are missing',
  'out-of-order': 'It does not follow the entry before it',
  'entry-changed': 'The entry was changed',
  'payload-changed': 'What the entry says was changed',
  'payload-missing': 'What the entry said is gone, and no erasure accounts for it',
  'checkpoint-differs': 'It differs from a signed checkpoint',
  'end-differs': 'The recorded end of the ledger differs',
  'not-genuine': 'The checkpoint itself was changed: its signature does not fit',
  'unknown-key': 'It was signed with a key that this database never had',
  'ledger-shorter': 'The ledger ends before this checkpoint',
  'entry-differs': 'This entry is not the one that was signed',
}
