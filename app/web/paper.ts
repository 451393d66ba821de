import type { ShownAttempt } from '#app/domain/assessment/find-attempt.ts'
import type { PaperQuestionText } from '#app/ui/paper-question.tsx'
import type { Language } from '#db/schema/people.ts'

/**
 * The number, from 1, of the question to show: the one asked for, else the first without an answer. Null when all are answered and
 * none was asked for. A number that is not on the paper counts as not asked.
 */
export function placeOnPaper(items: { chosenOptionId: string | null }[], asked: string | null): number | null {
  const number = /^\d{1,3}$/.test(asked ?? '') ? Number(asked) : 0
  if (number >= 1 && number <= items.length) return number
  const unanswered = items.findIndex((item) => item.chosenOptionId === null)
  return unanswered === -1 ? null : unanswered + 1
}

/** A question's words in one language, and nothing that the page does not show: what is right stays on the server. */
export function paperQuestion(item: ShownAttempt['items'][number], language: Language): PaperQuestionText {
  const spoken = item.texts[language] ? language : 'en'
  const { stemHtml, options, lagging } = item.texts[language] ?? item.texts.en
  return {
    questionVersionId: item.questionVersionId,
    language: spoken,
    english: lagging ? wordsOf(item.texts.en) : null,
    ...wordsOf({ stemHtml, options }),
    chosenOptionId: item.chosenOptionId,
  }
}

function wordsOf({ stemHtml, options }: { stemHtml: string; options: { id: string; html: string }[] }) {
  return { stemHtml, options: options.map(({ id, html }) => ({ id, html })) }
}
