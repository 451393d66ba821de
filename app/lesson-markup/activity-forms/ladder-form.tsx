import { ActivitySection, Intro, LessonHtml } from './activity-section.tsx'
import type { FormProperties, Translate } from './form-properties.ts'
import { PrivateWriting, SayDone } from './private-writing.tsx'

/** The rungs of the ladder: `ladder.step.<name>` in the catalogue has the question, and what to do on a no. */
const steps = ['myself', 'job', 'people', 'agency', 'politics', 'public', 'fair'] as const

/**
 * Seven questions about a post of one's own. Without the script it is a list to read, with the advice of each step to open; with it, one
 * writes, answers and climbs (see app/enhance/ladder.ts for what it expects of this page).
 */
export function LadderForm({ activity, feedback, actionUrl, t, language }: FormProperties<'ladder'>) {
  return (
    <ActivitySection
      activityId={activity.id}
      kind="ladder"
      kindInWords={t('ladder.kindOfActivity')}
      heading={activity.title}
      headingLanguage={language}
    >
      <Intro words={activity.intro} language={language} />
      {activity.openingHtml !== null && <LessonHtml html={activity.openingHtml} language={language} />}
      <div data-stays>
        <div className="lisans-with-script">
          <PrivateWriting id={`${activity.id}--post`} label={t('ladder.post')} t={t} />
        </div>
        <p className="govuk-body">{t('ladder.rule')}</p>
        <ol className="lisans-ladder" data-ladder>
          {steps.map((step, index) => (
            <Step key={step} step={step} number={index + 1} activityId={activity.id} t={t} />
          ))}
        </ol>
        <p className="govuk-body lisans-without-script">{t('ladder.allYes')}</p>
      </div>
      <SayDone activityId={activity.id} actionUrl={actionUrl} done={feedback !== null} t={t} />
    </ActivitySection>
  )
}

type StepProperties = {
  step: (typeof steps)[number]
  number: number
  activityId: string
  t: Translate
}

function Step({ step, number, activityId, t }: StepProperties) {
  const id = `${activityId}--${step}`
  const isLast = number === steps.length
  const onYes = isLast ? t('ladder.allYes') : t('ladder.goOn', { number: number + 1 })
  const onNo = t(`ladder.step.${step}.no`)
  return (
    <li data-open={number === 1 || undefined} data-on-yes={onYes} data-on-no={`${onNo} ${t('ladder.settled')}`}>
      <h3 className="govuk-heading-s" id={`${id}--question`}>
        {t('ladder.numbered', { number, question: t(`ladder.step.${step}.question`) })}
      </h3>
      <div className="lisans-with-script">
        <div className="govuk-radios govuk-radios--inline" role="radiogroup" aria-labelledby={`${id}--question`}>
          {(['yes', 'no'] as const).map((answer) => (
            <div key={answer} className="govuk-radios__item">
              <input
                className="govuk-radios__input"
                type="radio"
                id={`${id}--${answer}`}
                name={id}
                value={answer}
                autoComplete="off"
              />
              <label className="govuk-label govuk-radios__label" htmlFor={`${id}--${answer}`}>
                {t(`ladder.${answer}`)}
              </label>
            </div>
          ))}
        </div>
        <div role="status" />
      </div>
      <details className="govuk-details lisans-without-script">
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">{t('ladder.ifNo')}</span>
        </summary>
        <div className="govuk-details__text">{onNo}</div>
      </details>
    </li>
  )
}
