import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findAssignment } from '#app/domain/assignments/find-assignment.ts'
import { listHistory } from '#app/domain/audit/list-history.ts'
import { listBulksAbout } from '#app/domain/bulk/find-bulk.ts'
import { findExemption } from '#app/domain/certification/find-exemption.ts'
import { findStanding } from '#app/domain/certification/find-standing.ts'
import { findNewestSuspension } from '#app/domain/certification/find-suspension.ts'
import { listCertificates } from '#app/domain/certification/list-certificates.ts'
import { decisionRefusal } from '#app/domain/certification/may-decide.ts'
import { seesStandings, whoDecides } from '#app/domain/certification/who-decides.ts'
import { answersCorrections } from '#app/domain/data-protection/answer-correction.ts'
import { whoErases } from '#app/domain/data-protection/erasure-refusal.ts'
import { hasAccount } from '#app/domain/data-protection/has-account.ts'
import { listOwnCorrections } from '#app/domain/data-protection/list-corrections.ts'
import { listMailsTo } from '#app/domain/office/list-mails-to.ts'
import { findReminderStory } from '#app/domain/reminders/find-reminder-story.ts'
import { listSessions } from '#app/domain/sign-in/list-sessions.ts'
import { Day } from '#app/ui/day.tsx'
import { DueSentence } from '#app/ui/due-sentence.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PersonBulks } from '#app/ui/person-bulks.tsx'
import { PersonCertificates } from '#app/ui/person-certificates.tsx'
import { PersonDecisions } from '#app/ui/person-decisions.tsx'
import { PersonFacts } from '#app/ui/person-facts.tsx'
import { PersonHistory } from '#app/ui/person-history.tsx'
import { ProgrammeChoice } from '#app/ui/programme-choice.tsx'
import { ReminderStory } from '#app/ui/reminder-story.tsx'
import { StandingFacts } from '#app/ui/standing-facts.tsx'
import { StepsLeft } from '#app/ui/steps-left.tsx'
import { Message } from '#app/ui/translation.tsx'
import { actionsForPerson } from '#app/web/actions-for-person.ts'
import { currentCatalogue } from '#app/web/catalogue.ts'
import { db } from '#app/web/database.ts'
import { actorOf, hearsConfidences, openRecord } from '#app/web/desk.ts'
import { explainedDueDay } from '#app/web/due-day.ts'
import { openDecisions } from '#app/web/open-decisions.ts'
import { programmeIdOf, programmeInAddress, programmeTitles } from '#app/web/programme.ts'
import { rolesOf } from '#app/web/roles-of.ts'
import { mayFindPeople } from '#app/web/sign-in/may-find-people.ts'
import { requireRole, type SignedIn } from '#app/web/signed-in.ts'
import { stepsLeft } from '#app/web/steps-left.ts'

const entriesShown = 8
const mailsShown = 10

export const meta = pageTitle('desk:person.pageTitle', (page) => page as Record<string, unknown>)

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...seesStandings)
  const now = new Date()
  const person = await openRecord(officer, params.personId, seesStandings, now)
  const programmeId = programmeIdOf(request)
  const titles = await programmeTitles()
  const standing = await findStanding(db, { personId: person.id, programmeId }, now)
  const whose = { personId: person.id, programmeId }
  const exemption = await findExemption(db, whose, now)
  const assigned = (await findAssignment(db, whose)) !== null
  const { state, gate, reason, since, validUntil, suspendedUntil, onLeave, refresherDue, certificate } = standing
  return {
    personId: person.id,
    name: person.name,
    jobTitle: person.jobTitle,
    unitName: person.unitName,
    identifiers: person.identifiers.map(({ shown }) => shown),
    standing: {
      state,
      gate,
      reason,
      since,
      validUntil,
      suspendedUntil,
      onLeave,
      refresherDue,
      number: certificate?.number ?? null,
      exemption: exemption && { ground: exemption.ground, endsAt: exemption.endsAt },
    },
    programmeId,
    programmes: Object.entries(titles).map(([id, title]) => ({ id, title, inAddress: programmeInAddress(id) })),
    due: await explainedDueDay(whose, now),
    steps: stepsLeft(standing, await currentCatalogue(), titles),
    erasedAt: person.erasedAt,
    mayErase: person.activity === 'left' && !person.erasedAt && officer.roles.some((role) => whoErases.includes(role)),
    decisions: person.erasedAt ? [] : openDecisions(standing, exemption !== null, officer.roles, assigned),
    reminders: await findReminderStory(db, { personId: person.id, programmeId }, now),
    certificates: await listCertificates(db, person.id),
    corrections: await findOpenCorrections(officer, person.id, now),
    suspension: await findRunningSuspension(officer, whose, now),
    mails: await listMailsTo(db, person.id, mailsShown),
    history: await listHistory(db, {
      personId: person.id,
      before: null,
      limit: entriesShown,
      confidences: await hearsConfidences(officer, person.unitId, now),
    }),
    bulks: await listBulksAbout(db, person.id),
    roles: (await rolesOf(person.id, now)).grants.map(({ id, role, unitName }) => ({ id, role, unitName })),
    sessions: (await listSessions(db, { personId: person.id }, now)).map(({ id, usedAt }) => ({ id, usedAt })),
    actions: person.erasedAt ? [] : actionsForPerson(person.activity, officer.roles),
    ownRecord: person.id === officer.personId,
    producesData:
      !person.erasedAt &&
      officer.roles.some((role) => role === 'hr' || role === 'administrator') &&
      !(await hasAccount(db, person.id)),
    seesRecord: mayFindPeople.some((role) => officer.roles.includes(role)),
  }
}

