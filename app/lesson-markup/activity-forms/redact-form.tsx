import { ActivitySection, FormFrame, Intro, LessonHtml, LessonWords, Result } from './activity-section.tsx'
import { ChoiceFields } from './choice-fields.tsx'
import type { FormProperties } from './form-properties.ts'
import { Verdict } from './verdict.tsx'

/** A draft with numbered places, and a tick box for each place below it. */
export function RedactForm(properties: FormProperties<'redact'>) {
  const { activity, feedback, actionUrl, t, language } = properties
  return (
    <ActivitySection
      activityId={activity.id}
      kind="redact"
      kindInWords={t('redact.kindOfActivity')}
      heading={activity.title}
      headingLanguage={language}
    >
      <Intro words={activity.intro} language={language} />
      <FormFrame activityId={activity.id} actionUrl={actionUrl}>
        <h3 className="govuk-heading-s">{t('redact.draft')}</h3>
        <div className="lisans-draft">
          <LessonHtml id={`${activity.id}--draft`} html={activity.draftHtml} language={language} />
        </div>
        {feedback ? <Answered {...properties} feedback={feedback} /> : <Unanswered {...properties} />}
      </FormFrame>
    </ActivitySection>
  )
}

function Unanswered({ activity, t, language, problem }: FormProperties<'redact'>) {
  return (
    <>
      <ChoiceFields
        id={activity.id}
        name="spot"
        legend={t('redact.choose')}
        hint={`${t('redact.chooseHint')} ${t('redact.noneIsFine')}`}
        many
        choices={activity.spots.map(({ id, wordsHtml }, index) => ({
          value: id,
          id: `${activity.id}--${id}`,
          // The words in the draft are a second label, so the name is taken from this one alone.
          labelId: `${activity.id}--${id}--label`,
          words: (
            <>
              <span className="govuk-visually-hidden">{t('redact.spotNumber', { number: index + 1 })}: </span>
              <span aria-hidden="true">{index + 1}. </span>
              <LessonWords html={wordsHtml} language={language} />
            </>
          ),
        }))}
        problem={problem ? { title: t('problemTitle'), message: t(`problem.${problem.code}`) } : null}
      />
      <button type="submit" className="govuk-button">
        {t('check')}
      </button>
    </>
  )
}

type AnsweredProperties = FormProperties<'redact'> & { feedback: NonNullable<FormProperties<'redact'>['feedback']> }

function Answered({ activity, feedback, t, language }: AnsweredProperties) {
  const { found, toFind, tickedNeedlessly } = feedback
  const heading = feedback.right ? t('redact.resultAllRight') : t('redact.found', { count: toFind, found })
  return (
    <>
      <Result
        activityId={activity.id}
        heading={heading}
        tone={feedback.right ? 'right' : found > 0 ? 'mixed' : 'wrong'}
      >
        {tickedNeedlessly > 0 && <p className="govuk-body">{t('redact.tooMuch', { count: tickedNeedlessly })}</p>}
      </Result>
      <ul className="govuk-list lisans-verdicts">
        {feedback.spots.map(({ id, number, spotKind, wordsHtml, verdict, becauseHtml }) => (
          <Verdict
            key={id}
            tone={toneOf[verdict]}
            verdict={t(`redact.${verdict}`)}
            becauseHtml={becauseHtml}
            language={language}
          >
            <p className="govuk-body">
              {number}. <LessonWords html={wordsHtml} language={language} />
              {spotKind === 'other' ? null : ` (${t(`redact.kind.${spotKind}`)})`}
            </p>
          </Verdict>
        ))}
      </ul>
      <button type="submit" name="go" value="again" className="govuk-button govuk-button--secondary">
        {t('tryAgain')}
      </button>
    </>
  )
}

const toneOf = { foundRightly: 'right', missed: 'wrong', tickedNeedlessly: 'wrong', leftRightly: 'other' } as const
