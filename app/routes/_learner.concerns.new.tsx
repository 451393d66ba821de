import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { findSubject } from '#app/domain/concerns/find-subject.ts'
import { raiseConcern } from '#app/domain/concerns/raise-concern.ts'
import { homeAddress } from '#app/ui/addresses.ts'
import { concernAddress, concernsAddress } from '#app/ui/concern-addresses.ts'
import { ConcernSubjectLine } from '#app/ui/concern-subject.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { Message } from '#app/ui/translation.tsx'
import { WordsField } from '#app/ui/words-field.tsx'
import { concernMatters, mattersOf, toldAs } from '#app/web/concern-matters.ts'
import { openSubject, showSubject } from '#app/web/concern-subject.ts'
import { db } from '#app/web/database.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'
import { typedWords } from '#app/web/typed-words.ts'

export const meta = pageTitle('concerns:new.pageTitle')

const told = z.object({
  matter: z.enum(concernMatters, 'concerns:new.matterMissing').optional(),
  words: z.string().default(''),
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const asked = new URL(request.url).searchParams
  const named = await findSubject(db, await openSubject(asked, personId))
  const matters = mattersOf(named, context.language)
  const wanted = matters.find((matter) => matter === asked.get('matter')) ?? null
  return { subject: await showSubject(named), matters, wanted }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { personId } = await requireSignedIn(request, context)
  const words = await typedWords(request)
  const { value, problems } = await parseForm(request, told)
  if (problems) return unsent(problems, words, null)

  // The subject stands in the address, which a form without one posts to.
  const about = await openSubject(new URL(request.url).searchParams, personId)
  const matters = mattersOf(await findSubject(db, about), context.language)
  const matter = matters.length === 1 ? matters[0] : value.matter
  if (!matter || !matters.includes(matter)) {
    return unsent([{ field: 'matter', message: 'concerns:new.matterMissing' }], words, null)
  }
  const concern = { personId, ...toldAs(matter, about), language: context.language, words: value.words }
  const outcome = await raiseConcern(db, concern, new Date())
  if (outcome.kind === 'raised') return redirect(`${concernAddress(outcome.concernId)}?done=told`)
  const { reason } = outcome
  if (reason === 'words-missing' || reason === 'words-too-long') {
    return unsent([{ field: 'words', message: `concerns:words.${reason}` }], words, matter)
  }
  return data({ problems: null, refusal: reason, words, matter }, { status: 409 })
}

function unsent(problems: FormProblem[], words: string, matter: string | null) {
  return data({ problems, refusal: null, words, matter }, { status: 422 })
}

export default function NewConcernPage() {
  const { subject, matters, wanted } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const sitting = subject.kind === 'sitting' && subject.open
  return (
    <Page
      back={{
        href: subject.href ?? homeAddress,
        label: <Message name={sitting ? 'concerns:backToPaper' : subject.href ? 'concerns:back' : 'page.back'} />,
      }}
      heading={<Message name={`concerns:new.heading.${matters[0] === 'ask' ? 'ask' : 'wrong'}`} />}
      problems={rejected?.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      {subject.kind !== 'none' && (
        <p className="govuk-body">
          <Message name="concerns:about" />{' '}
          <strong>
            <ConcernSubjectLine subject={subject} />
          </strong>
        </p>
      )}
      {sitting && (
        <p className="govuk-body">
          <Message name="concerns:new.paperKept" />
        </p>
      )}
      <form method="post" noValidate>
        {matters.length > 1 && (
          <RadioGroup
            name="matter"
            legend={<Message name="concerns:new.matter" />}
            choices={matters.map((value) => ({ value, label: <Message name={`concerns:matter.${value}`} /> }))}
            chosen={rejected?.matter ?? wanted}
            problems={rejected?.problems}
          />
        )}
        <WordsField
          name="words"
          label="concerns:words.label"
          hint={sitting ? 'concerns:words.hintPaper' : 'concerns:words.hint'}
          typed={rejected?.words}
          problems={rejected?.problems}
        />
        <p className="govuk-body">
          <Message name="concerns:new.whoReads" />
        </p>
        <button type="submit" className="govuk-button">
          <Message name="concerns:new.send" />
        </button>
      </form>
      <p className="govuk-body">
        <a className="govuk-link" href={concernsAddress}>
          <Message name="concerns:list.heading" />
        </a>
      </p>
    </Page>
  )
}
