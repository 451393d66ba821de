import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { addWords } from '#app/domain/concerns/add-words.ts'
import { findOwnConcern } from '#app/domain/concerns/find-own-concern.ts'
import { concernAddress, concernsAddress, withdrawalAddress } from '#app/ui/concern-addresses.ts'
import { ConcernStateTag } from '#app/ui/concern-state-tag.tsx'
import { ConcernSubjectLine } from '#app/ui/concern-subject.tsx'
import { Conversation } from '#app/ui/conversation.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { Message } from '#app/ui/translation.tsx'
import { useInstants } from '#app/ui/use-instants.ts'
import { WhoHasConcern } from '#app/ui/who-has-concern.tsx'
import { WordsField } from '#app/ui/words-field.tsx'
import { subjectOf } from '#app/web/concern-subject.ts'
import { db } from '#app/web/database.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { notFound } from '#app/web/refuse.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'
import { typedWords } from '#app/web/typed-words.ts'

export const meta = pageTitle('concerns:one.pageTitle')

const more = z.object({ words: z.string().default('') })
const notices = ['told', 'added', 'withdrawn'] as const

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const concern = await findOwnConcern(db, { personId, concernId: params.concernId ?? '' }, new Date())
  if (!concern) notFound()
  const { id, kind, about, words, raisedAt, replies, state, since, who, attemptReturnedAt } = concern
  const asked = new URL(request.url).searchParams.get('done')
  const done = notices.find((notice) => notice === asked) ?? null
  const subject = await subjectOf(about)
  return { id, kind, subject, words, raisedAt, replies, state, since, who, attemptReturnedAt, done }
}

/** Adds to what was told. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const concernId = params.concernId ?? ''
  const typed = await typedWords(request)
  const { value, problems } = await parseForm(request, more)
  if (problems) return data({ problems, refusal: null, typed }, { status: 422 })

  const outcome = await addWords(db, { personId, concernId, words: value.words }, new Date())
  if (outcome.kind === 'added') return redirect(`${concernAddress(concernId)}?done=added`)
  const { reason } = outcome
  if (reason === 'no-such-concern') notFound()
  if (reason === 'words-missing' || reason === 'words-too-long') {
    const wrong: FormProblem[] = [{ field: 'words', message: `concerns:words.${reason}` }]
    return data({ problems: wrong, refusal: null, typed }, { status: 422 })
  }
  return data({ problems: null, refusal: reason, typed }, { status: 409 })
}

export default function ConcernPage() {
  const concern = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const { day } = useInstants()
  const { id, kind, subject, words, raisedAt, replies, state, since, who, attemptReturnedAt, done } = concern
  const said = [{ id, own: true, repliedAt: raisedAt, words, outcome: null }, ...replies]
  return (
    <Page
      back={{ href: concernsAddress, label: <Message name="concerns:list.heading" /> }}
      caption={<Message name={`concerns:kind.${kind}`} />}
      heading={<ConcernSubjectLine subject={subject} />}
      problems={rejected?.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      {done && (
        <Notice tone="good" role="status">
          <p className="govuk-body">
            <Message name={`concerns:done.${done}`} />
          </p>
        </Notice>
      )}
      {attemptReturnedAt && (
        <Notice tone="good" heading={<Message name="concerns:returned.heading" />}>
          <p className="govuk-body">
            <Message name="concerns:returned.what" values={{ at: day(attemptReturnedAt) }} />
          </p>
        </Notice>
      )}
      <p className="govuk-body">
        <ConcernStateTag state={state} /> <Message name="concerns:since" values={{ at: day(since) }} />
      </p>
      {state === 'waiting' && <WhoHasConcern who={who} />}
      <BackToSubject subject={subject} />
      <Conversation
        said={said.map(({ own, repliedAt, ...turn }) => ({
          ...turn,
          at: repliedAt,
          by: <Message name={own ? 'concerns:by.you' : `concerns:by.${kind}`} />,
        }))}
      />
      {state !== 'withdrawn' && (
        <form method="post" noValidate>
          <WordsField
            name="words"
            label={state === 'settled' ? 'concerns:one.reopen' : 'concerns:one.more'}
            hint={state === 'settled' ? 'concerns:one.reopenHint' : undefined}
            typed={rejected?.typed}
            problems={rejected?.problems}
          />
          <button type="submit" className="govuk-button">
            <Message name="concerns:one.send" />
          </button>
        </form>
      )}
      {(state === 'waiting' || state === 'in-discussion') && (
        <form method="post" action={withdrawalAddress(id)}>
          <p className="govuk-body">
            <Message name="concerns:one.withdrawWhy" />
          </p>
          <button type="submit" className="govuk-button govuk-button--secondary">
            <Message name="concerns:one.withdraw" />
          </button>
        </form>
      )}
    </Page>
  )
}

/** The way back to what it is about; to an examination under way it is the main thing on the page. */
function BackToSubject({ subject }: { subject: ReturnType<typeof useLoaderData<typeof loader>>['subject'] }) {
  if (!subject.href) return null
  const sitting = subject.kind === 'sitting' && subject.open
  return (
    <p className={sitting ? 'lisans-actions' : 'govuk-body'}>
      <a className={sitting ? 'govuk-button' : 'govuk-link'} href={subject.href}>
        <Message name={sitting ? 'concerns:backToPaper' : `concerns:to.${subject.kind}`} />
      </a>
    </p>
  )
}
