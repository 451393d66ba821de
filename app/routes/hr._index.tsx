import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { standingFigures } from '#app/domain/certification/standing-figures.ts'
import { seesStandings } from '#app/domain/certification/who-decides.ts'
import { unitsBelow } from '#app/domain/people/unit-tree.ts'
import { CalendarDay } from '#app/ui/calendar-day.tsx'
import { DayAndTime } from '#app/ui/day.tsx'
import { DayField } from '#app/ui/day-field.tsx'
import { HrRooms } from '#app/ui/hr-rooms.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { peopleAddress } from '#app/ui/people-address.ts'
import { ProgrammeChoice } from '#app/ui/programme-choice.tsx'
import { StandingFigures } from '#app/ui/standing-figures.tsx'
import { StandingTrend } from '#app/ui/standing-trend.tsx'
import { Message } from '#app/ui/translation.tsx'
import { UnitStandings } from '#app/ui/unit-standings.tsx'
import { WaitingKinds } from '#app/ui/waiting-kinds.tsx'
import { readAskedUnit } from '#app/web/asked-unit.ts'
import { countsOn, pastDayOf, readTrend, readWaiting } from '#app/web/hr-overview.ts'
import { openRooms } from '#app/web/hr-rooms.ts'
import { programmeInAddress, programmeOf, programmeTitles } from '#app/web/programme.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { waitingAddresses } from '#app/web/waiting-addresses.ts'

export const meta = pageTitle('hr:overview.heading')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...seesStandings)
  const now = new Date()
  const { id: programmeId } = await programmeOf(request)
  const asked = await readAskedUnit(request, officer.personId, seesStandings, now)
  const on = await pastDayOf(new URL(request.url).searchParams.get('on'), now)
  const { counts, countedAt } = await countsOn(programmeId, on, now)
  const unitId = asked.unit?.id ?? ''
  return {
    rooms: openRooms(officer.roles),
    programmeId,
    programmes: Object.entries(await programmeTitles()).map(([id, title]) => {
      return { id, title, inAddress: programmeInAddress(id) }
    }),
    programme: programmeInAddress(programmeId),
    unit: asked.unit && { id: asked.unit.id, name: asked.unit.name },
    above: asked.above && { id: asked.above.id, name: asked.above.name },
    on,
    countedAt,
    figures: standingFigures(counts, asked.unitIds),
    units: asked.below.map(({ id, name }) => ({
      id,
      name,
      hasBelow: asked.reached.some(({ parentId }) => parentId === id),
      figures: standingFigures(counts, unitsBelow(asked.reached, [id])),
    })),
    trend: await readTrend(programmeId, asked.unitIds, now),
    waiting: on ? [] : await readWaiting(programmeId, asked, await waitingAddresses(officer, programmeId, unitId), now),
  }
}

export default function OverviewPage() {
  const page = useLoaderData<typeof loader>()
  const { rooms, programme, programmeId, programmes, unit, above, on, countedAt, figures, units, trend, waiting } = page
  const asked = { programme, unit: unit?.id ?? '', on: on ?? '' }
  const openUnit = (unitId: string) => peopleAddress({ ...asked, unit: unitId }, { page: '/hr' })
  return (
    <Page
      wide
      caption={unit && <Message name="hr:overview.heading" />}
      heading={unit ? unit.name : <Message name="hr:overview.heading" />}
      back={
        above
          ? { href: openUnit(above.id), label: <Message name="hr:overview.up" values={{ unit: above.name }} /> }
          : undefined
      }
    >
      <HrRooms open={rooms} />
      <ProgrammeChoice programmes={programmes} chosen={programmeId} address="/hr" />
      <p className="govuk-body">
        {on ? (
          <>
            <Message name="hr:overview.asAt" /> <CalendarDay day={on} />.{' '}
            <a className="govuk-link" href={peopleAddress({ ...asked, on: '' }, { page: '/hr' })}>
              <Message name="hr:overview.toToday" />
            </a>
          </>
        ) : (
          countedAt && (
            <>
              <Message name="hr:overview.countedAt" /> <DayAndTime at={new Date(countedAt)} />.
            </>
          )
        )}
      </p>
      {!on && <WaitingKinds waiting={waiting} />}
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-one-half">
          <StandingFigures figures={figures} asked={asked} />
        </div>
        <div className="govuk-grid-column-one-half">
          <h2 className="govuk-heading-m">
            <Message name="hr:trend.heading" />
          </h2>
          <StandingTrend points={trend} asked={{ ...asked, on: '' }} />
        </div>
      </div>
      {units.length > 0 && <UnitStandings units={units} address={openUnit} asked={asked} />}
      <form method="get">
        {programme && <input type="hidden" name="programme" value={programme} />}
        {unit && <input type="hidden" name="unit" value={unit.id} />}
        <DayField name="on" label="hr:overview.on" hint="hr:overview.onHint" typed={on ?? ''} />
        <button type="submit" className="govuk-button govuk-button--secondary">
          <Message name="hr:overview.show" />
        </button>
      </form>
    </Page>
  )
}
