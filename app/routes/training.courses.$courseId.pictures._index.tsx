import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { addPicture } from '#app/domain/authoring/keep-picture.ts'
import { listPictures } from '#app/domain/authoring/list-pictures.ts'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PictureFields } from '#app/ui/picture-fields.tsx'
import { PictureList } from '#app/ui/picture-list.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { courseDeskAddress, picturesAddress } from '#app/ui/training-addresses.ts'
import { Message, useTranslation } from '#app/ui/translation.tsx'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { db } from '#app/web/database.ts'
import { type FormProblem, parseForm, readForm } from '#app/web/forms.ts'
import { pictureForm, wordsOf } from '#app/web/picture-form.ts'
import { shownPicture } from '#app/web/shown-picture.ts'
import { openDraft } from '#app/web/text-desk.ts'
import { typedText } from '#app/web/typed-text.ts'
import { uploadedFile } from '#app/web/uploaded-file.ts'

export const meta = pageTitle('editor:pictures.title')

export async function loader(args: LoaderFunctionArgs) {
  const { courseId, parts } = await requireCourseDesk(args)
  const draft = await openDraft({ courseId })
  const asked = new URL(args.request.url).searchParams
  const pictures = (await listPictures(db, draft)).map((picture) => shownPicture(courseId, picture))
  const kept = pictures.find(({ src }) => src === asked.get('kept'))?.src ?? null
  const removed = asked.get('removed')?.slice(0, 300) ?? ''
  return { courseId, pictures, mayChange: parts.includes('author'), kept, removed, gone: asked.has('gone') }
}

export async function action(args: ActionFunctionArgs) {
  const { courseId, actor, now } = await requireCourseDesk(args, 'author')
  const typed = await typedText(args.request, 'alt-en', 'alt-fr', 'alt-crs')
  const file = await uploadedFile(await readForm(args.request.clone()), 'picture')
  const { value, problems } = await parseForm(args.request, pictureForm)
  const missing: FormProblem[] = file ? [] : [{ field: 'picture', message: 'editor:pictures.fileMissing' }]
  if (!value || !file) return data({ problems: [...missing, ...(problems ?? [])], typed }, { status: 422 })
  const { language } = value
  const sent = { courseId, bytes: file.bytes, fileName: file.name, language, words: wordsOf(value) }
  const outcome = await addPicture(db, sent, actor, now)
  if (outcome.kind === 'refused')
    return data({ problems: [{ field: 'picture', message: `refusals:${outcome.reason}` }], typed }, { status: 422 })
  const told = new URLSearchParams({ kept: outcome.src, removed: outcome.removed.join(' ') })
  return redirect(`${picturesAddress(courseId)}?${told}`)
}

export default function PicturesPage() {
  const { courseId, pictures, mayChange, kept, removed, gone } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const { t } = useTranslation()
  const choices = [
    { value: 'en', text: t('editor:pictures.all') },
    { value: 'fr', text: 'Français' },
    { value: 'crs', text: 'Kreol Seselwa' },
  ]
  return (
    <Page
      heading={<Message name="editor:pictures.title" />}
      back={{ href: courseDeskAddress(courseId), label: <Message name="training:editor.back" /> }}
      problems={rejected?.problems}
    >
      {kept && (
        <Notice tone="good" role="status" heading={<Message name="editor:pictures.kept" values={{ src: kept }} />}>
          {removed && (
            <p className="govuk-body">
              <Message name="editor:pictures.removed" values={{ names: removed }} />
            </p>
          )}
        </Notice>
      )}
      {gone && <Notice tone="good" role="status" heading={<Message name="editor:pictures.gone" />} />}
      <p className="govuk-body">
        <Message name="editor:pictures.why" />
      </p>
      <PictureList pictures={pictures} mayChange={mayChange} />
      {mayChange && (
        <form method="post" action={picturesAddress(courseId)} encType="multipart/form-data">
          <h2 className="govuk-heading-m">
            <Message name="editor:pictures.add" />
          </h2>
          <PictureFields isNew problems={rejected?.problems} words={wordsTyped(rejected?.typed)} />
          <SelectField
            name="language"
            label="editor:pictures.language"
            hint="editor:pictures.languageHint"
            options={choices}
          />
          <button type="submit" className="govuk-button">
            <Message name="editor:pictures.send" />
          </button>
        </form>
      )}
    </Page>
  )
}

function wordsTyped(typed: Record<string, string> | undefined) {
  return { en: typed?.['alt-en'], fr: typed?.['alt-fr'], crs: typed?.['alt-crs'] }
}
