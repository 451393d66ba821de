import { LessonHtml, LessonWords } from '#app/lesson-markup/activity-forms/activity-section.tsx'
import type { Language } from '#db/schema/people.ts'
import { Message, useTranslation } from './translation.tsx'

/** A question as it is asked: nothing in it tells which option is right. */
export type PaperQuestionText = {
  questionVersionId: string
  /** The language of its words. */
  language: Language
  /** The words were made from an older English, which is given here; null where they were not. */
  english: { stemHtml: string; options: { id: string; html: string }[] } | null
  stemHtml: string
  options: { id: string; html: string }[]
  chosenOptionId: string | null
}

/** One examined question: its words, and one radio button per option. */
export function PaperQuestion({ question }: { question: PaperQuestionText }) {
  const { language } = useTranslation()
  const spoken = question.language === language ? undefined : question.language
  return (
    <div className="govuk-form-group">
      <fieldset className="govuk-fieldset" aria-labelledby="stem" aria-describedby="choose">
        <div id="stem" className="lisans-question__stem">
          <LessonHtml html={question.stemHtml} language={spoken} />
        </div>
        {question.english && <EnglishQuestion {...question.english} />}
        <div id="choose" className="govuk-hint">
          <Message name="assessment:paper.chooseOne" />
        </div>
        <div className="govuk-radios">
          {question.options.map(({ id, html }, position) => (
            <div className="govuk-radios__item" key={id}>
              <input
                className="govuk-radios__input"
                type="radio"
                name="option"
                id={`option-${position + 1}`}
                value={id}
                defaultChecked={id === question.chosenOptionId}
              />
              <label className="govuk-label govuk-radios__label" htmlFor={`option-${position + 1}`}>
                <LessonWords html={html} language={spoken} />
              </label>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  )
}

/** The English of a question whose translation lags: the answers stand in the same order as below. */
function EnglishQuestion({ stemHtml, options }: NonNullable<PaperQuestionText['english']>) {
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">
          <Message name="assessment:paper.laggingEnglish" />
        </span>
      </summary>
      <div className="govuk-details__text">
        <LessonHtml html={stemHtml} language="en" />
        <ol className="govuk-list govuk-list--number">
          {options.map(({ id, html }) => (
            <li key={id}>
              <LessonWords html={html} language="en" />
            </li>
          ))}
        </ol>
      </div>
    </details>
  )
}
