import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { takeInCourseUpload } from '#app/domain/authoring/take-in-course-upload.ts'
import { CourseUploadPreview } from '#app/ui/course-upload-preview.tsx'
import { FileField } from '#app/ui/file-field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { courseDeskAddress, courseUploadAddress, packagesAddress } from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { type CourseDesk, requireCourseDesk } from '#app/web/course-desk.ts'
import { readUpload, showUpload } from '#app/web/course-upload.ts'
import { db } from '#app/web/database.ts'
import { type FormProblem, readForm } from '#app/web/forms.ts'
import { openDraft } from '#app/web/text-desk.ts'
import { uploadedFile } from '#app/web/uploaded-file.ts'

export const meta = pageTitle('upload:heading')

export async function loader(args: LoaderFunctionArgs) {
  const { courseId } = await requireCourseDesk(args, 'author')
  await openDraft({ courseId })
  const done = new URL(args.request.url).searchParams.get('done')
  return { courseId, done: done !== null && /^\d{1,3}$/.test(done) ? Number(done) : null }
}

type Answer = {
  problems: FormProblem[] | null
  refusal: string | null
  preview: ReturnType<typeof showUpload> | null
}

const nothing: Answer = { problems: null, refusal: null, preview: null }

/** An archive that was sent is read and shown, and nothing is changed; what was shown and confirmed is written into the draft. */
export async function action(args: ActionFunctionArgs) {
  const desk = await requireCourseDesk(args, 'author')
  const form = await readForm(args.request)
  if (form.get('step') === 'confirm') return confirmUpload(desk, form)
  const file = await uploadedFile(form, 'archive')
  if (!file) return faulty('archive', 'upload:fileMissing')
  const draft = await openDraft(desk)
  const reading = await readUpload(desk, draft, file.bytes)
  if (reading.kind === 'refused') return faulty('archive', `upload:archive.${reading.reason}`)
  return data({ ...nothing, preview: showUpload(draft, reading.plan) }, { status: 200 })
}

async function confirmUpload(desk: CourseDesk, form: FormData) {
  const { courseId, actor, now } = desk
  const draft = await openDraft(desk)
  const reading = await readUpload(desk, draft, Buffer.from(String(form.get('carried') ?? ''), 'base64'))
  if (reading.kind === 'refused') return data({ ...nothing, refusal: 'import-unreadable' }, { status: 409 })
  const settle = form.get('settle')
  const isOpen = reading.plan.files.some(({ kind }) => kind === 'conflict')
  if (isOpen && settle !== 'take-files' && settle !== 'keep-browser') {
    const problems = [{ field: 'settle', message: 'upload:settle.missing' }]
    return data({ ...nothing, problems, preview: showUpload(draft, reading.plan) }, { status: 422 })
  }
  const outcome = await takeInCourseUpload(
    db,
    {
      courseId,
      files: reading.files,
      settle: settle === 'take-files' ? 'take-files' : 'keep-browser',
      fingerprint: String(form.get('fingerprint') ?? ''),
    },
    actor,
    now,
  )
  if (outcome.kind === 'refused')
    return data({ ...nothing, refusal: outcome.reason, preview: showUpload(draft, reading.plan) }, { status: 409 })
  const count = outcome.kind === 'taken-in' ? outcome.written.length : 0
  return redirect(`${courseUploadAddress(courseId)}?done=${count}`)
}

function faulty(field: string, message: string) {
  return data({ ...nothing, problems: [{ field, message }] }, { status: 422 })
}

export default function CourseUploadPage() {
  const { courseId, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Page
      wide
      heading={<Message name="upload:heading" />}
      back={{ href: packagesAddress(courseId), label: <Message name="upload:back" /> }}
      problems={answer?.problems}
    >
      {answer?.refusal && <RefusalNotice reason={answer.refusal} />}
      {!answer && done !== null && (
        <Notice heading={<Message name={done > 0 ? 'upload:done' : 'upload:doneNothing'} values={{ count: done }} />}>
          <a className="govuk-link" href={courseDeskAddress(courseId)}>
            <Message name="upload:toCourse" />
          </a>
        </Notice>
      )}
      {answer?.preview ? (
        <CourseUploadPreview {...answer.preview} problems={answer.problems} again={courseUploadAddress(courseId)} />
      ) : (
        <form method="post" encType="multipart/form-data" noValidate>
          <p className="govuk-body">
            <Message name="upload:why" />
          </p>
          <FileField
            name="archive"
            label="upload:archiveLabel"
            hint="upload:archiveHint"
            accept=".zip,application/zip"
            problems={answer?.problems}
          />
          <button type="submit" className="govuk-button">
            <Message name="upload:look" />
          </button>
        </form>
      )}
    </Page>
  )
}
