import { walkScenario } from '../practice/walk-scenario.ts'
import { ActivitySection, FormFrame, LessonHtml, LessonWords, Result } from './activity-section.tsx'
import { ChoiceFields } from './choice-fields.tsx'
import type { FormProperties } from './form-properties.ts'

/** A branching story: what happened so far, the situation now, and a way back. Only what the learner has met is on the page. */
export function ScenarioForm({
  activity,
  response,
  feedback,
  actionUrl,
  t,
  language,
  problem,
}: FormProperties<'scenario'>) {
  const walk = feedback ?? walkScenario(activity, response ?? { kind: 'scenario', path: [] })
  if (!walk) return null
  const { at, taken } = walk
  const last = taken.at(-1)
  return (
    <ActivitySection
      activityId={activity.id}
      kind="scenario"
      kindInWords={t('scenario.kindOfActivity')}
      heading={activity.title}
      headingLanguage={language}
    >
      <ol className="govuk-list lisans-scenario__taken">
        {taken.slice(0, -1).map(({ number, step, choice }) => (
          <li key={number}>
            <LessonHtml html={step.situationHtml} language={language} />
            <p className="govuk-body">
              <strong>{t('scenario.youChose')}:</strong> <LessonWords html={choice.choiceHtml} language={language} />
            </p>
            <LessonHtml html={choice.becauseHtml} language={language} />
          </li>
        ))}
        {last && (
          <li>
            <LessonHtml html={last.step.situationHtml} language={language} />
            <p className="govuk-body">
              <strong>{t('scenario.youChose')}:</strong>{' '}
              <LessonWords html={last.choice.choiceHtml} language={language} />
            </p>
          </li>
        )}
      </ol>
      {last && (
        <Result activityId={activity.id} heading={t('scenario.whatHappened')} tone="plain">
          <LessonHtml html={last.choice.becauseHtml} language={language} />
        </Result>
      )}
      <FormFrame activityId={activity.id} actionUrl={actionUrl}>
        {taken.map(({ number, choice }) => (
          <input key={number} type="hidden" name="path" value={choice.id} />
        ))}
        {at.kind === 'step' ? (
          <>
            <h3 className="govuk-heading-s">{t('scenario.step', { number: taken.length + 1 })}</h3>
            <LessonHtml id={`${activity.id}--situation`} html={at.step.situationHtml} language={language} />
            <ChoiceFields
              id={activity.id}
              name="choice"
              legend={t('scenario.choose')}
              describedBy={`${activity.id}--situation`}
              choices={at.step.choices.map(({ id, choiceHtml }) => ({
                value: id,
                id: `${activity.id}--${at.step.id}--${id}`,
                words: <LessonWords html={choiceHtml} language={language} />,
              }))}
              problem={problem ? { title: t('problemTitle'), message: t(`problem.${problem.code}`) } : null}
            />
          </>
        ) : (
          <div className={`lisans-feedback lisans-feedback--${at.ending.tone}`}>
            <h3 className="govuk-heading-s">{t(`scenario.ending.${at.ending.tone}`)}</h3>
            <LessonHtml html={at.ending.endingHtml} language={language} />
          </div>
        )}
        <div className="govuk-button-group">
          {at.kind === 'step' && (
            <button type="submit" name="go" value="on" className="govuk-button">
              {t('scenario.continue')}
            </button>
          )}
          {taken.length > 0 && (
            <>
              <button type="submit" name="go" value="back" className="govuk-button govuk-button--secondary">
                {t('scenario.back')}
              </button>
              <button type="submit" name="go" value="again" className="govuk-button govuk-button--secondary">
                {t('scenario.restart')}
              </button>
            </>
          )}
        </div>
      </FormFrame>
    </ActivitySection>
  )
}
