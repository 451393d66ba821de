import type { showEffect } from '#app/web/mode-choice.ts'
import { Notice } from './notice.tsx'
import { Message, useTranslation } from './translation.tsx'
import { useInstants } from './use-instants.ts'

type Effect = Omit<Awaited<ReturnType<typeof showEffect>>, 'startsAt'> & { startsAt: Date | string }

/** What a mode would do if it were set: in numbers, and the names behind them. */
export function ModeEffect({ effect, unitName, notReady }: { effect: Effect; unitName: string; notReady: number }) {
  const { t } = useTranslation()
  const { day } = useInstants()
  const { before, after, losing, gaining, isTop } = effect
  const from = day(new Date(effect.startsAt))
  const opensFrom = day(new Date(effect.opensLater ?? effect.startsAt))
  const values = { unit: unitName, before: t(`platforms:mode.${before}`), after: t(`platforms:mode.${after}`) }
  return (
    <>
      <h2 className="govuk-heading-m">
        <Message name="platforms:modePage.previewHeading" />
      </h2>
      <p className="govuk-body">
        <Message name="platforms:modePage.beforeAfter" values={values} />{' '}
        {isTop && <Message name="platforms:modePage.strangers" />}
      </p>
      {losing.people > 0 && <Losing effect={effect} from={from} />}
      {gaining > 0 && (
        <Notice
          tone="warn"
          heading={<Message name="platforms:modePage.gaining" values={{ count: gaining, day: opensFrom }} />}
        />
      )}
      {losing.people + gaining === 0 && (
        <p className="govuk-body">
          <Message name="platforms:modePage.nothing" />
        </p>
      )}
      {effect.shutsOnFreeDay && (
        <Notice tone="warn" heading={<Message name="platforms:modePage.noWorkingDay" />}>
          <p className="govuk-body">
            <Message name="platforms:modePage.noWorkingDayWhy" />
          </p>
        </Notice>
      )}
      {after === 'enforce' && notReady > 0 && (
        <Notice tone="warn" heading={<Message name="platforms:modePage.notReady" values={{ count: notReady }} />}>
          <p className="govuk-body">
            <Message name="platforms:modePage.notReadyWhy" />{' '}
            <a className="govuk-link" href="/admin/before-you-open">
              <Message name="platforms:modePage.list" />
            </a>
          </p>
        </Notice>
      )}
    </>
  )
}

function Losing({ effect, from }: { effect: Effect; from: string }) {
  const { losing, names } = effect
  const { people, inProgress, neverStarted } = losing
  const more = people - names.length
  return (
    <Notice tone="bad" heading={<Message name="platforms:modePage.losing" values={{ count: people, day: from }} />}>
      <p className="govuk-body">
        <Message name="platforms:modePage.losingOf" values={{ inProgress, neverStarted }} />{' '}
        <Message name="platforms:modePage.asIfToday" />
      </p>
      <details className="govuk-details">
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">
            <Message name="platforms:modePage.names" />
          </span>
        </summary>
        <div className="govuk-details__text">
          <ul className="govuk-list">
            {names.map(({ personId, name, unitName }) => (
              <li key={personId}>
                {name}, {unitName}
              </li>
            ))}
            {more > 0 && (
              <li>
                <Message name="platforms:modePage.more" values={{ count: more }} />
              </li>
            )}
          </ul>
        </div>
      </details>
    </Notice>
  )
}
