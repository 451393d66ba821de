import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { findDeskConcern } from '#app/domain/concerns/find-desk-concern.ts'
import { replyToConcern } from '#app/domain/concerns/reply-to-concern.ts'
import { deskRoles } from '#app/domain/concerns/who-answers.ts'
import { deskConcernAddress, deskConcernsAddress } from '#app/ui/concern-addresses.ts'
import { ConcernAnswerForm } from '#app/ui/concern-answer-form.tsx'
import { ConcernStateTag } from '#app/ui/concern-state-tag.tsx'
import { ConcernSubjectLine } from '#app/ui/concern-subject.tsx'
import { Conversation } from '#app/ui/conversation.tsx'
import { DisputedQuestion } from '#app/ui/disputed-question.tsx'
import { LessonAsSeen } from '#app/ui/lesson-as-seen.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { Message } from '#app/ui/translation.tsx'
import { useInstants } from '#app/ui/use-instants.ts'
import { subjectOf } from '#app/web/concern-subject.ts'
import { config } from '#app/web/config.ts'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { disputedSitting, lessonAsSeen } from '#app/web/desk-concern.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { notFound } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { typedWords } from '#app/web/typed-words.ts'
import type { ConcernKind } from '#db/schema/concerns.ts'

export const meta = pageTitle('concerns:desk.heading')

const choices = ['right', 'not-right', 'answered', 'none'] as const
const notices = ['answered', 'returned'] as const

const answer = z.object({
  words: z.string().default(''),
  outcome: z.enum(choices, 'concerns:desk.outcomeMissing'),
  giveBack: z.literal('yes').optional(),
  seen: z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number),
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const officer = await requireRole(request, context, ...deskRoles)
  const now = new Date()
  const found = await findDeskConcern(db, { officerId: officer.personId, concernId: params.concernId ?? '' }, now)
  if (!found) notFound()
  const { kind, about, state, since, personName, unitName, answers, first, attemptReturnedAt } = found
  const asked = new URL(request.url).searchParams.get('done')
  return {
    done: notices.find((notice) => notice === asked) ?? null,
    ...{ kind, state, since, personName, unitName, answers, first, attemptReturnedAt },
    subject: await subjectOf(about),
    lesson: await lessonAsSeen(found, context.language),
    sitting: await disputedSitting(found, actorOf(officer), now),
    returnable: found.returnableAttemptId !== null,
    seen: found.replies.length,
    outcomes: outcomesOf(kind),
    said: [
      { id: found.id, name: personName, at: found.raisedAt, words: found.words, outcome: null },
      ...found.replies.map(({ id, name, words, outcome, repliedAt }) => ({ id, name, at: repliedAt, words, outcome })),
    ],
  }
}

/** A mark was right or it was not; a question is answered. */
function outcomesOf(kind: ConcernKind): readonly (typeof choices)[number][] {
  if (kind === 'question') return ['answered', 'none']
  return kind === 'contested-mark' ? ['right', 'not-right', 'none'] : choices
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { personId: officerId } = await requireRole(request, context, ...deskRoles)
  const concernId = params.concernId ?? ''
  const typed = await typedWords(request)
  const { value, problems } = await parseForm(request, answer)
  if (problems) return unsent(problems, typed, null)

  const { words, giveBack, seen } = value
  const outcome = value.outcome === 'none' ? null : value.outcome
  const given = { concernId, officerId, words, outcome, giveBack: giveBack === 'yes', seen, baseUrl: config.baseUrl }
  const result = await replyToConcern(db, given, new Date())
  if (result.kind === 'replied') {
    return redirect(`${deskConcernAddress(concernId)}?done=${result.returnedAttemptId ? 'returned' : 'answered'}`)
  }
  const { reason } = result
  if (reason === 'no-such-concern') notFound()
  if (reason === 'words-missing' || reason === 'words-too-long') {
    return unsent([{ field: 'words', message: `concerns:words.${reason}` }], typed, value.outcome)
  }
  return data({ problems: null, refusal: reason, typed, outcome: value.outcome }, { status: 409 })
}

function unsent(problems: FormProblem[], typed: string, outcome: string | null) {
  return data({ problems, refusal: null, typed, outcome }, { status: 422 })
}

export default function DeskConcernPage() {
  const concern = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const { day } = useInstants()
  const { kind, state, since, personName, unitName, subject, lesson, sitting, said, done } = concern
  return (
    <Page
      back={{ href: deskConcernsAddress, label: <Message name="concerns:desk.back" /> }}
      caption={<Message name={`concerns:kind.${kind}`} />}
      heading={<ConcernSubjectLine subject={subject} />}
      problems={rejected?.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      {done && (
        <Notice tone="good" role="status">
          <p className="govuk-body">
            <Message name={`concerns:desk.done.${done}`} />
          </p>
        </Notice>
      )}
      <p className="govuk-body">
        {personName}, {unitName}
      </p>
      <p className="govuk-body">
        <ConcernStateTag state={state} /> <Message name="concerns:since" values={{ at: day(since) }} />
      </p>
      {concern.attemptReturnedAt && (
        <p className="govuk-body">
          <Message name="concerns:desk.returned" values={{ at: day(concern.attemptReturnedAt) }} />
        </p>
      )}
      <Conversation said={said.map(({ name, ...turn }) => ({ ...turn, by: name }))} />
      {lesson && <LessonAsSeen {...lesson} />}
      {sitting && (
        <>
          {sitting.state === 'open' ? (
            <Notice tone="warn">
              <p className="govuk-body">
                <Message name="concerns:desk.sitting.open" />
              </p>
            </Notice>
          ) : (
            <p className="govuk-body">
              <Message name={`concerns:desk.sitting.${sitting.state}`} values={{ percent: sitting.scorePercent }} />
            </p>
          )}
          <details className="govuk-details" open={sitting.questions.length === 1}>
            <summary className="govuk-details__summary">
              <span className="govuk-details__summary-text">
                <Message name="concerns:desk.asSeen" />
              </span>
            </summary>
            {sitting.questions.map((question) => (
              <DisputedQuestion key={question.questionVersionId} {...question} />
            ))}
          </details>
        </>
      )}
      {concern.answers ? (
        <>
          {!concern.first && (
            <p className="govuk-body">
              <Message name="concerns:desk.second" />
            </p>
          )}
          <ConcernAnswerForm {...concern} rejected={rejected} />
        </>
      ) : (
        state !== 'withdrawn' && (
          <p className="govuk-inset-text">
            <Message name="concerns:desk.readOnly" />
          </p>
        )
      )}
    </Page>
  )
}
