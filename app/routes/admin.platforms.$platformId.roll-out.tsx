import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { countWeekly } from '#app/domain/access/count-weekly.ts'
import { listRefusals } from '#app/domain/access/list-refusals.ts'
import { setsModes } from '#app/domain/access/set-mode.ts'
import { addDays, dayOf } from '#app/domain/certification/calendar-days.ts'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalCounts } from '#app/ui/refusal-counts.tsx'
import { Message } from '#app/ui/translation.tsx'
import { UnitRollOutSummary } from '#app/ui/unit-roll-out-summary.tsx'
import { UnitRollOuts } from '#app/ui/unit-roll-outs.tsx'
import { useInstants } from '#app/ui/use-instants.ts'
import { WeekChart } from '#app/ui/week-chart.tsx'
import { currentOrganisation } from '#app/web/catalogue.ts'
import { db } from '#app/web/database.ts'
import { openPlatform, seesPlatforms } from '#app/web/platform-desk.ts'
import { notFound } from '#app/web/refuse.ts'
import { describeRollOut } from '#app/web/roll-out.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('platforms:rollOutPage.pageTitle')

/** For so many days back the counts of the gates are shown. */
const daysCounted = 30

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...seesPlatforms)
  const platform = await openPlatform(params.platformId)
  const now = new Date()
  const { reached, describe, below } = await describeRollOut(officer.personId, platform, now)
  const known = new Set(reached.map(({ id }) => id))
  const tops = reached.filter(({ parentId }) => parentId === null || !known.has(parentId))
  const asked = new URL(request.url).searchParams
  const unit = asked.has('unit')
    ? reached.find(({ id }) => id === asked.get('unit'))
    : tops.length === 1
      ? tops[0]
      : null
  if (unit === undefined) notFound()

  const common = {
    platform: { id: platform.id, name: platform.name, closed: platform.closedAt !== null },
    setFrom: asked.get('notice') === 'set' ? asked.get('from') : null,
    maySet: setsModes.some((role) => officer.roles.includes(role)) && platform.closedAt === null,
  }
  if (unit === null) return { ...common, unit: null, above: null, below: tops.map(describe), weeks: [], refusals: [] }

  const unitIds = below(unit.id)
  const { timeZone } = await currentOrganisation()
  const since = addDays(dayOf(now, timeZone), -daysCounted)
  return {
    ...common,
    unit: describe(unit),
    above: reached.find(({ id }) => id === unit.parentId) ?? null,
    below: reached.filter(({ parentId }) => parentId === unit.id).map(describe),
    weeks: await countWeekly(db, { platform, unitIds }, now),
    refusals: await listRefusals(db, { platformId: platform.id, unitIds, since }),
  }
}

export default function RollOutPage() {
  const { platform, unit, above, below, weeks, refusals, maySet, setFrom } = useLoaderData<typeof loader>()
  const { day } = useInstants()
  const address = `/admin/platforms/${platform.id}/roll-out`
  const from = setFrom && !Number.isNaN(Date.parse(setFrom)) ? day(new Date(setFrom)) : null
  return (
    <Page
      back={{ href: `/admin/platforms/${platform.id}`, label: <Message name="platforms:backToPlatform" /> }}
      caption={<Message name="platforms:rollOutPage.title" values={{ platform: platform.name }} />}
      heading={unit ? unit.name : <Message name="platforms:rollOutPage.whole" />}
    >
      {from && (
        <Notice
          tone="good"
          role="status"
          heading={<Message name="platforms:rollOutPage.set" values={{ day: from }} />}
        />
      )}
      {platform.closed && (
        <p className="govuk-inset-text">
          <Message name="platforms:rollOutPage.closedPlatform" />
        </p>
      )}
      {above && (
        <p className="govuk-body">
          <a className="govuk-link" href={`${address}?${new URLSearchParams({ unit: above.id })}`}>
            <Message name="platforms:rollOutPage.up" values={{ unit: above.name }} />
          </a>
        </p>
      )}
      {unit && <UnitRollOutSummary unit={unit} platformId={platform.id} maySet={maySet} />}
      {unit && (
        <>
          <h2 className="govuk-heading-m">
            <Message name="platforms:chart.heading" />
          </h2>
          <p className="govuk-body">
            <Message name="platforms:chart.explanation" />
          </p>
          <WeekChart weeks={weeks} />
          <h2 className="govuk-heading-m">
            <Message name="platforms:rollOutPage.below" />
          </h2>
        </>
      )}
      {below.length > 0 ? (
        <UnitRollOuts units={below} address={address} />
      ) : (
        <p className="govuk-body">
          <Message name="platforms:rollOutPage.noneBelow" />
        </p>
      )}
      {unit && <RefusalCounts refusals={refusals} />}
    </Page>
  )
}
