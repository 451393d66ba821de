import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Command } from 'commander'
import { type Checkpoint, checkpointSchema } from '#app/domain/ledger/checkpoint.ts'
import { findLedgerEnd } from '#app/domain/ledger/find-ledger-end.ts'
import { signCheckpoint } from '#app/domain/ledger/sign-checkpoint.ts'
import { openSigningKey, rotateSigningKey } from '#app/domain/ledger/signing-key.ts'
import { findForgedCheckpoint, verifyCheckpoint } from '#app/domain/ledger/verify-checkpoint.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.ts'
import { nameCheckpointKeeper } from '#app/domain/office/mail-checkpoint.ts'
import { config } from '#app/web/config.ts'
import { faultWords } from './ledger-faults.ts'
import { inOffice, type Office } from './office.ts'
import { remark, say, showProgress } from './progress.ts'
import { Refused } from './refused.ts'

const keysFolder = path.join(config.dataDirectory, 'keys')

/** `lisans ledger`: the chained record, its checkpoints and the key that signs them. */
export function addLedgerCommands(program: Command): void {
  const group = program.command('ledger').description('the chained record of who did what')

  group
    .command('verify')
    .description('recompute the whole chain; code 1 when it does not hold')
    .option('--against <file>', 'also compare with a checkpoint that was kept outside')
    .action(({ against }: { against?: string }, command: Command) =>
      inOffice(command, (office) => verify(office, against)),
    )

  group
    .command('checkpoint')
    .description('sign where the ledger ends now, and print it as JSON to be kept outside')
    .action((_options: object, command: Command) =>
      inOffice(command, async ({ db }) => {
        const key = await openSigningKey(db, keysFolder, new Date())
        const outcome = await signCheckpoint(db, key, new Date())
        if (outcome.kind === 'refused') throw new Refused('Nothing was recorded yet.')
        say(JSON.stringify(outcome.checkpoint, null, 2))
      }),
    )

  group
    .command('keeper [address]')
    .description('mail the daily checkpoint to this address; without an address, to nobody')
    .action((address: string | undefined, _options: object, command: Command) =>
      inOffice(command, async ({ db, operator }) => {
        const named = { address: address ?? null, reason: null }
        const outcome = await nameCheckpointKeeper(db, named, operator, new Date())
        if (outcome.kind === 'refused') throw new Refused(`${address} is no e-mail address.`)
        remark(address ? `The daily checkpoint goes to ${address}.` : 'The daily checkpoint is mailed to nobody.')
      }),
    )

  group
    .command('new-key')
    .description('sign with a new key from now on; what the old one signed still verifies')
    .action((_options: object, command: Command) =>
      inOffice(command, async ({ db, operator }) => {
        const { id } = await rotateSigningKey(db, keysFolder, operator, new Date())
        say(id)
      }),
    )
}

async function verify({ db }: Office, against: string | undefined): Promise<void> {
  const kept = against ? readCheckpoint(against) : null
  const end = await findLedgerEnd(db)
  const progress = showProgress('Verifying', end?.sequence ?? 0)
  const verdict = await verifyLedger(db, progress.reach)
  progress.end()
  if (verdict.kind === 'broken')
    throw new Refused(`The ledger is broken at entry ${verdict.sequence}: ${faultWords[verdict.reason]}.`)
  const forged = await findForgedCheckpoint(db)
  if (forged) throw new Refused(`The checkpoint at entry ${forged.sequence} was not signed by this service.`)
  const compared = kept && (await verifyCheckpoint(db, kept))
  if (compared?.kind === 'differs') {
    throw new Refused(
      `The ledger differs from the checkpoint at entry ${compared.sequence}: ${faultWords[compared.reason]}.`,
    )
  }
  const agreed = compared ? `, in agreement with the checkpoint at entry ${compared.sequence}` : ''
  say(`The ledger is sound: ${verdict.entries} entries, ${verdict.erased} erased${agreed}.`)
}

function readCheckpoint(file: string): Checkpoint {
  try {
    return checkpointSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    throw new Refused(`${file} is not a checkpoint of a ledger.`)
  }
}
