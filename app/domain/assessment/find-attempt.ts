import { and, eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { type AttemptKind, attempts, type Language, type Mark } from '#db/schema/index.ts'
import { findQuestions } from './find-questions.ts'
import { findChosen } from './settle-attempt.ts'

/** A question as it is shown before marking: no key and no reasons. */
export type ShownQuestion = { stemHtml: string; options: { id: string; html: string }[]; lagging?: true }

export type ShownAttempt = {
  id: string
  programmeId: string
  kind: AttemptKind
  part: string
  state: 'open' | 'submitted'
  language: Language
  startedAt: Date
  /** Null when there is no time limit. */
  endsAt: Date | null
  submittedAt: Date | null
  /** For a retake of failed criticals, the objectives it covers. */
  retakes: { courseId: string; objective: string }[] | null
  items: {
    questionVersionId: string
    objective: string
    courseId: string
    critical: boolean
    /** In a refresher: this person had it on no paper before. */
    newCase: boolean
    /** Options in the order drawn. */
    texts: Partial<Record<Language, ShownQuestion>> & { en: ShownQuestion }
    chosenOptionId: string | null
  }[]
  mark: Mark | null
  passed: boolean | null
}

/** An attempt as its own person may see it while it is open; nothing in it tells which option is right. */
export async function findAttempt(
  db: Database,
  { personId, attemptId }: { personId: string; attemptId: string },
): Promise<ShownAttempt | null> {
  const [attempt] = await db
    .select()
    .from(attempts)
    .where(and(eq(attempts.id, attemptId), eq(attempts.personId, personId)))
  if (!attempt) return null
  const chosen = await findChosen(db, attemptId)
  const questions = await findQuestions(
    db,
    attempt.paper.map((item) => item.questionVersionId),
  )
  const { id, programmeId, kind, part, language, startedAt, endsAt, submittedAt, retakes, mark, passed } = attempt
  return {
    id,
    programmeId,
    kind,
    part,
    state: submittedAt ? 'submitted' : 'open',
    language,
    startedAt,
    endsAt,
    submittedAt,
    retakes: retakes?.objectives ?? null,
    items: attempt.paper.flatMap(({ questionVersionId, optionIds, newCase = false }) => {
      const question = questions.get(questionVersionId)
      if (!question) return []
      const { objective, courseId, critical } = question
      const chosenOptionId = chosen.get(questionVersionId) ?? null
      const texts = withoutReasons(inDrawnOrder(question.texts, optionIds))
      return [{ questionVersionId, objective, courseId, critical, newCase, texts, chosenOptionId }]
    }),
    mark,
    passed,
  }
}

type Texts<Option> = Partial<Record<Language, { stemHtml: string; options: Option[]; lagging?: true }>> & {
  en: { stemHtml: string; options: Option[]; lagging?: true }
}

/** The options of every language in the order that was drawn. */
export function inDrawnOrder<Option extends { id: string }>(texts: Texts<Option>, optionIds: string[]): Texts<Option> {
  return mapTexts(texts, ({ stemHtml, options, lagging }) => ({
    stemHtml,
    ...(lagging && { lagging }),
    options: optionIds.flatMap((id) => options.find((option) => option.id === id) ?? []),
  }))
}

function withoutReasons(texts: Texts<{ id: string; html: string }>): Texts<{ id: string; html: string }> {
  return mapTexts(texts, ({ stemHtml, options, lagging }) => ({
    stemHtml,
    ...(lagging && { lagging }),
    options: options.map(({ id, html }) => ({ id, html })),
  }))
}

function mapTexts<From, To>(texts: Texts<From>, change: (text: Texts<From>['en']) => Texts<To>['en']): Texts<To> {
  const changed = Object.entries(texts).map(([language, text]) => [language, change(text)])
  return Object.fromEntries(changed) as Texts<To>
}
