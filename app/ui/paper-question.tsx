import { LessonHtml, LessonWords } from '#app/lesson-markup/activity-forms/activity-section.tsx'
import type { Language } from '#db/schema/people.ts'
import { Message, useTranslation } from './translation.tsx'

/** A question as it is asked: nothing in it tells which option is right. */
export type PaperQuestionText = {
  questionVersionId: string
  /** The language of its words. */
  language: Language
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
