import { numberFaults, numberField, presentedStages } from '../practice/mark-order.ts'
import type { NumberFault } from '../practice/response.ts'
import { ActivitySection, FieldProblem, FormFrame, Intro, LessonWords, Result } from './activity-section.tsx'
import type { FormProperties } from './form-properties.ts'
import { Verdict } from './verdict.tsx'

/** Stages in a mixed order, each with a field for its number. */
export function OrderForm(properties: FormProperties<'order'>) {
  const { activity, feedback, actionUrl, t, language } = properties
  return (
    <ActivitySection
      activityId={activity.id}
      kind="order"
      kindInWords={t('order.kindOfActivity')}
      heading={activity.title}
      headingLanguage={language}
    >
      <Intro words={activity.intro} language={language} />
      <FormFrame activityId={activity.id} actionUrl={actionUrl}>
        {feedback ? <Answered {...properties} feedback={feedback} /> : <Unanswered {...properties} />}
      </FormFrame>
    </ActivitySection>
  )
}

function Unanswered(properties: FormProperties<'order'>) {
  const { activity, response, problem, t } = properties
  const faults = problem && response ? numberFaults(activity, response) : new Map<string, NumberFault>()
  const hintId = `${activity.id}--hint`
  return (
    <>
      <fieldset className="govuk-fieldset" aria-describedby={hintId}>
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{t('order.choose')}</legend>
        <div id={hintId} className="govuk-hint">
          {t('order.chooseHint', { count: activity.stages.length })}
        </div>
        {presentedStages(activity).map((stage) => (
          <StageField key={stage.id} stage={stage} fault={faults.get(stage.id) ?? null} {...properties} />
        ))}
      </fieldset>
      <button type="submit" className="govuk-button">
        {t('check')}
      </button>
    </>
  )
}

type StageFieldProperties = FormProperties<'order'> & {
  stage: FormProperties<'order'>['activity']['stages'][number]
  fault: NumberFault | null
}

function StageField({ activity, stage, fault, response, t, language }: StageFieldProperties) {
  const id = `${activity.id}--${stage.id}`
  const given = response?.numbers.find((answer) => answer.stage === stage.id)?.number ?? undefined
  return (
    <div className={fault ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      {fault && <FieldProblem id={`${id}--problem`} title={t('problemTitle')} message={t(`problem.${fault}`)} />}
      <div className="lisans-stage">
        <input
          className={`govuk-input govuk-input--width-2${fault ? ' govuk-input--error' : ''}`}
          id={id}
          name={numberField(stage.id)}
          type="text"
          inputMode="numeric"
          maxLength={3}
          autoComplete="off"
          defaultValue={given}
          aria-describedby={fault ? `${id}--problem` : undefined}
          aria-invalid={fault !== null || undefined}
        />
        <label className="govuk-label" htmlFor={id}>
          <LessonWords html={stage.stageHtml} language={language} />
        </label>
      </div>
    </div>
  )
}

type AnsweredProperties = FormProperties<'order'> & { feedback: NonNullable<FormProperties<'order'>['feedback']> }

function Answered({ activity, feedback, t, language }: AnsweredProperties) {
  const { stages, rightCount, right } = feedback
  return (
    <>
      <Result
        activityId={activity.id}
        heading={right ? t('order.resultAllRight') : t('order.score', { count: stages.length, right: rightCount })}
        tone={right ? 'right' : rightCount > 0 ? 'mixed' : 'wrong'}
      >
        <p className="govuk-body">{t('order.inOrder')}</p>
      </Result>
      <ol className="govuk-list lisans-verdicts">
        {stages.map(({ id, number, given, stageHtml, becauseHtml }) => (
          <Verdict
            key={id}
            tone={number === given ? 'right' : 'wrong'}
            verdict={t(number === given ? 'order.rightPlace' : 'order.wrongPlace', { given, number })}
            becauseHtml={becauseHtml}
            language={language}
          >
            <p className="govuk-body">
              {number}. <LessonWords html={stageHtml} language={language} />
            </p>
          </Verdict>
        ))}
      </ol>
      <button type="submit" name="go" value="again" className="govuk-button govuk-button--secondary">
        {t('tryAgain')}
      </button>
    </>
  )
}
