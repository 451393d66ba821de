import { connect } from '#db/connect.ts'
import type { Database, DatabaseHandle } from '#db/handle.ts'
import { config } from './config.ts'

declare global {
  // In development modules are loaded anew on every change; the connection must survive that.
  var lisansDatabase: Promise<DatabaseHandle> | undefined
}

globalThis.lisansDatabase ??= connect({
  databaseUrl: config.databaseUrl,
  dataDirectory: config.dataDirectory,
  refuseOutsideAwaits: !config.production,
})

/** This process's database, migrated and open. */
export const database: DatabaseHandle = await globalThis.lisansDatabase

export const db: Database = database.db
