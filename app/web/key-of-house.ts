import path from 'node:path'
import { openSigningKey, type SigningKey } from '#app/domain/ledger/signing-key.ts'
import { config } from './config.ts'
import { db } from './database.ts'

/** The key that this process signs with. */
export function keyOfHouse(at: Date): Promise<SigningKey> {
  return openSigningKey(db, path.join(config.dataDirectory, 'keys'), at)
}
