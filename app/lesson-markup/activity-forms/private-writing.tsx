import type { ReactNode } from 'react'
import { FormFrame, Result } from './activity-section.tsx'
import type { Translate } from './form-properties.ts'

type Properties = {
  id: string
  label: string
  hint?: string
  t: Translate
  children?: ReactNode
}

/**
 * A place to write what may be a real case. It has no name and stands in no form, so nothing can send it; browsers are asked neither to
 * remember it nor to have its spelling checked elsewhere.
 */
export function PrivateWriting({ id, label, hint, t, children }: Properties) {
  return (
    <div className="govuk-form-group lisans-private">
      <label className="govuk-label govuk-label--s" htmlFor={id}>
        {label}
      </label>
      <div id={`${id}--hint`} className="govuk-hint">
        {hint === undefined ? '' : `${hint} `}
        {t('private')}
      </div>
      <textarea
        className="govuk-textarea"
        id={id}
        rows={5}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        aria-describedby={`${id}--hint`}
      />
      {children}
    </div>
  )
}

type DoneProperties = {
  activityId: string
  actionUrl: string
  done: boolean
  t: Translate
}

/** The button with which a learner says that it is done. Nothing but that is sent. */
export function SayDone({ activityId, actionUrl, done, t }: DoneProperties) {
  return (
    <FormFrame activityId={activityId} actionUrl={actionUrl}>
      {done ? (
        <Result activityId={activityId} heading={t('done.said')} tone="plain">
          <p className="govuk-body">{t('done.again')}</p>
        </Result>
      ) : (
        <button type="submit" className="govuk-button">
          {t('done.say')}
        </button>
      )}
    </FormFrame>
  )
}
