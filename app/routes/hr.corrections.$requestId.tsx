import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { answerCorrection, answersCorrections } from '#app/domain/data-protection/answer-correction.ts'
import { isCorrectedByAnswer } from '#app/domain/data-protection/correct-detail.ts'
import { findCorrection } from '#app/domain/data-protection/list-corrections.ts'
import { CorrectionToAnswer } from '#app/ui/correction-to-answer.tsx'
import { NoteField } from '#app/ui/note-field.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { Message } from '#app/ui/translation.tsx'
import { config } from '#app/web/config.ts'
import { db } from '#app/web/database.ts'
import { actorOf, openRecord } from '#app/web/desk.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { notFound } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { typedText } from '#app/web/typed-text.ts'
import { correctionOutcomes } from '#db/schema/data-protection.ts'

export const meta = pageTitle('correction-request:answer.heading')

const decision = z.object({
  outcome: z.enum(correctionOutcomes, 'correction-request:answer.outcomeMissing'),
  standsNow: z.string().max(500, 'correction-request:tooLong').default(''),
  words: z.string().trim().max(500, 'correction-request:tooLong').default(''),
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...answersCorrections)
  const asked = await findCorrection(db, params.requestId ?? '')
  if (!asked) notFound()
  const person = await openRecord(officer, asked.personId, answersCorrections, new Date())
  const { thing, shouldBe, why, requestedAt, outcome, answer, answeredAt } = asked
  return {
    person: { id: person.id, name: person.name, unitName: person.unitName },
    asked: { thing, shouldBe, why, requestedAt, outcome, answer, answeredAt },
    isNow: { name: person.name, 'job-title': person.jobTitle, email: person.email, unit: person.unitName },
    own: person.id === officer.personId,
    correctedHere: isCorrectedByAnswer(thing),
    outcomes: correctionOutcomes,
  }
}

/** What the form lacks is told beside the field that it is about. */
const fieldOf: Record<string, string> = {
  'detail-missing': 'standsNow',
  'detail-invalid': 'standsNow',
  'email-taken': 'standsNow',
  'refusal-without-words': 'words',
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const officer = await requireRole(request, context, ...answersCorrections)
  const typed = await typedText(request, 'outcome', 'standsNow', 'words')
  const { value, problems } = await parseForm(request, decision)
  if (problems) return data({ problems, refusal: null, typed }, { status: 422 })
  const { outcome, standsNow, words } = value
  const answer = { requestId: params.requestId ?? '', outcome, standsNow, words: words || null }
  const answered = await answerCorrection(db, { ...answer, baseUrl: config.baseUrl }, actorOf(officer), new Date())
  if (answered.kind === 'answered') return redirect(new URL(request.url).pathname)
  const { reason } = answered
  if (reason === 'no-such-request' || reason === 'no-such-person' || reason === 'out-of-reach') notFound()
  const field = fieldOf[reason]
  const problem: FormProblem[] | null = field ? [{ field, message: `refusals:${reason}` }] : null
  return data({ problems: problem, refusal: problem ? null : reason, typed }, { status: problem ? 422 : 409 })
}

export default function CorrectionAnswerPage() {
  const { person, asked, isNow, own, correctedHere, outcomes } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  return (
    <Page
      back={{ href: '/hr/corrections', label: <Message name="correction-request:list.heading" /> }}
      caption={person.name}
      heading={<Message name="correction-request:answer.heading" />}
      problems={rejected?.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      <CorrectionToAnswer person={person} asked={asked} isNow={isNow} />
      {own && <RefusalNotice reason="about-oneself" />}
      {asked.answeredAt === null && !own && (
        <form method="post" noValidate>
          <RadioGroup
            name="outcome"
            legend={<Message name="correction-request:answer.outcome" />}
            hint={!correctedHere && <Message name="correction-request:answer.elsewhere" />}
            choices={outcomes.map((value) => ({
              value,
              label: <Message name={`correction-request:answer.choice.${value}`} />,
            }))}
            chosen={rejected?.typed.outcome}
            problems={rejected?.problems}
          />
          {correctedHere && (
            <TextField
              name="standsNow"
              label={`correction-request:answer.standsNow.${asked.thing}`}
              hint={`correction-request:answer.${asked.thing === 'name' ? 'nameHint' : 'standsNowHint'}`}
              defaultValue={rejected?.typed.standsNow ?? asked.shouldBe}
              autoComplete="off"
              problems={rejected?.problems}
            />
          )}
          <NoteField
            name="words"
            label="correction-request:answer.words"
            hint="correction-request:answer.wordsHint"
            typed={rejected?.typed.words}
            problems={rejected?.problems}
          />
          <button type="submit" className="govuk-button">
            <Message name="correction-request:answer.send" />
          </button>
        </form>
      )}
    </Page>
  )
}
