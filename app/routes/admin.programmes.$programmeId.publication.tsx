import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { findSurroundings } from '#app/domain/learning/find-surroundings.ts'
import { programmeDifferences } from '#app/domain/learning/programme-differences.ts'
import { programmeProblems } from '#app/domain/learning/programme-problems.ts'
import { publicationFingerprint } from '#app/domain/learning/publication-fingerprint.ts'
import { publishProgrammeDraft } from '#app/domain/learning/publish-programme-draft.ts'
import { ChangeChoice } from '#app/ui/change-choice.tsx'
import { DifferenceList } from '#app/ui/difference-list.tsx'
import { ListedProblems } from '#app/ui/listed-problems.tsx'
import { Localised } from '#app/ui/localised.tsx'
import { NoteField } from '#app/ui/note-field.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PublicationEffects } from '#app/ui/publication-effects.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { Message } from '#app/ui/translation.tsx'
import { askedChange } from '#app/web/asked-change.ts'
import { db } from '#app/web/database.ts'
import { mayDecideForEverybody } from '#app/web/decide-for-everybody.ts'
import { actorOf } from '#app/web/desk.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { programmeTitles } from '#app/web/programme.ts'
import { differencesInWords, namesOf, openProgramme, problemsInWords } from '#app/web/programme-administration.ts'
import { closingDays, countEffects, effectsByUnit, effectsOf } from '#app/web/publication-preview.ts'
import { notFound, refuse } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { typedText } from '#app/web/typed-text.ts'

export const meta = pageTitle('programmes:publication.heading')

const publication = z.object({
  change: z.string(),
  grace: z.string().default(''),
  fingerprint: z.string().max(100),
  reason: z.string().trim().min(3, 'programmes:publication.reasonMissing').max(1000, 'desk:field.noteTooLong'),
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const administrator = await requireRole(request, context, 'administrator')
  if (!(await mayDecideForEverybody(administrator))) refuse(context, 'administrators-only')
  const { programme, draft, body } = await openProgramme(params.programmeId)
  if (!draft) notFound()
  const now = new Date()
  const around = await findSurroundings(db, now)
  const names = namesOf(around.courses, await programmeTitles(), context.language)
  const address = new URL(request.url).searchParams
  // A first version concerns nobody who is certified.
  const change = programme ? address.get('change') : 'minor'
  const grace = address.get('grace')
  const asked = change === null ? null : await askedChange({ change, grace }, now)
  const problems = problemsInWords(programmeProblems(body, around), names)
  const previewed = asked?.value && { body, currentNumber: programme?.number ?? 0, ...asked.value }
  const effects = previewed && problems.length === 0 ? await effectsOf(previewed, now) : []
  return {
    programmeId: body.id,
    title: body.title,
    number: (programme?.number ?? 0) + 1,
    outdated: draft.basedOnNumber !== (programme?.number ?? 0),
    differences: programme && differencesInWords(programmeDifferences(programme.body, body), names),
    problems,
    asked: { change, grace, problems: asked?.problems ?? null },
    preview: previewed &&
      problems.length === 0 && {
        fingerprint: publicationFingerprint(previewed),
        graceUntil: previewed.graceUntil,
        total: countEffects(effects),
        closings: closingDays(effects),
        units: await effectsByUnit(effects),
      },
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const administrator = await requireRole(request, context, 'administrator')
  const now = new Date()
  const typed = await typedText(request, 'reason')
  const { value, problems } = await parseForm(request, publication)
  if (problems) return data({ problems, typed, refusal: null }, { status: 422 })
  const asked = await askedChange(value, now)
  if (!asked.value) return data({ problems: asked.problems, typed, refusal: null }, { status: 422 })

  const { reason, fingerprint } = value
  const wanted = { programmeId: params.programmeId ?? '', ...asked.value, reason, fingerprint }
  const outcome = await publishProgrammeDraft(db, wanted, actorOf(administrator), now)
  if (outcome.kind === 'published') return redirect(`/admin/programmes/${wanted.programmeId}?published`)
  if (outcome.reason === 'no-such-draft') notFound()
  const none: FormProblem[] | null = null
  return data({ problems: none, typed, refusal: outcome.reason }, { status: 409 })
}

export default function PublicationPage() {
  const { programmeId, title, number, outdated, differences, problems, asked, preview } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const address = `/admin/programmes/${programmeId}`
  return (
    <Page
      wide
      back={{ href: `${address}/draft`, label: <Message name="programmes:publication.back" /> }}
      caption={<Localised text={title} />}
      heading={<Message name="programmes:publication.heading" values={{ number }} />}
      problems={rejected?.problems ?? asked.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      {outdated && <RefusalNotice reason="draft-outdated" />}
      <ListedProblems heading="programmes:draft.before" problems={problems} page={`${address}/draft`} />
      <h2 className="govuk-heading-m">
        <Message name="programmes:publication.differences" />
      </h2>
      {differences ? (
        <DifferenceList differences={differences} />
      ) : (
        <p className="govuk-body">
          <Message name="programmes:publication.first" />
        </p>
      )}
      {differences && <ChangeChoice asked={asked} />}
      {preview && !outdated && (
        <>
          {differences && (
            <PublicationEffects
              preview={preview}
              names={`${address}/publication/people?${new URLSearchParams({ change: asked.change ?? '', grace: asked.grace ?? '' })}`}
            />
          )}
          <form method="post" noValidate>
            <input type="hidden" name="change" value={asked.change ?? ''} />
            <input type="hidden" name="grace" value={asked.grace ?? ''} />
            <input type="hidden" name="fingerprint" value={preview.fingerprint} />
            <NoteField
              name="reason"
              label="programmes:publication.reason"
              hint="programmes:publication.reasonHint"
              typed={rejected?.typed.reason}
              problems={rejected?.problems}
            />
            <button type="submit" className="govuk-button">
              <Message name="programmes:publication.publish" values={{ number }} />
            </button>
          </form>
        </>
      )}
    </Page>
  )
}
