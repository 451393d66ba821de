import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { catchUpWithPublished } from '#app/domain/authoring/catch-up-with-published.ts'
import { findPublishedFiles } from '#app/domain/authoring/find-published-files.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { courseDeskAddress } from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { TwoTextsChoice } from '#app/ui/two-texts-choice.tsx'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { db } from '#app/web/database.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { openDraft, openedText } from '#app/web/text-desk.ts'
import { figureOf, openPicture } from '#app/web/two-pictures.ts'
import { choiceForm, twoTexts } from '#app/web/two-texts.ts'

export const meta = pageTitle('training:meanwhile.heading')

const catchingUp = choiceForm.extend({ published: choiceForm.shape.text.default('') })

/** A text that was published by another way since its author began to change it: what is published beside the draft. */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireCourseDesk(args)
  const asked = new URL(args.request.url).searchParams.get('path') ?? ''
  const opened = await openDraft(desk)
  const picture = openPicture(desk.parts, opened, asked)
  const { draft, path, language, text, version, mayChange } = picture
    ? { ...picture, draft: opened, language: 'en', text: '' }
    : await openedText(desk, asked)
  const standing = draft.files.get(path) ?? draft.removed.get(path)
  if (!standing?.outdated) throw redirect(courseDeskAddress(desk.courseId))
  const published = (await findPublishedFiles(db, desk.courseId))?.files.get(path)
  const theirs = published && !picture ? new TextDecoder().decode(published.bytes) : ''
  return {
    courseId: desk.courseId,
    path,
    language,
    version,
    publishedHash: published?.hash ?? '',
    mayChange,
    pictures: picture && { theirs: published ? figureOf(path, published.hash) : null, mine: picture.address },
    ...twoTexts(theirs, text ?? ''),
  }
}

export async function action(args: ActionFunctionArgs) {
  const desk = await requireCourseDesk(args)
  const path = new URL(args.request.url).searchParams.get('path') ?? ''
  const { value, problems } = await parseForm(args.request, catchingUp)
  if (problems) return data({ problems, refusal: null as string | null, third: null }, { status: 422 })
  const choices = { mine: 'mine', theirs: 'published', third: { text: value.text ?? '' } } as const
  const settled = {
    courseId: desk.courseId,
    path,
    version: value.version.version,
    publishedHash: value.published || null,
    choice: choices[value.choice],
  }
  const outcome = await catchUpWithPublished(db, settled, desk.actor, desk.now)
  if (outcome.kind === 'caught-up') return redirect(`${courseDeskAddress(desk.courseId)}?done=settled`)
  const none: FormProblem[] | null = null
  return data({ problems: none, refusal: outcome.reason as string | null, third: value.text ?? null }, { status: 409 })
}

export default function PublishedMeanwhilePage() {
  const { courseId, path, language, version, publishedHash, mine, rows, pictures } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  return (
    <Page
      wide
      heading={<Message name="training:meanwhile.heading" />}
      caption={<code>{path}</code>}
      back={{ href: courseDeskAddress(courseId), label: <Message name="training:editor.back" /> }}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      <p className="govuk-body">
        <Message name="training:meanwhile.why" />
      </p>
      <TwoTextsChoice
        rows={rows}
        pictures={pictures}
        third={rejected?.third ?? mine}
        version={version}
        language={language}
        problems={rejected?.problems}
        theirs={<Message name="training:meanwhile.theirs" />}
        mine={<Message name="training:meanwhile.mine" />}
      >
        <input type="hidden" name="published" value={publishedHash} />
      </TwoTextsChoice>
    </Page>
  )
}
