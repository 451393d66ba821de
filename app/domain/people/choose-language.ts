import { eq } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { type Language, people } from '#db/schema/index.ts'

type ChooseLanguageOutcome = { kind: 'chosen' } | { kind: 'refused'; reason: 'no-such-person' }

/** Remembers the language a person wants pages and mails in. Choosing the same again records nothing. */
export function chooseLanguage(
  db: Database,
  { personId, language }: { personId: string; language: Language },
  at: Date,
): Promise<ChooseLanguageOutcome> {
  return inTransaction(db, async (tx) => {
    const [person] = await tx.select({ language: people.language }).from(people).where(eq(people.id, personId))
    if (!person) return { kind: 'refused', reason: 'no-such-person' }
    if (person.language === language) return { kind: 'chosen' }
    await tx.update(people).set({ language }).where(eq(people.id, personId))
    const actor = { kind: 'person', personId } as const
    await recordEntry(tx, { action: 'person.chose-language', actor, subjectId: personId, payload: { language } }, at)
    return { kind: 'chosen' }
  })
}
