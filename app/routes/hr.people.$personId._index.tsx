import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findExemption } from '#app/domain/certification/find-exemption.ts'
import { findStanding } from '#app/domain/certification/find-standing.ts'
import { seesStandings } from '#app/domain/certification/who-decides.ts'
import { hasAccount } from '#app/domain/data-protection/has-account.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PersonDecisions } from '#app/ui/person-decisions.tsx'
import { ProgrammeChoice } from '#app/ui/programme-choice.tsx'
import { StandingFacts } from '#app/ui/standing-facts.tsx'
import { StepsLeft } from '#app/ui/steps-left.tsx'
import { Message } from '#app/ui/translation.tsx'
import { currentCatalogue } from '#app/web/catalogue.ts'
import { db } from '#app/web/database.ts'
import { openRecord } from '#app/web/desk.ts'
import { openDecisions } from '#app/web/open-decisions.ts'
import { programmeIdOf, programmeInAddress, programmeTitles } from '#app/web/programme.ts'
import { mayFindPeople } from '#app/web/sign-in/may-find-people.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { stepsLeft } from '#app/web/steps-left.ts'

export const meta = pageTitle('desk:person.pageTitle', (page) => page as Record<string, unknown>)

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...seesStandings)
  const now = new Date()
  const person = await openRecord(officer, params.personId, seesStandings, now)
  const programmeId = programmeIdOf(request)
  const titles = await programmeTitles()
  const standing = await findStanding(db, { personId: person.id, programmeId }, now)
  const exemption = await findExemption(db, { personId: person.id, programmeId }, now)
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
    steps: stepsLeft(standing, await currentCatalogue(), titles),
    decisions: openDecisions(standing, exemption !== null, officer.roles),
    ownRecord: person.id === officer.personId,
    producesData:
      officer.roles.some((role) => role === 'hr' || role === 'administrator') && !(await hasAccount(db, person.id)),
    seesRecord: mayFindPeople.some((role) => officer.roles.includes(role)),
  }
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
    steps,
    decisions,
    ownRecord,
    producesData,
    seesRecord,
  } = useLoaderData<typeof loader>()
  return (
    <Page
      back={{ href: '/hr/people', label: <Message name="desk:person.toList" /> }}
      caption={[jobTitle, unitName].filter(Boolean).join(', ')}
      heading={name}
    >
      <p className="govuk-body lisans-meta">{identifiers.join(' · ')}</p>
      <ProgrammeChoice programmes={programmes} chosen={programmeId} address={`/hr/people/${personId}`} />
      <StandingFacts standing={standing} />
      <StepsLeft steps={steps} />
      {ownRecord ? (
        <p className="govuk-inset-text">
          <Message name="desk:person.ownRecord" />
        </p>
      ) : (
        <PersonDecisions personId={personId} decisions={decisions} />
      )}
      {producesData && (
        <p className="govuk-body">
          <a className="govuk-link" href={`/hr/people/${personId}/data.json`} download>
            <Message name="data-protection:produce" />
          </a>
        </p>
      )}
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
