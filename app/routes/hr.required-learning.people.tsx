import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listPeopleDue } from '#app/domain/assignments/list-people-due.ts'
import { whoRequires } from '#app/domain/certification/who-decides.ts'
import { listUnits } from '#app/domain/people/list-units.ts'
import { readCursor, writeCursor } from '#app/domain/people/people-cursor.ts'
import { CalendarDay } from '#app/ui/calendar-day.tsx'
import { Localised } from '#app/ui/localised.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { inProgramme } from '#app/ui/programme-links.tsx'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { programmeInAddress, programmeOf } from '#app/web/programme.ts'
import { requiringReach } from '#app/web/rule-desk.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle((page) => `required-learning:people.${(page as { state?: string })?.state ?? 'due'}`)

const onePage = 50

export async function loader({ request, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...whoRequires)
  const now = new Date()
  const { id: programmeId, body } = await programmeOf(request)
  const asked = new URL(request.url).searchParams
  const state = asked.get('state') === 'overdue' ? ('overdue' as const) : ('due' as const)
  const unitIds = [...(await requiringReach(officer.personId, now))]
  const after = readCursor(asked.get('after'))
  const found = await listPeopleDue(db, { programmeId, unitIds, states: [state], after, limit: onePage + 1 }, now)
  const names = new Map((await listUnits(db)).map(({ id, name }) => [id, name]))
  const shown = found.slice(0, onePage)
  const last = shown.at(-1)
  return {
    state,
    programmeId,
    title: body.title,
    programme: programmeInAddress(programmeId),
    people: shown.map(({ personId, name, unitId, dueDay }) => ({
      personId,
      name,
      unitName: names.get(unitId) ?? '',
      dueDay,
    })),
    next: found.length > onePage && last ? writeCursor(last.cursor) : null,
    isFirst: after === null,
  }
}

export default function PeopleDuePage() {
  const { state, programmeId, title, programme, people, next, isFirst } = useLoaderData<typeof loader>()
  const address = (more: Record<string, string>) =>
    `/hr/required-learning/people?${new URLSearchParams({ programme: programmeId, state, ...more })}`
  return (
    <Page
      back={{ href: '/hr/required-learning', label: <Message name="required-learning:back" /> }}
      caption={<Localised text={title} />}
      heading={<Message name={`required-learning:people.${state}`} />}
    >
      {people.length === 0 && (
        <p className="govuk-inset-text">
          <Message name="people:list.none" />
        </p>
      )}
      <ul className="govuk-list lisans-desk">
        {people.map(({ personId, name, unitName, dueDay }) => (
          <li key={personId} className="lisans-desk__item">
            <a className="govuk-link" href={inProgramme(`/hr/people/${personId}`, programme)}>
              {name}
            </a>
            <div className="govuk-hint lisans-beneath">
              {unitName}. <Message name="required-learning:people.by" /> {dueDay && <CalendarDay day={dueDay} />}
            </div>
          </li>
        ))}
      </ul>
      <p className="govuk-body">
        {next && (
          <a className="govuk-link" href={address({ after: next })}>
            <Message name="people:list.more" />
          </a>
        )}{' '}
        {!isFirst && (
          <a className="govuk-link" href={address({})}>
            <Message name="people:list.first" />
          </a>
        )}
      </p>
    </Page>
  )
}
