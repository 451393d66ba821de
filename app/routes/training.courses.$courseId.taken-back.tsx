import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { authoredFile } from '#app/domain/authoring/authored-path.ts'
import { compareTexts } from '#app/domain/authoring/compare-texts.ts'
import { mayChangeFile } from '#app/domain/authoring/course-desk.ts'
import { holdsFinalKeys, knowsFinalKeys } from '#app/domain/authoring/final-keys.ts'
import { draftText, versionAt } from '#app/domain/authoring/find-draft.ts'
import { findPublishedFiles } from '#app/domain/authoring/find-published-files.ts'
import { takeBackChange } from '#app/domain/authoring/take-back-change.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { TextDifferences } from '#app/ui/text-differences.tsx'
import { courseDeskAddress } from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { TwoPictures } from '#app/ui/two-pictures.tsx'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { db } from '#app/web/database.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { notFound } from '#app/web/refuse.ts'
import { openDraft } from '#app/web/text-desk.ts'
import { figureOf } from '#app/web/two-pictures.ts'

export const meta = pageTitle('training:takenBack.heading')

const takingBack = z.object({ version: z.coerce.number('common:form.invalid').int().min(0).max(2_000_000_000) })

/** What a draft changes in one file, and a button that takes it back. */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireCourseDesk(args)
  const path = new URL(args.request.url).searchParams.get('path') ?? ''
  const draft = await openDraft(desk)
  const file = authoredFile(path, draft.folder) ?? notFound()
  const standing = draft.files.get(path)
  if (!draft.removed.has(path) && (!standing || standing.state === 'published'))
    throw redirect(courseDeskAddress(desk.courseId))
  const published = (await findPublishedFiles(db, desk.courseId))?.files.get(path)
  const before = published ? new TextDecoder().decode(published.bytes) : ''
  return {
    courseId: desk.courseId,
    path,
    version: versionAt(draft, path),
    change: standing?.state ?? ('removed' as const),
    pictures:
      file.kind === 'figure'
        ? {
            theirs: published ? figureOf(path, published.hash) : null,
            mine: standing ? figureOf(path, standing.hash) : null,
          }
        : null,
    rows:
      file.kind === 'figure' || (holdsFinalKeys(path) && !knowsFinalKeys(desk.parts))
        ? null
        : compareTexts(before, draftText(draft, path) ?? ''),
    mayChange: mayChangeFile(desk.parts, path, draft.folder),
  }
}

export async function action(args: ActionFunctionArgs) {
  const desk = await requireCourseDesk(args)
  const path = new URL(args.request.url).searchParams.get('path') ?? ''
  const { value, problems } = await parseForm(args.request, takingBack)
  if (problems) return data({ problems, refusal: null as string | null }, { status: 422 })
  const outcome = await takeBackChange(db, { courseId: desk.courseId, path, ...value }, desk.actor, desk.now)
  if (outcome.kind === 'taken-back') return redirect(`${courseDeskAddress(desk.courseId)}?done=taken-back`)
  const none: FormProblem[] | null = null
  return data({ problems: none, refusal: outcome.reason as string | null }, { status: 409 })
}

export default function TakenBackPage() {
  const { courseId, path, version, change, rows, pictures, mayChange } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  return (
    <Page
      wide
      heading={<Message name="training:takenBack.heading" />}
      caption={<code>{path}</code>}
      back={{ href: courseDeskAddress(courseId), label: <Message name="training:editor.back" /> }}
      problems={rejected?.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      <p className="govuk-body">
        <Message name={`training:takenBack.${change}`} />
      </p>
      {rows && (
        <TextDifferences
          rows={rows}
          one={<Message name="training:meanwhile.theirs" />}
          other={<Message name="training:meanwhile.mine" />}
        />
      )}
      {pictures && (
        <TwoPictures
          pictures={pictures}
          theirs={<Message name="training:meanwhile.theirs" />}
          mine={<Message name="training:meanwhile.mine" />}
        />
      )}
      {mayChange && (
        <form method="post">
          <input type="hidden" name="version" value={version} />
          <button type="submit" className="govuk-button govuk-button--warning">
            <Message name="training:takenBack.button" />
          </button>
        </form>
      )}
    </Page>
  )
}
