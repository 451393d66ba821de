import type { FormProblem } from '#app/web/forms.ts'
import type { TranslationPage } from '#app/web/translation-desk.ts'
import { translationDeskAddress } from './training-addresses.ts'
import { Message } from './translation.tsx'
import { TranslationPiece } from './translation-piece.tsx'

type Props = {
  page: TranslationPage
  /** What was typed into a form that came back, by the number of the piece. */
  typed: Record<string, string> | null
  problems: FormProblem[] | null
}

/** The pieces of a text, each with its English beside it, in one form. */
export function TranslationForm({ page, typed, problems }: Props) {
  const { courseId, language, path, state, segments, mayTranslate, mayReview } = page
  if (segments.length === 0) {
    return (
      <p className="govuk-body">
        <Message name="translating:show.none" />
      </p>
    )
  }
  return (
    <form method="post" action={translationDeskAddress(courseId, language, path, state)}>
      <ol className="lisans-translation">
        {segments.map((segment) => (
          <TranslationPiece
            key={segment.key}
            segment={segment}
            language={language}
            typed={typed?.[segment.number] ?? segment.words}
            problem={problems?.find(({ field }) => field === `words.${segment.number}`) ?? null}
            mayTranslate={mayTranslate}
            mayReview={mayReview}
          />
        ))}
      </ol>
      {mayReview && (
        <button type="submit" className="govuk-button">
          <Message name="translating:save" />
        </button>
      )}
    </form>
  )
}
