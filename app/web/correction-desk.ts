import type { LoaderFunctionArgs } from '@remix-run/node'
import { refusalOfKey } from '#app/domain/assessment/correct-question.ts'
import { countAnswers } from '#app/domain/assessment/count-answers.ts'
import { findQuestionRecord } from '#app/domain/assessment/find-question-record.ts'
import type { Question } from '#app/domain/assessment/find-questions.ts'
import { previewCorrection } from '#app/domain/assessment/preview-correction.ts'
import { findCorrectedDraft } from '#app/domain/authoring/find-corrected-draft.ts'
import { smallestGroup } from '#app/domain/statistics/smallest-group.ts'
import type { CorrectionQuestionProps } from '#app/ui/correction-question.tsx'
import type { Language } from '#db/schema/people.ts'
import { db } from './database.ts'

/** Stands in a form for “none of the options can be called right”. */
export const noOption = 'none'

/** Everything on the page of one question's correction; null where there is no such question or version. */
export async function correctionDesk(
  { request, params, context }: LoaderFunctionArgs,
  { courseId, isAuthor }: { courseId: string; isAuthor: boolean },
  at: Date,
) {
  const asked = new URL(request.url).searchParams
  const questionId = params.questionId ?? ''
  const found = await findQuestionRecord(db, { courseId, questionId, questionVersionId: asked.get('version') }, at)
  if (!found) return null
  const { question, versions, correction } = found
  const { id: questionVersionId } = question
  const isCurrent = versions.some(({ id, current }) => id === questionVersionId && current)
  const draft = correction && isCurrent ? await findCorrectedDraft(db, question, correction.correctOptionId) : null
  const option = asked.get('option')
  const correctOptionId = option === noOption ? null : option
  const offered = option !== null && isAuthor && !correction && refusalOfKey(question, correctOptionId) === null
  return {
    courseId,
    questionId,
    questionVersionId,
    concernId: asked.get('concern')?.slice(0, 100) ?? null,
    isAuthor,
    noOption,
    versions,
    question: await asSeen(question, correction, context.language),
    done: correction && {
      correction,
      draft: draft && { kind: draft.kind, isPublished: draft.kind === 'as-corrected' && draft.isPublished },
    },
    chosen: offered ? option : null,
    preview: offered ? await previewCorrection(db, { questionVersionId, correctOptionId }, at) : null,
  }
}

async function asSeen(
  { id, texts, correctOptionId }: Question,
  correction: { correctOptionId: string | null } | null,
  language: Language,
): Promise<CorrectionQuestionProps> {
  const shares = await countAnswers(db, id)
  const percents = shares && [...shares].map(([optionId, share]) => [optionId, Math.round(share * 100)])
  return {
    language: texts[language] ? undefined : 'en',
    ...(texts[language] ?? texts.en),
    keyOptionId: correctOptionId,
    correctedOptionId: correction ? correction.correctOptionId : undefined,
    shares: percents && Object.fromEntries(percents),
    smallestGroup,
  }
}
