import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { findLegalFact } from '#app/domain/catalogue/find-legal-fact.ts'
import { readsLaw } from '#app/domain/catalogue/reads-law.ts'
import { type ReviewRefusal, reviewLegalFact } from '#app/domain/catalogue/review-legal-fact.ts'
import { reviewsLaw } from '#app/domain/catalogue/reviews-law.ts'
import { whatRestsOn } from '#app/domain/catalogue/what-rests-on.ts'
import { dayOf } from '#app/domain/certification/calendar-days.ts'
import { legalFactAddress } from '#app/ui/addresses.ts'
import { DayField } from '#app/ui/day-field.tsx'
import { LegalFactText } from '#app/ui/legal-fact-text.tsx'
import { NoteField } from '#app/ui/note-field.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { Message } from '#app/ui/translation.tsx'
import { currentOrganisation } from '#app/web/catalogue.ts'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { reviewedOf } from '#app/web/legal.ts'
import { notFound, refuse } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { typedText } from '#app/web/typed-text.ts'
import { legalFindings } from '#db/schema/catalogue.ts'

export const meta = pageTitle('legal:review.heading')

const review = z.object({
  factHash: z.string().max(100),
  afterReviewId: z
    .string()
    .max(100)
    .transform((id) => id || null),
  finding: z.enum(legalFindings, 'legal:review.findingMissing'),
  source: z
    .string('legal:review.sourceMissing')
    .trim()
    .min(1, 'legal:review.sourceMissing')
    .max(500, 'legal:review.sourceTooLong'),
  note: z.string().trim().max(1000, 'desk:field.noteTooLong').default(''),
  asAtOn: z.iso.date('desk:field.dayInvalid'),
  reviewByOn: z.iso.date('desk:field.dayInvalid'),
})

/** Which field a refusal is about, so that it can be mended at its place. */
const fieldOf: Partial<Record<ReviewRefusal, string>> = {
  'as-at-in-the-future': 'asAtOn',
  'review-by-too-early': 'reviewByOn',
  'review-by-too-late': 'reviewByOn',
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const reviewer = await requireRole(request, context, ...readsLaw)
  const now = new Date()
  if (!(await reviewsLaw(db, actorOf(reviewer), now))) refuse(context, 'legal-reviewers-only')
  const fact = await findLegalFact(db, params.factId ?? '', now)
  if (!fact) notFound()
  const { pages, questions } = await whatRestsOn(db, fact.id, now)
  const { id, hash, instrument, provision, claim, source, toConfirm, state, asAt, reviewBy } = fact
  return {
    id,
    findings: legalFindings,
    factHash: hash,
    afterReviewId: fact.reviews.at(-1)?.id ?? '',
    today: dayOf(now, (await currentOrganisation()).timeZone),
    fact: { instrument, provision, claim, source, toConfirm, state, asAt, reviewBy },
    reviewed: reviewedOf(fact),
    pages: pages.length,
    questions: questions.length,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const reviewer = await requireRole(request, context, ...readsLaw)
  const factId = params.factId ?? ''
  const typed = await typedText(request, 'finding', 'source', 'note', 'asAtOn', 'reviewByOn')
  const { value, problems } = await parseForm(request, review)
  const noRefusal: string | null = null
  if (problems) return data({ problems, refusal: noRefusal, typed }, { status: 422 })

  const outcome = await reviewLegalFact(db, { factId, ...value }, actorOf(reviewer), new Date())
  if (outcome.kind === 'reviewed') return redirect(`${legalFactAddress(factId)}?notice=reviewed`)
  if (outcome.reason === 'no-such-legal-fact') notFound()
  const field = fieldOf[outcome.reason]
  if (field) {
    const problem: FormProblem = { field, message: `refusals:${outcome.reason}` }
    return data({ problems: [problem], refusal: noRefusal, typed }, { status: 422 })
  }
  if (outcome.reason === 'legal-reviewers-only') refuse(context, outcome.reason)
  const noProblems: FormProblem[] | null = null
  return data({ problems: noProblems, refusal: outcome.reason as string | null, typed }, { status: 409 })
}

export default function LegalReviewPage() {
  const { id, findings, factHash, afterReviewId, today, fact, reviewed, pages, questions } =
    useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const problems = rejected?.problems
  const typed = rejected?.typed
  return (
    <Page
      back={{ href: legalFactAddress(id), label: <Message name="legal:review.back" /> }}
      caption={<span lang="en">{[fact.instrument, fact.provision].filter(Boolean).join(', ')}</span>}
      heading={<Message name="legal:review.heading" />}
      problems={problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      <LegalFactText fact={fact} reviewed={reviewed} />
      <p className="govuk-body">
        <Message name="legal:review.effect" /> <Message name="legal:list.pages" values={{ count: pages }} />
        {', '}
        <Message name="legal:list.questions" values={{ count: questions }} />
        {'. '}
        <Message name="legal:review.effectWrong" />
      </p>
      <form method="post" noValidate>
        <input type="hidden" name="factHash" value={factHash} />
        <input type="hidden" name="afterReviewId" value={afterReviewId} />
        <RadioGroup
          name="finding"
          legend={<Message name="legal:review.finding" />}
          choices={findings.map((value) => ({ value, label: <Message name={`legal:review.${value}`} /> }))}
          chosen={typed?.finding}
          problems={problems}
        />
        <NoteField
          name="source"
          label="legal:review.source"
          hint="legal:review.sourceHint"
          typed={typed?.source}
          problems={problems}
        />
        <DayField
          name="asAtOn"
          label="legal:review.asAt"
          hint="legal:review.asAtHint"
          typed={typed?.asAtOn ?? today}
          problems={problems}
        />
        <DayField
          name="reviewByOn"
          label="legal:review.reviewBy"
          hint="legal:review.reviewByHint"
          typed={typed?.reviewByOn}
          problems={problems}
        />
        <NoteField
          name="note"
          label="legal:review.note"
          hint="legal:review.noteHint"
          typed={typed?.note}
          problems={problems}
        />
        <button type="submit" className="govuk-button">
          <Message name="legal:review.button" />
        </button>
      </form>
    </Page>
  )
}
