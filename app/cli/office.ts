import { userInfo } from 'node:os'
import type { Command } from 'commander'
import type { Actor } from '#app/domain/people/actor.ts'
import { config } from '#app/web/config.ts'
import { connect } from '#db/connect.ts'
import type { Database } from '#db/handle.ts'

/** What a command works with: the database, and the operator in whose name the ledger records it. */
export type Office = { db: Database; operator: Operator }

export type Operator = Actor & { kind: 'operator' }

/** Opens the database for as long as the work takes. */
export async function inOffice(command: Command, work: (office: Office) => Promise<void>): Promise<void> {
  const handle = await connect(config)
  try {
    await work({ db: handle.db, operator: operatorOf(command) })
  } finally {
    await handle.close()
  }
}

/** `--operator`, or else the name of the system's account. */
export function operatorOf(command: Command): Operator {
  const { operator } = command.optsWithGlobals<{ operator?: string }>()
  return { kind: 'operator', name: operator ?? accountName() }
}

function accountName(): string {
  try {
    return userInfo().username
  } catch {
    // In a container the account may have no name.
    return `account ${process.getuid?.() ?? 'unknown'}`
  }
}
