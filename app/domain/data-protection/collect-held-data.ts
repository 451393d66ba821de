import { asc, eq, or } from 'drizzle-orm'
import { findQuestions } from '#app/domain/assessment/find-questions.ts'
import { findLiveQuestions, questionName } from '#app/domain/audit/find-live-questions.ts'
import type { Database } from '#db/handle.ts'
import { answers, attempts, ledgerEntries, people } from '#db/schema/index.ts'
import { type HeldKind, type HeldKindName, heldKinds } from './held-kinds.ts'

/** Somebody who opened the record; `name` is null for the operator of the service. */
export type Look = { at: Date; name: string | null }

export type HeldData = {
  collectedAt: Date
  personId: string
  records: Record<HeldKindName, Record<string, unknown>[]>
  /** What was asked and what they answered, without what was right and why. The marks are with the attempts. */
  examinedAnswers: { attemptId: string; question: string; ownAnswer: string | null }[]
  /** To questions that a final still asks: the answers of a good paper are its key. They are told once no final asks them. */
  answersKeptBack: number
  looks: Look[]
  /** What the ledger says was done to the person, or by them. */
  ledger: { sequence: number; at: Date; action: string; actorId: string; subjectId: string }[]
}

/** Everything that is held about a person, as of now; null for nobody. No password, token or right answer is in it. */
export async function collectHeldData(db: Database, personId: string, now: Date): Promise<HeldData | null> {
  const [person] = await db.select({ id: people.id }).from(people).where(eq(people.id, personId))
  if (!person) return null
  const records: Partial<HeldData['records']> = {}
  for (const [name, kind] of Object.entries(heldKinds)) {
    records[name as HeldKindName] = await readKind(db, kind, personId)
  }
  return {
    collectedAt: now,
    personId,
    records: records as HeldData['records'],
    ...(await listExaminedAnswers(db, personId, now)),
    looks: await listLooks(db, personId),
    ledger: await db
      .select({
        sequence: ledgerEntries.sequence,
        at: ledgerEntries.recordedAt,
        action: ledgerEntries.action,
        actorId: ledgerEntries.actorId,
        subjectId: ledgerEntries.subjectId,
      })
      .from(ledgerEntries)
      .where(or(eq(ledgerEntries.subjectId, personId), eq(ledgerEntries.actorId, personId)))
      .orderBy(asc(ledgerEntries.sequence)),
  }
}

async function readKind(db: Database, kind: HeldKind, personId: string): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = await db.select().from(kind.table).where(kind.whose(db, personId))
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([field]) => !kind.withheld.includes(field))))
}

function listLooks(db: Database, personId: string): Promise<Look[]> {
  return db
    .select({ at: ledgerEntries.recordedAt, name: people.name, action: ledgerEntries.action })
    .from(ledgerEntries)
    .leftJoin(people, eq(people.id, ledgerEntries.actorId))
    .where(eq(ledgerEntries.subjectId, personId))
    .orderBy(asc(ledgerEntries.sequence))
    .then((entries) =>
      entries.filter(({ action }) => action === 'person.looked-at').map(({ at, name }) => ({ at, name })),
    )
}

async function listExaminedAnswers(
  db: Database,
  personId: string,
  now: Date,
): Promise<Pick<HeldData, 'examinedAnswers' | 'answersKeptBack'>> {
  const given = await db
    .select({
      attemptId: answers.attemptId,
      language: attempts.language,
      versionId: answers.questionVersionId,
      optionId: answers.optionId,
    })
    .from(answers)
    .innerJoin(attempts, eq(attempts.id, answers.attemptId))
    .where(eq(attempts.personId, personId))
    .orderBy(asc(answers.savedAt))
  const questions = await findQuestions(db, [...new Set(given.map(({ versionId }) => versionId))])
  const live = await findLiveQuestions(db, now)
  const examinedAnswers = given.flatMap(({ attemptId, language, versionId, optionId }) => {
    const question = questions.get(versionId)
    if (!question || live.has(questionName(question))) return []
    const text = question.texts[language] ?? question.texts.en
    const option = text.options.find(({ id }) => id === optionId)
    return [{ attemptId, question: text.stemHtml, ownAnswer: option?.html ?? null }]
  })
  return { examinedAnswers, answersKeptBack: given.length - examinedAnswers.length }
}
