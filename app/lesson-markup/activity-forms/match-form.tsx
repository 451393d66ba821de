import { cardField } from '../practice/mark-match.ts'
import { presentedOptions } from '../practice/mark-question.ts'
import { ActivitySection, FieldProblem, FormFrame, Intro, LessonHtml, Result } from './activity-section.tsx'
import type { FormProperties } from './form-properties.ts'
import { Verdict } from './verdict.tsx'

/** Situations, each with a list of the same cards to choose from. */
export function MatchForm(properties: FormProperties<'match'>) {
  const { activity, feedback, actionUrl, t, language } = properties
  return (
    <ActivitySection
      activityId={activity.id}
      kind="match"
      kindInWords={t('match.kindOfActivity')}
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

function Unanswered(properties: FormProperties<'match'>) {
  return (
    <>
      <ol className="govuk-list govuk-list--number lisans-pieces">
        {properties.activity.pairs.map((pair, index) => (
          <PairField key={pair.id} pair={pair} number={index + 1} {...properties} />
        ))}
      </ol>
      <button type="submit" className="govuk-button">
        {properties.t('check')}
      </button>
    </>
  )
}

type PairFieldProperties = FormProperties<'match'> & {
  pair: FormProperties<'match'>['activity']['pairs'][number]
  number: number
}

function PairField({ activity, pair, number, response, problem, t, language }: PairFieldProperties) {
  const id = `${activity.id}--${pair.id}`
  const chosen = response?.chosen.find((choice) => choice.pair === pair.id)?.card ?? ''
  const isOpen = problem?.code === 'choose-every' ? chosen === '' : problem?.field === cardField(pair.id)
  const problemId = isOpen ? ` ${id}--problem` : ''
  return (
    <li className={isOpen ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <LessonHtml id={`${id}--text`} html={pair.pairHtml} language={language} />
      <label className="govuk-label govuk-label--s" htmlFor={id}>
        {t('match.choose', { number })}
      </label>
      {isOpen && (
        <FieldProblem id={`${id}--problem`} title={t('problemTitle')} message={t(`problem.${problem?.code}`)} />
      )}
      <select
        className={isOpen ? 'govuk-select govuk-select--error' : 'govuk-select'}
        id={id}
        name={cardField(pair.id)}
        defaultValue={chosen}
        aria-describedby={`${id}--text${problemId}`}
        aria-invalid={isOpen || undefined}
      >
        <option value="">{t('match.nothingYet')}</option>
        {presentedOptions(activity.cards).map(({ id: cardId, cardText }) => (
          <option key={cardId} value={cardId} lang={language}>
            {cardText}
          </option>
        ))}
      </select>
    </li>
  )
}

type AnsweredProperties = FormProperties<'match'> & { feedback: NonNullable<FormProperties<'match'>['feedback']> }

function Answered({ activity, feedback, t, language }: AnsweredProperties) {
  const { pairs, rightCount, right } = feedback
  return (
    <>
      <Result
        activityId={activity.id}
        heading={right ? t('match.resultAllRight') : t('match.score', { count: pairs.length, right: rightCount })}
        tone={right ? 'right' : rightCount > 0 ? 'mixed' : 'wrong'}
      />
      <ol className="govuk-list lisans-verdicts">
        {pairs.map((pair) => (
          <Verdict
            key={pair.id}
            tone={pair.right ? 'right' : 'wrong'}
            verdict={t(pair.right ? 'match.fits' : 'match.fitsNot')}
            becauseHtml={pair.becauseHtml}
            language={language}
          >
            <LessonHtml html={pair.pairHtml} language={language} />
            <p className="govuk-body">
              <strong>{t('match.youChose')}</strong> <span lang={language}>{pair.chosenText}</span>
            </p>
            {!pair.right && (
              <p className="govuk-body">
                <strong>{t('match.better')}</strong> <span lang={language}>{pair.fittingText}</span>
              </p>
            )}
          </Verdict>
        ))}
      </ol>
      <button type="submit" name="go" value="again" className="govuk-button govuk-button--secondary">
        {t('tryAgain')}
      </button>
    </>
  )
}