/** The suspension that runs, for whoever may review it: what was said to it is for them alone. */
/** What they say is wrong about them, where this officer may answer. */
async function findOpenCorrections(officer: SignedIn, personId: string, now: Date) {
  if (await decisionRefusal(db, actorOf(officer), answersCorrections, personId, now)) return []
  const asked = await listOwnCorrections(db, personId)
  return asked.filter(({ answeredAt }) => answeredAt === null).map(({ id, thing }) => ({ id, thing }))
}

async function findRunningSuspension(officer: SignedIn, whose: { personId: string; programmeId: string }, now: Date) {
  if (await decisionRefusal(db, actorOf(officer), whoDecides.suspension, whose.personId, now)) return null
  const newest = await findNewestSuspension(db, whose, now)
  return newest?.running ? { id: newest.id, replies: newest.replies.length } : null
}

export default function PersonPage() {
  const {
    programmes,
    programmeId,
    personId,
    name,
    jobTitle,
    unitName,
    identifiers,
    standing,
    due,
    steps,
    decisions,
    ownRecord,
    erasedAt,
    mayErase,
    producesData,
    seesRecord,
    certificates,
    reminders,
    corrections,
    suspension,
    mails,
    bulks,
    history,
    roles,
    sessions,
    actions,
  } = useLoaderData<typeof loader>()
  return (
    <Page
      back={{ href: '/hr/people', label: <Message name="desk:person.toList" /> }}
      caption={[jobTitle, unitName].filter(Boolean).join(', ')}
      heading={erasedAt ? <Message name="erasure:person" /> : name}
    >
      {erasedAt && (
        <Notice
          heading={
            <>
              <Message name="erasure:erasedOn" /> <Day at={erasedAt} />
            </>
          }
        >
          <p className="govuk-body">
            <Message name="erasure:erasedMeans" />
          </p>
        </Notice>
      )}
      <p className="govuk-body lisans-meta">{identifiers.join(' · ')}</p>
      <ProgrammeChoice programmes={programmes} chosen={programmeId} address={`/hr/people/${personId}`} />
      <StandingFacts standing={standing} />
      {due && (
        <p className="govuk-body">
          <strong>
            <Message name="required-learning:required" />:
          </strong>{' '}
          <DueSentence due={due} to="officer" />
        </p>
      )}
      <StepsLeft steps={steps} />
      {ownRecord ? (
        <p className="govuk-inset-text">
          <Message name="desk:person.ownRecord" />
        </p>
      ) : (
        <PersonDecisions personId={personId} decisions={decisions} actions={actions} />
      )}
      {corrections.map(({ id, thing }) => (
        <p key={id} className="govuk-body">
          <a className="govuk-link" href={`/hr/corrections/${id}`}>
            <Message name="correction-request:answer.link" /> (<Message name={`correction-request:thing.${thing}`} />)
          </a>
        </p>
      ))}
      {suspension && (
        <p className="govuk-body">
          <a className="govuk-link" href={`/hr/suspensions/${suspension.id}`}>
            <Message name="suspension:review.link" values={{ count: suspension.replies }} />
          </a>
        </p>
      )}
      {producesData && (
        <p className="govuk-body">
          <a className="govuk-link" href={`/hr/people/${personId}/data.json`} download>
            <Message name="data-protection:produce" />
          </a>
        </p>
      )}
      {mayErase && !ownRecord && (
        <p className="govuk-body">
          <a className="govuk-link" href={`/hr/people/${personId}/erasure`}>
            <Message name="erasure:heading" />
          </a>
        </p>
      )}
      <h2 className="govuk-heading-m">
        <Message name="hr:certificates.heading" />
      </h2>
      <PersonCertificates certificates={certificates} />
      {reminders && <ReminderStory story={reminders} />}
      <PersonFacts mails={mails} roles={roles} sessions={sessions} />
      <h2 className="govuk-heading-m">
        <Message name="hr:history.heading" />
      </h2>
      <PersonHistory entries={history} personId={personId} />
      <PersonBulks bulks={bulks} />
      <p className="govuk-body">
        <a className="govuk-link" href={`/hr/people/${personId}/history`}>
          <Message name="hr:history.all" />
        </a>
      </p>
      {seesRecord && (
        <p className="govuk-body">
          <a className="govuk-link" href={`/admin/people/${personId}`}>
            <Message name="desk:person.record" />
          </a>
        </p>
      )}
      <p className="lisans-meta">
        <Message name="desk:person.lookedAt" />
      </p>
    </Page>
  )
}
