import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { type ListedFact, listLegalFacts } from '#app/domain/catalogue/list-legal-facts.ts'
import { readsLaw } from '#app/domain/catalogue/reads-law.ts'
import { reviewStates } from '#app/domain/catalogue/review-state.ts'
import { whatRestsOnFacts } from '#app/domain/catalogue/what-rests-on.ts'
import { LegalFactList } from '#app/ui/legal-fact-list.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { SelectField } from '#app/ui/select-field.tsx'
import { Message, useTranslation } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { listedFact } from '#app/web/legal.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('legal:list.heading')

/** What a list can be narrowed to: whatever waits for a reviewer, one state of the review, or what the register says. */
const choices = ['needs-review', ...reviewStates, 'pending', 'reported', 'verified'] as const

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ...readsLaw)
  const asked = new URL(request.url).searchParams
  const now = new Date()
  const [facts, resting] = await Promise.all([listLegalFacts(db, now), whatRestsOnFacts(db, now)])
  const instruments = [...new Set(facts.map(({ instrument }) => instrument))]
  const state = choices.find((choice) => choice === asked.get('state')) ?? ''
  const instrument = instruments.find((one) => one === asked.get('instrument')) ?? ''
  return {
    choices,
    state,
    instrument,
    instruments,
    total: facts.length,
    waiting: facts.filter((fact) => fact.needsReview).length,
    wrong: facts.filter((fact) => fact.reviewState === 'wrong').length,
    facts: facts
      .filter((fact) => isAskedFor(fact, state) && (instrument === '' || fact.instrument === instrument))
      .map((fact) => listedFact(fact, resting.get(fact.id))),
  }
}

export default function LegalFactsPage() {
  const {
    choices: offered,
    state,
    instrument,
    instruments,
    total,
    waiting,
    wrong,
    facts,
  } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  return (
    <Page heading={<Message name="legal:list.heading" />}>
      <p className="govuk-body">
        <Message name="legal:list.explanation" />
      </p>
      <p className="govuk-body">
        <Message name="legal:list.total" values={{ count: total }} />{' '}
        <Message name="legal:list.waiting" values={{ count: waiting }} />{' '}
        {wrong > 0 && <Message name="legal:list.wrong" values={{ count: wrong }} />}
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href="/legal/print">
          <Message name="legal:list.print" />
        </a>
      </p>
      <form method="get" className="lisans-screen-only">
        <SelectField
          name="state"
          label="legal:list.state"
          options={['', ...offered].map((value) => ({ value, text: t(`legal:choice.${value || 'all'}`) }))}
          defaultValue={state}
        />
        <SelectField
          name="instrument"
          label="legal:list.instrument"
          options={[
            { value: '', text: t('legal:list.anyInstrument') },
            ...instruments.map((one) => ({ value: one, text: one })),
          ]}
          defaultValue={instrument}
        />
        <button type="submit" className="govuk-button govuk-button--secondary">
          <Message name="legal:list.show" />
        </button>
      </form>
      {facts.length === 0 ? (
        <p className="govuk-inset-text">
          <Message name={total === 0 ? 'legal:list.empty' : 'legal:list.none'} />
        </p>
      ) : (
        <p className="govuk-body" role="status">
          <Message name="legal:list.shown" values={{ count: facts.length }} />
        </p>
      )}
      <LegalFactList facts={facts} />
    </Page>
  )
}

function isAskedFor(fact: ListedFact, state: (typeof choices)[number] | ''): boolean {
  if (state === '') return true
  return state === 'needs-review' ? fact.needsReview : fact.reviewState === state || fact.state === state
}
