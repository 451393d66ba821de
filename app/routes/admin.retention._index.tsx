import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { countWhatIsOver } from '#app/domain/data-protection/count-what-is-over.ts'
import { findLastForgetting } from '#app/domain/data-protection/find-last-forgetting.ts'
import { periodBounds } from '#app/domain/data-protection/set-period.ts'
import { entryAddress } from '#app/ui/audit-addresses.ts'
import { Day, DayAndTime } from '#app/ui/day.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { peopleAddress } from '#app/ui/people-address.ts'
import { Message, useTranslation } from '#app/ui/translation.tsx'
import { WideTable } from '#app/ui/wide-table.tsx'
import { db } from '#app/web/database.ts'
import { requireAdministratorOfAll } from '#app/web/require-administrator-of-all.ts'

export const meta = pageTitle('retention:title')

const columns = ['what', 'period', 'oldest', 'over']

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireAdministratorOfAll(request, context)
  const last = await findLastForgetting(db)
  return {
    ...(await countWhatIsOver(db, new Date())),
    settable: Object.keys(periodBounds),
    last: last && { ...last, forgotten: Object.entries(last.forgotten) },
  }
}

export default function RetentionPage() {
  const { kinds, leavers, last, settable } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const { count, unit } = leavers.period
  return (
    <Page
      back={{ href: '/admin', label: <Message name="administration:heading" /> }}
      heading={<Message name="retention:title" />}
    >
      <p className="govuk-body">
        <Message name="retention:explanation" />
      </p>
      <h2 className="govuk-heading-m" id="forgotten-by-itself">
        <Message name="retention:table" />
      </h2>
      <WideTable>
        <table className="govuk-table" aria-labelledby="forgotten-by-itself">
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              {columns.map((column) => (
                <th key={column} scope="col" className="govuk-table__header">
                  <Message name={`retention:column.${column}`} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {kinds.map(({ name, period, oldest, over }) => (
              <tr key={name} className="govuk-table__row">
                <th scope="row" className="govuk-table__header">
                  <Message name={`retention:kind.${name}.what`} />
                </th>
                <td className="govuk-table__cell">
                  <Message name={`retention:period.${period.unit}`} values={{ count: period.count }} />{' '}
                  <Message name={`retention:kind.${name}.from`} />
                  {settable.includes(name) && (
                    <>
                      {' '}
                      <a className="govuk-link" href={`/admin/retention/${name}`}>
                        <Message name="retention:change.link" />
                        <span className="govuk-visually-hidden">
                          {' '}
                          <Message name={`retention:kind.${name}.what`} />
                        </span>
                      </a>
                    </>
                  )}
                </td>
                <td className="govuk-table__cell">
                  {oldest ? <Day at={oldest} /> : <Message name="retention:none" />}
                </td>
                <td className="govuk-table__cell">{over}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      <h2 className="govuk-heading-m">
        <Message name="retention:last" />
      </h2>
      {last ? (
        <>
          <p className="govuk-body">
            <Message name="retention:lastAt" /> <DayAndTime at={last.at} />.{' '}
            <a className="govuk-link" href={entryAddress(last.sequence)}>
              <Message name="retention:entry" />
            </a>
          </p>
          <ul className="govuk-list govuk-list--bullet">
            {last.forgotten.map(([name, records]) => (
              <li key={name}>
                <Message name={`retention:kind.${name}.what`} />: {records}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="govuk-body">
          <Message name="retention:never" />
        </p>
      )}
      <h2 className="govuk-heading-m">
        <Message name="retention:leavers" />
      </h2>
      <p className="govuk-body">
        <Message name="retention:leaversExplanation" values={{ period: t(`retention:period.${unit}`, { count }) }} />{' '}
        <a className="govuk-link" href={peopleAddress({ activity: 'left-long' })}>
          <Message name="retention:leaversOver" values={{ count: leavers.over }} />
        </a>{' '}
        {leavers.oldest && (
          <>
            <Message name="retention:leaversOldest" /> <Day at={leavers.oldest} />.
          </>
        )}{' '}
        <a className="govuk-link" href="/admin/retention/identity">
          <Message name="retention:change.linkLeavers" />
        </a>
      </p>
    </Page>
  )
}
