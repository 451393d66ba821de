import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { replacePicture } from '#app/domain/authoring/keep-picture.ts'
import { listPictures } from '#app/domain/authoring/list-pictures.ts'
import { removePicture } from '#app/domain/authoring/remove-picture.ts'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PictureFields } from '#app/ui/picture-fields.tsx'
import { PicturePlaces } from '#app/ui/picture-list.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { pictureAddress, picturesAddress } from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { db } from '#app/web/database.ts'
import { parseForm, readForm } from '#app/web/forms.ts'
import { pictureForm, wordsOf } from '#app/web/picture-form.ts'
import { notFound } from '#app/web/refuse.ts'
import { shownPicture } from '#app/web/shown-picture.ts'
import { openDraft } from '#app/web/text-desk.ts'
import { uploadedFile } from '#app/web/uploaded-file.ts'

export const meta = pageTitle('editor:pictures.title')

export async function loader(args: LoaderFunctionArgs) {
  const { courseId } = await requireCourseDesk(args, 'author')
  const picture = await openPicture(courseId, args.params.name)
  const asked = new URL(args.request.url).searchParams
  const removed = asked.get('removed')?.slice(0, 300) ?? ''
  return { courseId, removed, changed: asked.has('changed'), picture: shownPicture(courseId, picture) }
}

export async function action(args: ActionFunctionArgs) {
  const { courseId, actor, now } = await requireCourseDesk(args, 'author')
  const { src } = await openPicture(courseId, args.params.name)
  const form = await readForm(args.request.clone())
  if (form.get('step') === 'remove') {
    const version = Number(form.get('version'))
    const outcome = await removePicture(db, { courseId, src, version }, actor, now)
    if (outcome.kind === 'removed') return redirect(`${picturesAddress(courseId)}?gone`)
    return data({ problems: null, refusal: outcome.reason }, { status: 409 })
  }
  const { value, problems } = await parseForm(args.request, pictureForm)
  if (!value) return data({ problems, refusal: null }, { status: 422 })
  const bytes = (await uploadedFile(form, 'picture'))?.bytes ?? new Uint8Array()
  const sent = { courseId, src, version: value.version, bytes, words: wordsOf(value) }
  const outcome = await replacePicture(db, sent, actor, now)
  if (outcome.kind === 'refused') return data({ problems: null, refusal: outcome.reason }, { status: 409 })
  const told = new URLSearchParams({ changed: '', removed: outcome.removed.join(' ') })
  return redirect(`${pictureAddress(courseId, src)}?${told}`)
}

async function openPicture(courseId: string, name = '') {
  const pictures = await listPictures(db, await openDraft({ courseId }))
  return pictures.find(({ src }) => src === `figures/${name}`) ?? notFound()
}

export default function PicturePage() {
  const { courseId, picture, changed, removed } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  return (
    <Page
      heading={<code>{picture.src}</code>}
      caption={<Message name="editor:pictures.caption" />}
      back={{ href: picturesAddress(courseId), label: <Message name="editor:pictures.title" /> }}
      problems={rejected?.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      {changed && (
        <Notice tone="good" role="status" heading={<Message name="editor:pictures.changed" />}>
          {removed && (
            <p className="govuk-body">
              <Message name="editor:pictures.removed" values={{ names: removed }} />
            </p>
          )}
        </Notice>
      )}
      <img className="lisans-pictures__whole" src={picture.address} alt={picture.words.en ?? ''} />
      <PicturePlaces shownIn={picture.shownIn} />
      <form method="post" encType="multipart/form-data" action={picture.page}>
        <input type="hidden" name="version" value={picture.version} />
        <PictureFields isNew={false} problems={rejected?.problems} words={picture.words} />
        <button type="submit" className="govuk-button">
          <Message name="editor:pictures.save" />
        </button>
      </form>
      {picture.shownIn.length === 0 && (
        <form method="post" action={picture.page}>
          <input type="hidden" name="version" value={picture.version} />
          <button type="submit" name="step" value="remove" className="govuk-button govuk-button--warning">
            <Message name="editor:pictures.remove" />
          </button>
        </form>
      )}
    </Page>
  )
}
