import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { writtenText } from '#app/domain/authoring/written-text.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { PreviewedText } from '#app/ui/previewed-text.tsx'
import { contentSecurityPolicy } from '#app/web/content-security-policy.ts'
import { type CourseDesk, requireCourseDesk } from '#app/web/course-desk.ts'
import { readForm } from '#app/web/forms.ts'
import { previewedText, previewText } from '#app/web/preview-text.ts'
import { notFound } from '#app/web/refuse.ts'
import type { RequestContext } from '#app/web/request-context.ts'
import { openText } from '#app/web/text-desk.ts'

export const meta = pageTitle('training:preview.heading')

/** The draft as it is saved. */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireCourseDesk(args)
  return shown(desk, args, null, null)
}

/** A text as it stands in the editor, saved or not; or an answer to one of the activities of a text that was shown. */
export async function action(args: ActionFunctionArgs) {
  const desk = await requireCourseDesk(args)
  const form = await readForm(args.request)
  const posted = form.get('text')
  if (typeof posted === 'string') return shown(desk, args, writtenText(posted.replaceAll('\0', '')), form)
  return shown(desk, args, previewedText(new URL(args.request.url).searchParams.get('text') ?? ''), form)
}

/** The page may stand in a frame of ours, which no other page may. */
export const headers: HeadersFunction = ({ loaderHeaders, actionHeaders }) =>
  actionHeaders?.has('Content-Security-Policy') ? actionHeaders : loaderHeaders

async function shown(
  desk: CourseDesk,
  { request, context }: { request: Request; context: RequestContext },
  posted: string | null,
  form: FormData | null,
) {
  const asked = new URL(request.url).searchParams
  const opened = await openText(desk, asked.get('path') ?? '')
  const text = posted ?? opened.text
  if (text === null) notFound()
  const withoutScript = (form?.get('script') ?? asked.get('script')) === 'off'
  const preview = await previewText({ ...opened, courseId: desk.courseId }, text, form, withoutScript)
  // The words of the page around it are those that its readers get.
  context.language = preview.language
  const policy = { framedBy: "'self'", withoutScript } as const
  const headers = { 'Content-Security-Policy': contentSecurityPolicy(context.nonce, policy) }
  return data(preview, { status: preview.rejected ? 422 : 200, headers })
}

export default function PreviewPage() {
  const saved = useLoaderData<typeof loader>()
  const posted = useActionData<typeof action>()
  return <PreviewedText preview={posted ?? saved} />
}
