import { existsSync } from 'node:fs'
import { userInfo } from 'node:os'
import path from 'node:path'
import type { Command } from 'commander'
import type { Operator } from '#app/domain/people/actor.ts'
import { config } from '#app/web/config.ts'
import { sessionSecret } from '#app/web/sign-in/session-secret.ts'
import { connect, sqliteFile } from '#db/connect.ts'
import type { Database } from '#db/handle.ts'
import { remark } from './progress.ts'
import { Refused } from './refused.ts'

/** What a command works with: the database, and the operator in whose name the ledger records it. */
export type Office = { db: Database; operator: Operator }

/** Opens the database for as long as the work takes. Refuses where there is none: a backup of nothing would look like a backup. */
export async function inOffice(command: Command, work: (office: Office) => Promise<void>): Promise<void> {
  refuseWhereNoDataIs()
  return inNewOffice(command, work)
}

/** As `inOffice`, for what may be the very first thing that is done: an empty database is made where there is none. */
export async function inNewOffice(command: Command, work: (office: Office) => Promise<void>): Promise<void> {
  refuseBesideDemonstration()
  // The demonstration's own start says itself that it makes new data.
  if (!hasData() && !config.demo) {
    remark(
      `There is no data in ${config.dataDirectory} yet: a new service is begun there. Is DATA_DIR as for the server?`,
    )
  }
  const handle = await connect(config)
  // Made together with the data, so that every backup has it.
  sessionSecret()
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

function refuseWhereNoDataIs(): void {
  refuseBesideDemonstration()
  if (hasData()) return
  throw new Refused(`There is no data in ${config.dataDirectory}. Is DATA_DIR set as it is for the server?`)
}

/** Whoever tries the demonstration and forgets where its data lies would otherwise begin a second, empty service. */
function refuseBesideDemonstration(): void {
  const demonstration = path.join(config.dataDirectory, 'demo')
  if (hasData() || !existsSync(sqliteFile(demonstration))) return
  throw new Refused(
    `There is no data in ${config.dataDirectory} but the demonstration’s: set DATA_DIR=${demonstration}, or for a service of its own another DATA_DIR.`,
  )
}

function hasData(): boolean {
  return config.databaseUrl !== null || existsSync(sqliteFile(config.dataDirectory))
}

function accountName(): string {
  try {
    return userInfo().username
  } catch {
    // In a container the account may have no name.
    return `account ${process.getuid?.() ?? 'unknown'}`
  }
}
