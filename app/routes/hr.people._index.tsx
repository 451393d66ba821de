import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { standingStates } from '#app/domain/certification/standing.ts'
import { seesStandings } from '#app/domain/certification/who-decides.ts'
import { readCursor, writeCursor } from '#app/domain/people/people-cursor.ts'
import { CalendarDay } from '#app/ui/calendar-day.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { peopleAddress } from '#app/ui/people-address.ts'
import { PeopleFilterForm } from '#app/ui/people-filter-form.tsx'
import { PeopleListActions } from '#app/ui/people-list-actions.tsx'
import { ProgrammeChoice } from '#app/ui/programme-choice.tsx'
import { inProgramme } from '#app/ui/programme-links.tsx'
import { StandingList } from '#app/ui/standing-list.tsx'
import { Message } from '#app/ui/translation.tsx'
import { doesInBulk } from '#app/web/bulk-desk.ts'
import { askedDueStates, listAsked, readAskedPeople } from '#app/web/people-filter.ts'
import { programmeInAddress, programmeTitles } from '#app/web/programme.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { allRoles, endWindows, personActivities } from '#db/schema/index.ts'

export const meta = pageTitle('desk:people.heading')

const onePage = 50

export async function loader({ request, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...seesStandings)
  const now = new Date()
  const people = await readAskedPeople(request, officer.personId, now)
  const after = readCursor(new URL(request.url).searchParams.get('after'))
  const found = await listAsked(people, { after, limit: onePage + 1 }, now)
  const shown = found.slice(0, onePage)
  const last = shown.at(-1)
  return {
    asked: people.asked,
    programmeId: people.programmeId,
    programmes: Object.entries(await programmeTitles()).map(([id, title]) => {
      return { id, title, inAddress: programmeInAddress(id) }
    }),
    people: shown.map(({ searchName: _, ...person }) => person),
    bulk: doesInBulk.some((role) => officer.roles.includes(role)),
    isFirst: after === null,
    next: found.length > onePage && last ? writeCursor(last) : null,
    choices: {
      units: people.unit.reached.filter(({ closed }) => !closed).map(({ id, name, depth }) => ({ id, name, depth })),
      standings: standingStates,
      required: askedDueStates,
      ends: endWindows,
      activities: personActivities,
      roles: allRoles,
    },
  }
}

export default function PeoplePage() {
  const { asked, programmeId, programmes, people, isFirst, next, choices, bulk } = useLoaderData<typeof loader>()
  return (
    <Page
      heading={<Message name="desk:people.heading" />}
      back={{ href: inProgramme('/hr', asked.programme), label: <Message name="hr:overview.heading" /> }}
    >
      <ProgrammeChoice programmes={programmes} chosen={programmeId} address="/hr/people" />
      <PeopleFilterForm asked={asked} choices={choices} />
      {asked.on && (
        <p className="govuk-inset-text">
          <Message name="hr:overview.asAt" /> <CalendarDay day={asked.on} />. <Message name="hr:list.asAtNote" />
        </p>
      )}
      {people.length === 0 && (
        <p className="govuk-inset-text">
          <Message name="people:list.none" />
        </p>
      )}
      <StandingList people={people} address={(id) => inProgramme(`/hr/people/${id}`, asked.programme)} />
      <p className="govuk-body">
        {next && (
          <a className="govuk-link" href={peopleAddress(asked, { after: next })}>
            <Message name="people:list.more" />
          </a>
        )}{' '}
        {!isFirst && (
          <a className="govuk-link" href={peopleAddress(asked)}>
            <Message name="people:list.first" />
          </a>
        )}
      </p>
      {people.length > 0 && <PeopleListActions asked={asked} bulk={bulk} />}
    </Page>
  )
}
