import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listLegalFacts } from '#app/domain/catalogue/list-legal-facts.ts'
import { readsLaw } from '#app/domain/catalogue/reads-law.ts'
import { whatRestsOnFacts } from '#app/domain/catalogue/what-rests-on.ts'
import { dayOf } from '#app/domain/certification/calendar-days.ts'
import { legalAddress } from '#app/ui/addresses.ts'
import { useCalendarDays } from '#app/ui/calendar-day.tsx'
import { LegalFactText } from '#app/ui/legal-fact-text.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Message } from '#app/ui/translation.tsx'
import { currentOrganisation } from '#app/web/catalogue.ts'
import { db } from '#app/web/database.ts'
import { reviewedOf } from '#app/web/legal.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('legal:print.heading')

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ...readsLaw)
  const now = new Date()
  const { name, timeZone } = await currentOrganisation()
  const [facts, resting] = await Promise.all([listLegalFacts(db, now), whatRestsOnFacts(db, now)])
  return {
    organisation: name,
    today: dayOf(now, timeZone),
    facts: facts
      .filter((fact) => fact.needsReview || fact.reviewState === 'wrong')
      .map((fact) => {
        const { id, instrument, provision, claim, source, toConfirm, state, asAt, reviewBy } = fact
        return {
          id,
          fact: { instrument, provision, claim, source, toConfirm, state, asAt, reviewBy },
          reviewed: reviewedOf(fact),
          pages: resting.get(id)?.pages.length ?? 0,
          questions: resting.get(id)?.questions.length ?? 0,
        }
      }),
  }
}

export default function LegalPrintPage() {
  const { organisation, today, facts } = useLoaderData<typeof loader>()
  const write = useCalendarDays()
  return (
    <Page
      back={{ href: legalAddress, label: <Message name="legal:fact.back" /> }}
      caption={organisation}
      heading={<Message name="legal:print.heading" />}
    >
      <p className="govuk-body">
        <Message name="legal:print.explanation" values={{ day: write(today), count: facts.length }} />
      </p>
      {facts.map(({ id, fact, reviewed, pages, questions }, place) => (
        <section key={id} className="lisans-legal__sheet">
          <h2 className="govuk-heading-s">
            {place + 1}. <code>{id}</code>
          </h2>
          <LegalFactText fact={fact} reviewed={reviewed} />
          <p className="govuk-body-s">
            <Message name="legal:list.pages" values={{ count: pages }} />
            {', '}
            <Message name="legal:list.questions" values={{ count: questions }} />
          </p>
          <p className="govuk-body-s">
            <Message name="legal:print.answer" />
          </p>
        </section>
      ))}
    </Page>
  )
}
