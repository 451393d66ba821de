import { LessonHtml, LessonWords } from '#app/lesson-markup/activity-forms/activity-section.tsx'
import { questionAddress } from './attempt-addresses.ts'
import type { PaperQuestionText } from './paper-question.tsx'
import { Message, useTranslation } from './translation.tsx'

type AnswerOverviewProps = { questions: PaperQuestionText[]; attemptId: string; mayChange: boolean }

/** Every question with the answer that stands, and the way back to it. */
export function AnswerOverview({ questions, attemptId, mayChange }: AnswerOverviewProps) {
  const { language, t } = useTranslation()
  return (
    <ol className="govuk-list lisans-overview">
      {questions.map((question, position) => {
        const spoken = question.language === language ? undefined : question.language
        const chosen = question.options.find(({ id }) => id === question.chosenOptionId)
        const number = position + 1
        return (
          <li key={question.questionVersionId} className="lisans-overview__item">
            <h2 className="lisans-question__number">{t('assessment:check.question', { number })}</h2>
            <LessonHtml html={question.stemHtml} language={spoken} />
            <p className="govuk-body">
              <strong>
                <Message name={chosen ? 'assessment:check.yourAnswer' : 'assessment:check.notAnswered'} />
              </strong>{' '}
              {chosen && <LessonWords html={chosen.html} language={spoken} />}
            </p>
            {mayChange && (
              <p className="govuk-body">
                <a className="govuk-link" href={questionAddress(attemptId, number)}>
                  <Message name={chosen ? 'assessment:check.change' : 'assessment:check.answer'} />
                  <span className="govuk-visually-hidden"> {t('assessment:check.toQuestion', { number })}</span>
                </a>
              </p>
            )}
          </li>
        )
      })}
    </ol>
  )
}
