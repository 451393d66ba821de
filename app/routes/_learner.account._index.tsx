import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findPerson } from '#app/domain/people/find-person.ts'
import { listSessions } from '#app/domain/sign-in/list-sessions.ts'
import { wantsTaskMail } from '#app/domain/tasks/choose-task-mail.ts'
import { DayAndTime } from '#app/ui/day.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { StandIns } from '#app/ui/stand-ins.tsx'
import { TaskMailChoice } from '#app/ui/task-mail-choice.tsx'
import { Message, useTranslation } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { deviceName } from '#app/web/sign-in/device-name.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'
import { standIns } from '#app/web/stand-ins.ts'
import { tasksOf } from '#app/web/tasks.ts'

export const meta = pageTitle('people:account.title')

/** What may just have happened, and the message that says so. */
const notices = {
  'password-changed': 'people:account.password.changed',
  'session-ended': 'people:account.sessions.ended',
  'deputy-named': 'deputies:account.done.named',
  'deputy-ended': 'deputies:account.done.ended',
  'task-mail': 'tasks:mail.done',
} as const

export async function loader({ request, context }: LoaderFunctionArgs) {
  const signedIn = await requireSignedIn(request, context)
  const { personId, sessionId, roles } = signedIn
  const person = await findPerson(db, personId)
  const sessions = await listSessions(db, { personId }, new Date())
  const asked = new URL(request.url).searchParams.get('notice') ?? ''
  return {
    name: person?.name,
    unitName: person?.unitName,
    names: person?.identifiers.map(({ shown }) => shown) ?? [],
    roles,
    // Authors of courses have tasks without any role.
    taskMail:
      roles.length > 0 || (await tasksOf(signedIn, context)).length > 0
        ? { wanted: await wantsTaskMail(db, personId), hasAddress: person?.email !== null }
        : null,
    sessions: sessions.map((session) => ({
      ...session,
      device: deviceName(session.device),
      here: session.id === sessionId,
    })),
    standIns: await standIns(personId, new Date()),
    notice: Object.hasOwn(notices, asked) ? notices[asked as keyof typeof notices] : null,
  }
}

export default function AccountPage() {
  const { name, unitName, names, roles, taskMail, standIns: standing, notice } = useLoaderData<typeof loader>()
  const facts = [
    { label: 'name', value: name },
    { label: 'unit', value: unitName },
    { label: 'names', value: names.join(', ') },
  ]
  return (
    <Page heading={<Message name="people:account.heading" />}>
      {notice && (
        <div className="govuk-inset-text" role="status">
          <Message name={notice} />
        </div>
      )}
      <dl className="govuk-summary-list">
        {facts.map(({ label, value }) => (
          <div className="govuk-summary-list__row" key={label}>
            <dt className="govuk-summary-list__key">
              <Message name={`people:account.${label}`} />
            </dt>
            <dd className="govuk-summary-list__value">{value}</dd>
          </div>
        ))}
        {roles.length > 0 && (
          <div className="govuk-summary-list__row">
            <dt className="govuk-summary-list__key">
              <Message name="people:record.roles.heading" />
            </dt>
            <dd className="govuk-summary-list__value">
              {roles.map((role) => (
                <div key={role}>
                  <Message name={`people:role.${role}`} />
                </div>
              ))}
            </dd>
          </div>
        )}
      </dl>
      <p className="govuk-body">
        <a className="govuk-link" href="/account/password">
          <Message name="people:account.password.link" />
        </a>
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href="/account/my-data">
          <Message name="data-protection:mine.link" />
        </a>
      </p>
      <StandIns {...standing} />
      {taskMail && <TaskMailChoice {...taskMail} />}
      <Sessions />
    </Page>
  )
}

function Sessions() {
  const { sessions } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  return (
    <section aria-labelledby="sessions">
      <h2 className="govuk-heading-m" id="sessions">
        <Message name="people:account.sessions.heading" />
      </h2>
      <p className="govuk-body">
        <Message name="people:account.sessions.explanation" />
      </p>
      <ul className="govuk-list govuk-list--spaced">
        {sessions.map(({ id, device, startedAt, usedAt, here }) => (
          <li key={id}>
            <form method="post" action="/account/ended-sessions">
              <strong>{device ?? <Message name="people:account.sessions.unknown" />}</strong>{' '}
              {here && <Message name="people:account.sessions.here" />}
              <div className="govuk-hint lisans-beneath">
                <Message name="people:account.sessions.started" /> <DayAndTime at={startedAt} />.{' '}
                <Message name="people:account.sessions.used" /> <DayAndTime at={usedAt} />.
              </div>
              {!here && (
                <button
                  type="submit"
                  className="govuk-button govuk-button--secondary"
                  name="session"
                  value={id}
                  aria-label={t('people:account.sessions.endNamed', { device: device ?? '' })}
                >
                  <Message name="people:account.sessions.end" />
                </button>
              )}
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}
