import { eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { authUsers } from '#db/schema/index.ts'

/** Whether a person has an account, and so can fetch what is held about them without anybody else reading it. */
export async function hasAccount(db: Database, personId: string): Promise<boolean> {
  const [account] = await db.select({ id: authUsers.id }).from(authUsers).where(eq(authUsers.personId, personId))
  return account !== undefined
}
