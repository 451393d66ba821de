import { eq } from 'drizzle-orm'
import { stringify } from 'yaml'
import { publishRegister } from '#app/domain/catalogue/publish-register.ts'
import type { LegalFactRecord } from '#app/lesson-markup/legal-facts.ts'
import type { Database } from '#db/handle.ts'
import { lessonRevisions, questionVersions } from '#db/schema/index.ts'

/** A fact of law as the register would hold it. */
export function aFact(id: string, details: Partial<LegalFactRecord> = {}): LegalFactRecord {
  return {
    id,
    state: 'pending',
    instrument: 'Tides Act, 1999',
    provision: 'Section 4',
    claim: { en: `What ${id} says.`, fr: `Ce que dit ${id}.` },
    source: 'No official source read',
    asAt: '2020-01-01',
    reviewBy: '2099-01-01',
    toConfirm: 'The wording.',
    ...details,
  }
}

/** Publishes the register anew with these facts. */
export async function publishLaw(db: Database, facts: LegalFactRecord[], at: Date): Promise<void> {
  const outcome = await publishRegister(db, { register: 'legal', source: stringify(facts) }, { kind: 'system' }, at)
  if (outcome.kind === 'refused') throw new Error(outcome.reason)
}

/** Makes the English text of a lesson show a fact, and a question examine it: rows, before anybody has read them. */
export async function restOn(
  db: Database,
  factId: string,
  { courseId, lessonId, questionId }: { courseId: string; lessonId: string; questionId: string },
): Promise<void> {
  const source = `Words.\n\n<LegalFact id="${factId}" />`
  for (const row of await db.select().from(lessonRevisions).where(eq(lessonRevisions.courseId, courseId))) {
    if (row.lessonId !== lessonId) continue
    await db.update(lessonRevisions).set({ source }).where(eq(lessonRevisions.id, row.id))
  }
  for (const row of await db.select().from(questionVersions).where(eq(questionVersions.courseId, courseId))) {
    if (row.questionId !== questionId) continue
    await db.update(questionVersions).set({ legalFactId: factId }).where(eq(questionVersions.id, row.id))
  }
}
