import { and, eq, ne } from 'drizzle-orm'
import type { Transaction } from '#db/handle.ts'
import { certificates, people } from '#db/schema/index.ts'

/**
 * Writes the name that is kept of a person on all their certificates, those of the past too: a number that is checked answers with the
 * name that is right. Whoever calls has asked whether the actor may, and records it. Answers the numbers that bear another name now.
 */
export async function correctHolderName(tx: Transaction, personId: string): Promise<string[]> {
  const [person] = await tx.select({ name: people.name }).from(people).where(eq(people.id, personId))
  if (!person) return []
  const wrong = and(eq(certificates.personId, personId), ne(certificates.holderName, person.name))
  const renamed = await tx.select({ number: certificates.number }).from(certificates).where(wrong)
  await tx.update(certificates).set({ holderName: person.name }).where(wrong)
  return renamed.map(({ number }) => number)
}
