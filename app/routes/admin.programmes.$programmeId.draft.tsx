import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { discardProgrammeDraft } from '#app/domain/learning/discard-programme-draft.ts'
import { findProgrammeDraft } from '#app/domain/learning/find-programme-draft.ts'
import { findSurroundings } from '#app/domain/learning/find-surroundings.ts'
import { programmeDifferences } from '#app/domain/learning/programme-differences.ts'
import { programmeProblems } from '#app/domain/learning/programme-problems.ts'
import { saveProgrammeDraft } from '#app/domain/learning/save-programme-draft.ts'
import { translator } from '#app/locales/translator.ts'
import { DraftConflict } from '#app/ui/draft-conflict.tsx'
import { ListedProblems } from '#app/ui/listed-problems.tsx'
import { Localised } from '#app/ui/localised.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ProgrammeFields } from '#app/ui/programme-fields.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { Message } from '#app/ui/translation.tsx'
import { useInstants } from '#app/ui/use-instants.ts'
import { db } from '#app/web/database.ts'
import { actorOf } from '#app/web/desk.ts'
import { readForm } from '#app/web/forms.ts'
import { programmeTitles } from '#app/web/programme.ts'
import { differencesInWords, namesOf, openProgramme, problemsInWords } from '#app/web/programme-administration.ts'
import { programmeFormPage } from '#app/web/programme-form-page.ts'
import { programmeValues } from '#app/web/programme-values.ts'
import { readProgrammeForm } from '#app/web/read-programme-form.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('programmes:draft.pageTitle')

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'administrator')
  const now = new Date()
  const { programme, draft, body } = await openProgramme(params.programmeId)
  const around = await findSurroundings(db, now)
  const names = namesOf(around.courses, await programmeTitles(), context.language)
  return {
    programmeId: body.id,
    title: body.title,
    number: programme?.number ?? 0,
    draft: draft && { changedBy: draft.changedBy, changedAt: draft.changedAt, seen: draft.seen },
    outdated: draft !== null && draft.basedOnNumber !== (programme?.number ?? 0),
    saved: new URL(request.url).searchParams.has('saved'),
    standing: draft ? problemsInWords(programmeProblems(body, around), names) : [],
    form: await programmeFormPage(body, programmeValues(body), around, now),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const administrator = await requireRole(request, context, 'administrator')
  const now = new Date()
  const form = await readForm(request)
  const { draft, body: base } = await openProgramme(params.programmeId)
  const address = `/admin/programmes/${base.id}`
  const actor = actorOf(administrator)
  const seen = textOf(form, 'replace') || textOf(form, 'seen') || null
  const none = { problems: null, page: null, refusal: null, conflict: null }
  if (form.get('do') === 'discard') {
    const outcome = await discardProgrammeDraft(db, { programmeId: base.id, seen: seen ?? '' }, actor, now)
    if (outcome.kind === 'discarded') return redirect(draft?.basedOnNumber ? address : '/admin/programmes')
    return data({ ...none, refusal: outcome.reason }, { status: 409 })
  }
  const around = await findSurroundings(db, now)
  const titles = await programmeTitles()
  const programmeIds = Object.keys(titles).filter((id) => id !== base.id)
  const known = { courses: around.courses, unitIds: around.unitIds, programmeIds }
  const { values, body, problems } = readProgrammeForm(form, base, known, translator(context.language))
  const page = await programmeFormPage(body, values, around, now)
  if (problems.length > 0) return data({ ...none, problems, page }, { status: 422 })

  const outcome = await saveProgrammeDraft(db, { body, seen }, actor, now)
  if (outcome.kind === 'saved') return redirect(`${address}/draft?saved`)
  if (outcome.reason !== 'draft-changed') return data({ ...none, page, refusal: outcome.reason }, { status: 409 })
  const theirs = await findProgrammeDraft(db, base.id)
  const names = namesOf(around.courses, titles, context.language)
  const conflict = {
    changedBy: outcome.changedBy,
    seen: theirs?.seen ?? '',
    differences: theirs ? differencesInWords(programmeDifferences(theirs.body, body), names) : [],
  }
  return data({ ...none, page, conflict }, { status: 409 })
}

export default function DraftPage() {
  const { programmeId, title, number, draft, outdated, saved, standing, form } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const { dayAndTime } = useInstants()
  const seen = draft?.seen ?? ''
  return (
    <Page
      wide
      back={{ href: `/admin/programmes/${programmeId}`, label: <Message name="programmes:draft.back" /> }}
      caption={<Localised text={title} />}
      heading={<Message name="programmes:draft.heading" values={{ number: number + 1 }} />}
      problems={rejected?.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      {saved && !rejected && <Notice tone="good" role="status" heading={<Message name="programmes:draft.saved" />} />}
      <p className="govuk-body">
        {draft ? (
          <Message
            name={draft.changedBy ? 'programmes:draft.changedBy' : 'programmes:draft.changedAt'}
            values={{ name: draft.changedBy, at: dayAndTime(draft.changedAt) }}
          />
        ) : (
          <Message name="programmes:draft.none" />
        )}
      </p>
      {outdated && <RefusalNotice reason="draft-outdated" />}
      {!rejected && <ListedProblems heading="programmes:draft.before" problems={standing} />}
      <form method="post" noValidate>
        <input type="hidden" name="seen" value={seen} />
        {rejected?.conflict && <DraftConflict conflict={rejected.conflict} />}
        <ProgrammeFields page={rejected?.page ?? form} problems={rejected?.problems} published={number > 0} />
        <p className="lisans-actions">
          <button type="submit" className="govuk-button" name="do" value="save">
            <Message name="programmes:draft.save" />
          </button>{' '}
          {draft && (
            <a className="govuk-link" href={`/admin/programmes/${programmeId}/publication`}>
              <Message name="programmes:draft.toPublication" />
            </a>
          )}
        </p>
      </form>
      {draft && (
        <form method="post">
          <input type="hidden" name="seen" value={seen} />
          <button type="submit" className="govuk-button govuk-button--warning" name="do" value="discard">
            <Message name="programmes:draft.discard" />
          </button>
        </form>
      )}
    </Page>
  )
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
