import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listAccommodations } from '#app/domain/assessment/list-accommodations.ts'
import { listOwnConcerns } from '#app/domain/concerns/list-own-concerns.ts'
import { defaultProgrammeId } from '#app/domain/learning/default-programme.ts'
import { homeAddress } from '#app/ui/addresses.ts'
import { concernAddress, newConcernAddress } from '#app/ui/concern-addresses.ts'
import { ConcernStateTag } from '#app/ui/concern-state-tag.tsx'
import { ConcernSubjectLine } from '#app/ui/concern-subject.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Message } from '#app/ui/translation.tsx'
import { useInstants } from '#app/ui/use-instants.ts'
import { subjectOf } from '#app/web/concern-subject.ts'
import { db } from '#app/web/database.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'

export const meta = pageTitle('concerns:list.heading')

/** More than anybody reads; whoever tells more finds the older ones by their mails. */
const most = 100

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const own = (await listOwnConcerns(db, { personId })).slice(0, most)
  const [asked] = await listAccommodations(db, { personId, programmeId: defaultProgrammeId })
  const concerns = await Promise.all(
    own.map(async ({ id, kind, about, words, state, since, answers }) => {
      const subject = await subjectOf(about)
      return { id, kind, subject, beginning: words.slice(0, 120), cut: words.length > 120, state, since, answers }
    }),
  )
  return { concerns, asked: asked ?? null }
}

export default function ConcernsPage() {
  const { concerns, asked } = useLoaderData<typeof loader>()
  const { day } = useInstants()
  return (
    <Page
      back={{ href: homeAddress, label: <Message name="assessment:backHome" /> }}
      heading={<Message name="concerns:list.heading" />}
    >
      {concerns.length === 0 && (
        <p className="govuk-body">
          <Message name="concerns:list.none" />
        </p>
      )}
      <ul className="govuk-list lisans-concerns">
        {concerns.map(({ id, kind, subject, beginning, cut, state, since, answers }) => (
          <li key={id} className="lisans-concerns__item">
            <p className="govuk-body">
              <a className="govuk-link lisans-words" href={concernAddress(id)}>
                {beginning}
                {cut && ' …'}
              </a>
            </p>
            <p className="lisans-meta">
              <Message name={`concerns:kind.${kind}`} />
              {subject.kind !== 'none' && (
                <>
                  {' – '}
                  <ConcernSubjectLine subject={subject} />
                </>
              )}
            </p>
            <p className="lisans-meta">
              <ConcernStateTag state={state} /> <Message name="concerns:since" values={{ at: day(since) }} />
              {answers > 0 && (
                <>
                  {' – '}
                  <Message name="concerns:list.answers" values={{ count: answers }} />
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
      <p className="govuk-body">
        <a className="govuk-link" href={newConcernAddress()}>
          <Message name="concerns:askFocalPoint" />
        </a>
      </p>
      <h2 className="govuk-heading-m">
        <Message name="concerns:accommodation.heading" />
      </h2>
      <p className="govuk-body">
        {asked === null ? (
          <Message name="concerns:accommodation.none" />
        ) : asked.decidedAt === null ? (
          <Message name="assessment:accommodation.waitingSince" values={{ at: day(asked.requestedAt) }} />
        ) : (
          <>
            <Message name="concerns:accommodation.decided" values={{ at: day(asked.decidedAt) }} />{' '}
            {asked.extraAttempts > 0 && (
              <Message name="assessment:accommodation.grantedAttempts" values={{ count: asked.extraAttempts }} />
            )}{' '}
            {asked.extraTimePercent > 0 && (
              <Message name="assessment:accommodation.grantedTime" values={{ percent: asked.extraTimePercent }} />
            )}
            {asked.extraAttempts + asked.extraTimePercent === 0 && <Message name="assessment:accommodation.refused" />}
          </>
        )}
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href="/accommodation">
          <Message name="concerns:accommodation.link" />
        </a>
      </p>
    </Page>
  )
}
