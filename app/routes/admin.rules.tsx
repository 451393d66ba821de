import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { listRulesRevisions } from '#app/domain/certification/find-rules.ts'
import { takeRulesLive } from '#app/domain/certification/take-rules-live.ts'
import { defaultProgrammeId } from '#app/domain/learning/default-programme.ts'
import { findProgramme } from '#app/domain/learning/find-programme.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { RulesRevisionCard } from '#app/ui/rules-revision-card.tsx'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { mayDecideForEverybody } from '#app/web/decide-for-everybody.ts'
import { actorOf } from '#app/web/desk.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { notFound } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('desk:rules.heading')

const activation = z.object({
  revision: z.string().min(1).max(100),
  adopted: z.literal('yes', 'desk:rules.adoptedMissing'),
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const mayDecide = await mayDecideForEverybody(await requireRole(request, context, 'administrator'))
  const programme = await findProgramme(db, defaultProgrammeId)
  if (!programme) notFound()
  const revisions = await listRulesRevisions(db, programme.rulesId)
  const newestLive = revisions.findLast((revision) => revision.liveAt !== null)?.number ?? 0
  return {
    mayDecide,
    revisions: revisions.toReversed().map(({ id, number, material, publishedAt, liveAt, texts }) => {
      const language = texts[context.language] ? context.language : ('en' as const)
      const { title, html, hash } = texts[language] ?? texts.en
      const text = { language, title, html, hash }
      return { id, number, material, publishedAt, liveAt, mayGoLive: mayDecide && number > newestLive, text }
    }),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const administrator = await requireRole(request, context, 'administrator')
  const { value, problems } = await parseForm(request, activation)
  if (problems) return data({ problems, refusal: null }, { status: 422 })

  const outcome = await takeRulesLive(db, { rulesRevisionId: value.revision }, actorOf(administrator), new Date())
  if (outcome.kind === 'live') return redirect('/admin/rules')
  if (outcome.reason === 'no-such-rules') notFound()
  const none: FormProblem[] | null = null
  return data({ problems: none, refusal: outcome.reason }, { status: 409 })
}

export default function RulesAdministrationPage() {
  const { mayDecide, revisions } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  return (
    <Page
      back={{ href: '/admin', label: <Message name="desk:rules.back" /> }}
      heading={<Message name="desk:rules.heading" />}
      problems={rejected?.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      <p className="govuk-body">
        <Message name={mayDecide ? 'desk:rules.why' : 'refusals:administrators-only'} />
      </p>
      {revisions.map((revision) => (
        <RulesRevisionCard key={revision.id} revision={revision} problems={rejected?.problems ?? null} />
      ))}
    </Page>
  )
}
