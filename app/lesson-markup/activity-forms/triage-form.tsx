import { type DecidedComment, markTriageResponse, type ObjectiveScore, writeDecision } from '../practice/mark-triage.ts'
import { triageActions, triageReasons } from '../triage-choices.ts'
import { ActivitySection, FormFrame, LessonHtml, Result } from './activity-section.tsx'
import { ChoiceFields } from './choice-fields.tsx'
import type { FormProperties } from './form-properties.ts'
import { Verdict } from './verdict.tsx'

/** Comments one by one: those decided with their verdicts, then the next one to decide. */
export function TriageForm(properties: FormProperties<'triage'>) {
  const { activity, response, actionUrl, t, language } = properties
  const state = properties.feedback ?? markTriageResponse(activity, response ?? { kind: 'triage', decisions: [] })
  if (!state) return null
  const last = state.decided.at(-1)
  return (
    <ActivitySection
      activityId={activity.id}
      kind="triage"
      kindInWords={t('triage.kindOfActivity')}
      heading={activity.title}
      headingLanguage={language}
    >
      {state.decided.length > 0 && (
        <ol className="govuk-list lisans-verdicts">
          {state.decided.map((decided) => (
            <Decided key={decided.comment.id} decided={decided} {...properties} />
          ))}
        </ol>
      )}
      {last && (
        <Result
          activityId={activity.id}
          heading={state.finished ? t('triage.done') : t(`triage.${last.verdict}`)}
          tone={state.finished ? 'plain' : last.verdict === 'bothRight' ? 'right' : 'wrong'}
        >
          <p className="govuk-body">{t('triage.score', { count: state.decided.length, right: state.rightCount })}</p>
          {state.finished && <Scores scores={state.scores} {...properties} />}
        </Result>
      )}
      <FormFrame activityId={activity.id} actionUrl={actionUrl}>
        {state.decided.map(({ comment, action, reason }) => (
          <input
            key={comment.id}
            type="hidden"
            name="decision"
            value={writeDecision({ comment: comment.id, action, reason })}
          />
        ))}
        {state.next && (
          <>
            <input type="hidden" name="comment" value={state.next.id} />
            <h3 className="govuk-heading-s">
              {t('triage.progress', { number: state.decided.length + 1, count: state.total })}
            </h3>
            <div id={`${activity.id}--comment`} className="lisans-comment">
              <p className="govuk-body-s">
                {t('triage.from')} <span lang={language}>{state.next.from}</span>
              </p>
              <LessonHtml html={state.next.commentHtml} language={language} />
            </div>
            <Decision commentId={state.next.id} {...properties} />
          </>
        )}
        <div className="govuk-button-group">
          {state.next && (
            <button type="submit" className="govuk-button">
              {t('check')}
            </button>
          )}
          {last && (
            <button type="submit" name="go" value="again" className="govuk-button govuk-button--secondary">
              {t('triage.restart')}
            </button>
          )}
        </div>
      </FormFrame>
    </ActivitySection>
  )
}

function Scores({ scores, objectiveWords, t }: FormProperties<'triage'> & { scores: ObjectiveScore[] }) {
  if (scores.length === 0) return null
  return (
    <ul className="govuk-list govuk-list--bullet">
      {scores.map(({ objective, rightCount, total }) => (
        <li key={objective}>
          {t('triage.scoreOf', { objective: objectiveWords?.(objective) ?? objective, right: rightCount, total })}
        </li>
      ))}
    </ul>
  )
}

function Decision({ activity, commentId, t, problem }: FormProperties<'triage'> & { commentId: string }) {
  const prefix = `${activity.id}--${commentId}`
  const problemOf = (field: string) =>
    problem?.field === field ? { title: t('problemTitle'), message: t(`problem.${problem.code}`) } : null
  return (
    <>
      <ChoiceFields
        id={`${prefix}--actions`}
        name="action"
        legend={t('triage.chooseAction')}
        describedBy={`${activity.id}--comment`}
        choices={triageActions.map((action) => ({
          value: action,
          id: `${prefix}--action-${action}`,
          words: t(`triage.action.${action}`),
        }))}
        problem={problemOf('action')}
      />
      <ChoiceFields
        id={`${prefix}--reasons`}
        name="reason"
        legend={t('triage.chooseReason')}
        choices={triageReasons.map((reason) => ({
          value: reason,
          id: `${prefix}--reason-${reason}`,
          words: t(`triage.reason.${reason}`),
        }))}
        problem={problemOf('reason')}
      />
    </>
  )
}

function Decided({ decided, t, language }: FormProperties<'triage'> & { decided: DecidedComment }) {
  const { comment, action, reason, verdict } = decided
  const inWords = (chosenAction: string, chosenReason: string) =>
    t('triage.choice', { action: t(`triage.action.${chosenAction}`), reason: t(`triage.reason.${chosenReason}`) })
  return (
    <Verdict
      tone={verdict === 'bothRight' ? 'right' : 'wrong'}
      verdict={t(`triage.${verdict}`)}
      becauseHtml={comment.becauseHtml}
      language={language}
    >
      <p className="govuk-body-s">
        {t('triage.from')} <span lang={language}>{comment.from}</span>
      </p>
      <LessonHtml html={comment.commentHtml} language={language} />
      <p className="govuk-body">
        <strong>{t('triage.youChose')}</strong> {inWords(action, reason)}
      </p>
      {verdict !== 'bothRight' && (
        <p className="govuk-body">
          <strong>{t('triage.better')}</strong> {inWords(comment.action, comment.reason)}
        </p>
      )}
    </Verdict>
  )
}
