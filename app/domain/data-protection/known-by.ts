import { and, eq, inArray, ne } from 'drizzle-orm'
import { foldName } from '#app/domain/people/fold-name.ts'
import type { Database } from '#db/handle.ts'
import { ledgerEntries, ledgerPayloads, people, personIdentifiers, type StaffChange } from '#db/schema/index.ts'

/** Every word by which a text can name somebody. */
export type KnownBy = {
  /** Theirs and those of before, as far as nobody else bears the same. */
  names: string[]
  /** Numbers, addresses and names to sign in with, now and before. */
  identifiers: string[]
}

/** What a person is and was known by, as far as the ledger tells what was before. Always in the same order. */
export async function findKnownBy(
  db: Database,
  person: { id: string; name: string; email: string | null },
): Promise<KnownBy> {
  const now = await db
    .select({ value: personIdentifiers.value, shown: personIdentifiers.shown })
    .from(personIdentifiers)
    .where(eq(personIdentifiers.personId, person.id))
  const before = await listFormer(db, person.id)
  const namesTheyHad = [person.name, ...before.filter(({ column }) => column === 'name').map(({ old }) => old)]
  return {
    names: each(await withoutNamesakes(db, person.id, namesTheyHad)),
    identifiers: each([
      ...(person.email === null ? [] : [person.email]),
      ...now.flatMap(({ value, shown }) => [value, shown]),
      ...before.filter(({ column }) => column === 'email' || column === 'logon').map(({ old }) => old),
    ]),
  }
}

/** Each once, without empty ones, the longest first. */
function each(words: string[]): string[] {
  const known = new Map(words.map((word) => [word.trim().toLowerCase(), word.trim()]))
  known.delete('')
  return [...known.values()].sort((one, other) => other.length - one.length || (one < other ? -1 : 1))
}

/** What was known of them and then changed. */
async function listFormer(db: Database, personId: string): Promise<StaffChange[]> {
  const rows = await db
    .select({ payload: ledgerPayloads.payload })
    .from(ledgerEntries)
    .innerJoin(ledgerPayloads, eq(ledgerPayloads.sequence, ledgerEntries.sequence))
    .where(and(eq(ledgerEntries.subjectId, personId), eq(ledgerEntries.action, 'person.details-changed')))
  return rows.flatMap(({ payload }) => (payload.changes ?? []) as StaffChange[])
}

async function withoutNamesakes(db: Database, personId: string, theirs: string[]): Promise<string[]> {
  const folded = theirs.map((name) => foldName(name))
  const others = await db
    .selectDistinct({ name: people.searchName })
    .from(people)
    .where(and(inArray(people.searchName, folded), ne(people.id, personId)))
  return theirs.filter((name) => !others.some((other) => other.name === foldName(name)))
}
