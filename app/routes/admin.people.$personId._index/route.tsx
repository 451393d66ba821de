import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { seesStandings } from '#app/domain/certification/who-decides.ts'
import { listReachedUnits } from '#app/domain/people/list-reached-units.ts'
import { lookAtPerson } from '#app/domain/people/look-at-person.ts'
import { languageNames } from '#app/locales/translator.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { recordProblems } from '#app/web/record-problems.ts'
import { refusal } from '#app/web/refuse.ts'
import { rolesOf } from '#app/web/roles-of.ts'
import { mayFindPeople, mayInvitePeople, mayRecordPeople } from '#app/web/sign-in/may-find-people.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { allRoles } from '#db/schema/people.ts'
import { RecordActions } from './record-actions.tsx'

export const meta = pageTitle('people:record.title', (data) => ({
  name: (data as { person?: { name: string } } | undefined)?.person?.name,
}))

/** What may just have happened, and the message that says so. */
const notices = {
  added: 'people:record.notice.added',
  invited: 'people:record.notice.invited',
  granted: 'people:record.notice.granted',
  ended: 'people:record.notice.ended',
  moved: 'people:record.notice.moved',
  'deputy-named': 'deputies:account.done.named',
  'deputy-ended': 'deputies:account.done.ended',
} as const

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { personId: reader, roles } = await requireRole(request, context, ...mayFindPeople)
  const personId = params.personId ?? ''
  const actor = { kind: 'person', personId: reader } as const
  const look = await lookAtPerson(db, { personId, roles: mayFindPeople }, actor, new Date())
  if (look.kind === 'refused') throw refusal(look.reason, context)

  const asked = new URL(request.url).searchParams.get('notice') ?? ''
  const own = reader === personId
  const mayGrant = !own && roles.includes('administrator')
  const mayRecord = !own && mayRecordPeople.some((role) => roles.includes(role))
  const { id, name, unitName, jobTitle, email, language, activity, identifiers } = look.person
  return {
    person: { id, name, unitName, jobTitle, email, language, activity, identifiers },
    ...(await rolesOf(personId, new Date())),
    own,
    seesStanding: seesStandings.some((role) => roles.includes(role)),
    mayGrant,
    mayRecord,
    mayInvite: !own && activity !== 'left' && mayInvitePeople.some((role) => roles.includes(role)),
    grantRoles: mayGrant ? allRoles : [],
    grantUnits: mayGrant ? await listReachedUnits(db, { personId: reader, roles: ['administrator'] }, new Date()) : [],
    moveUnits: mayRecord ? await listReachedUnits(db, { personId: reader, roles: mayRecordPeople }, new Date()) : [],
    problems: recordProblems(request),
    notice: Object.hasOwn(notices, asked) ? notices[asked as keyof typeof notices] : null,
  }
}

export default function RecordPage() {
  const record = useLoaderData<typeof loader>()
  const { person, own, notice, problems } = record
  return (
    <Page
      heading={person.name}
      caption={person.unitName}
      back={{ href: '/admin/people', label: <Message name="people:record.back" /> }}
      problems={problems}
    >
      {notice && (
        <div className="govuk-inset-text" role="status">
          <Message name={notice} />
        </div>
      )}
      <Facts />
      {record.seesStanding && (
        <p className="govuk-body">
          <a className="govuk-link" href={`/hr/people/${person.id}`}>
            <Message name="desk:person.standing" />
          </a>
        </p>
      )}
      {!own && (
        <p className="govuk-hint">
          <Message name="people:record.looked" />
        </p>
      )}
      <RecordActions record={record} />
    </Page>
  )
}

function Facts() {
  const { person } = useLoaderData<typeof loader>()
  const names = person.identifiers.map(({ kind, shown }) => (
    <div key={shown}>
      {shown}{' '}
      <span className="govuk-hint">
        (<Message name={`people:identifier.${kind}`} />)
      </span>
    </div>
  ))
  const facts = [
    { label: 'names', value: names },
    { label: 'email', value: person.email },
    { label: 'job', value: person.jobTitle },
    { label: 'activity', value: <Message name={`people:activity.${person.activity}`} /> },
    { label: 'language', value: <span lang={person.language}>{languageNames[person.language]}</span> },
  ]
  return (
    <dl className="govuk-summary-list">
      {facts
        .filter(({ value }) => value !== null)
        .map(({ label, value }) => (
          <div className="govuk-summary-list__row" key={label}>
            <dt className="govuk-summary-list__key">
              <Message name={`people:record.${label}`} />
            </dt>
            <dd className="govuk-summary-list__value">{value}</dd>
          </div>
        ))}
    </dl>
  )
}
