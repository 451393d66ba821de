import { presentedOptions } from '../practice/mark-question.ts'
import { ActivitySection, FormFrame, LessonHtml, LessonWords, Result } from './activity-section.tsx'
import { ChoiceFields } from './choice-fields.tsx'
import type { FormProperties } from './form-properties.ts'
import { Verdict } from './verdict.tsx'

/** A question of a lesson: before an answer the options, after it each option with verdict and rationale. */
export function QuestionForm(properties: FormProperties<'question'>) {
  const { activity, feedback, actionUrl, t, language } = properties
  return (
    <ActivitySection activityId={activity.id} kind="question" heading={t('question.heading')}>
      <LessonHtml id={`${activity.id}--stem`} html={activity.stemHtml} language={language} />
      <FormFrame activityId={activity.id} actionUrl={actionUrl}>
        {feedback ? <Answered {...properties} feedback={feedback} /> : <Unanswered {...properties} />}
      </FormFrame>
    </ActivitySection>
  )
}

function Unanswered({ activity, t, language, problem }: FormProperties<'question'>) {
  return (
    <>
      <ChoiceFields
        id={activity.id}
        name="choice"
        legend={t(`question.${activity.selection}`)}
        describedBy={`${activity.id}--stem`}
        many={activity.selection === 'multiple'}
        choices={presentedOptions(activity.options).map(({ id, optionHtml }) => ({
          value: id,
          id: `${activity.id}--${id}`,
          words: <LessonWords html={optionHtml} language={language} />,
        }))}
        problem={problem ? { title: t('problemTitle'), message: t(`problem.${problem.code}`) } : null}
      />
      <button type="submit" className="govuk-button">
        {t('check')}
      </button>
    </>
  )
}

type AnsweredProperties = FormProperties<'question'> & { feedback: NonNullable<FormProperties<'question'>['feedback']> }

function Answered({ activity, feedback, t, language }: AnsweredProperties) {
  const heading = { right: 'question.resultRight', partly: 'question.resultPartly', wrong: 'question.resultWrong' }[
    feedback.result
  ]
  const tone = { right: 'right', partly: 'mixed', wrong: 'wrong' }[feedback.result] as 'right' | 'mixed' | 'wrong'
  return (
    <>
      <Result activityId={activity.id} heading={t(heading)} tone={tone}>
        {activity.selection === 'multiple' && (
          <p className="govuk-body">
            {t('question.count', { count: feedback.options.length, right: feedback.rightCount })}
          </p>
        )}
      </Result>
      <ul className="govuk-list lisans-verdicts">
        {presentedOptions(feedback.options).map(({ id, optionHtml, verdict, becauseHtml }) => (
          <Verdict
            key={id}
            tone={toneOf[verdict]}
            verdict={t(`question.${verdict}`)}
            becauseHtml={becauseHtml}
            language={language}
          >
            <LessonWords html={optionHtml} language={language} />
          </Verdict>
        ))}
      </ul>
      <button type="submit" name="go" value="again" className="govuk-button govuk-button--secondary">
        {t('tryAgain')}
      </button>
    </>
  )
}

const toneOf = { chosenRight: 'right', missed: 'wrong', chosenWrong: 'wrong', leftRightly: 'other' } as const
