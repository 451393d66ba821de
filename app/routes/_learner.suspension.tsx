import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { findNewestSuspension } from '#app/domain/certification/find-suspension.ts'
import { mostSuspensionReplies, replyToSuspension } from '#app/domain/certification/reply-to-suspension.ts'
import { homeAddress, suspensionAddress } from '#app/ui/addresses.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { inProgramme } from '#app/ui/programme-links.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { SuspensionTalk } from '#app/ui/suspension-talk.tsx'
import { Message } from '#app/ui/translation.tsx'
import { WordsField } from '#app/ui/words-field.tsx'
import { db } from '#app/web/database.ts'
import { parseForm } from '#app/web/forms.ts'
import { programmeIdOf, programmeInAddress } from '#app/web/programme.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'
import { typedText } from '#app/web/typed-text.ts'

export const meta = pageTitle('suspension:own.heading')

const reply = z.object({
  words: z.string('suspension:wordsMissing').trim().min(1, 'suspension:wordsMissing').max(4000, 'suspension:tooLong'),
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const whose = { personId, programmeId: programmeIdOf(request) }
  const suspension = await findNewestSuspension(db, whose, new Date())
  if (!suspension) return { suspension: null, mayReply: false }
  const { ground, suspendedAt, endsAt, reinstatedAt, running, replies, reviews } = suspension
  // Who decided is the officers' to know; the person speaks to the office.
  const told = reviews.map(({ id, outcome, reason, reviewedAt }) => {
    return { id, outcome, reason, reviewedAt, reviewedByName: null }
  })
  return {
    suspension: { ground, suspendedAt, endsAt, reinstatedAt, replies, reviews: told, running },
    mayReply: running && replies.length < mostSuspensionReplies,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const typed = await typedText(request, 'words')
  const { value, problems } = await parseForm(request, reply)
  if (problems) return data({ problems, refusal: null, typed }, { status: 422 })
  const programmeId = programmeIdOf(request)
  const outcome = await replyToSuspension(db, { personId, programmeId, words: value.words }, new Date())
  if (outcome.kind === 'replied') return redirect(inProgramme(suspensionAddress, programmeInAddress(programmeId)))
  return data({ problems: null, refusal: outcome.reason, typed }, { status: 409 })
}

export default function SuspensionPage() {
  const { suspension, mayReply } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  return (
    <Page
      back={{ href: homeAddress, label: <Message name="certificate:backHome" /> }}
      heading={<Message name="suspension:own.heading" />}
      problems={rejected?.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      {suspension === null ? (
        <p className="govuk-body">
          <Message name="suspension:own.none" />
        </p>
      ) : (
        <>
          <p className="govuk-body">
            <Message name={`suspension:own.${suspension.running ? 'meaning' : 'over'}`} />
          </p>
          <SuspensionTalk suspension={suspension} to="learner" />
          {mayReply && (
            <form method="post" noValidate>
              <WordsField
                name="words"
                label="suspension:own.reply"
                hint="suspension:own.replyHint"
                typed={rejected?.typed.words}
                problems={rejected?.problems}
              />
              <button type="submit" className="govuk-button">
                <Message name="suspension:own.send" />
              </button>
            </form>
          )}
        </>
      )}
    </Page>
  )
}
