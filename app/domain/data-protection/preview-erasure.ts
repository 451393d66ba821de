import { count, eq, type SQL } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Database } from '#db/handle.ts'
import {
  attempts,
  certificates,
  concerns,
  lessonCompletions,
  outgoingMails,
  personIdentifiers,
  signatures,
} from '#db/schema/index.ts'
import { countNamedElsewhere } from './count-named-elsewhere.ts'
import { listEntriesAbout } from './entries-naming.ts'
import { scanLedger } from './erase-person.ts'
import { hasAccount } from './has-account.ts'

export type ErasurePreview = {
  goes: { identifiers: number; account: number; mails: number; concerns: number; entries: number }
  /** In how many places they are named in what is not about them. */
  elsewhere: number
  stays: { attempts: number; certificates: number; lessons: number; signatures: number }
}

/** What of a person would be emptied, and what stays and is counted, in numbers. */
export async function previewErasure(db: Database, personId: string): Promise<ErasurePreview> {
  const rows = async (table: SQLiteTable, theirs: SQL | undefined) => {
    const [counted] = await db.select({ rows: count() }).from(table).where(theirs)
    return counted?.rows ?? 0
  }
  return {
    goes: {
      identifiers: await rows(personIdentifiers, eq(personIdentifiers.personId, personId)),
      account: (await hasAccount(db, personId)) ? 1 : 0,
      mails: await rows(outgoingMails, eq(outgoingMails.personId, personId)),
      concerns: await rows(concerns, eq(concerns.personId, personId)),
      entries: (await listEntriesAbout(db, personId)).length,
    },
    elsewhere: await countNamedElsewhere(db, { personId, ...(await scanLedger(db, personId)) }),
    stays: {
      attempts: await rows(attempts, eq(attempts.personId, personId)),
      certificates: await rows(certificates, eq(certificates.personId, personId)),
      lessons: await rows(lessonCompletions, eq(lessonCompletions.personId, personId)),
      signatures: await rows(signatures, eq(signatures.personId, personId)),
    },
  }
}
