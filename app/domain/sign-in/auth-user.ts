import { eq } from 'drizzle-orm'
import type { Database, Transaction } from '#db/handle.ts'
import { authUsers } from '#db/schema/index.ts'

/**
 * What better-auth calls a person's e-mail. Nobody is found or mailed by it: it keeps real addresses in one place only, lets two
 * people share a mailbox or have none, and leaves nothing for an identity provider's e-mail claim to be matched with by mistake.
 */
export function authEmailOf(personId: string): string {
  return `${personId}@no-mail.invalid`
}

/** The person's row in better-auth's user table, made when first needed. Answers its id. */
export async function ensureAuthUser(tx: Transaction, personId: string, at: Date): Promise<string> {
  const known = await findAuthUserId(tx, personId)
  if (known) return known
  const id = crypto.randomUUID()
  await tx.insert(authUsers).values({
    id,
    personId,
    name: '',
    email: authEmailOf(personId),
    emailVerified: false,
    image: null,
    createdAt: at,
    updatedAt: at,
  })
  return id
}

export async function findAuthUserId(db: Database, personId: string): Promise<string | null> {
  const [user] = await db.select({ id: authUsers.id }).from(authUsers).where(eq(authUsers.personId, personId))
  return user?.id ?? null
}
