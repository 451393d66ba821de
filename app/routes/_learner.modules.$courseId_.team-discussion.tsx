import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { teamDiscussion } from '#app/domain/catalogue/read-handouts.ts'
import { moduleAddress } from '#app/ui/addresses.ts'
import { Handout } from '#app/ui/handout.tsx'
import { Localised } from '#app/ui/localised.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { currentCatalogue } from '#app/web/catalogue.ts'
import { openHandout } from '#app/web/handout-page.ts'
import { requireSignedIn } from '#app/web/signed-in.ts'

export const meta = pageTitle('learning:handout.pageTitle', (page) => ({ title: (page as { title?: string })?.title }))

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireSignedIn(request, context)
  const courseId = params.courseId ?? ''
  const course = (await currentCatalogue()).get(courseId)?.body
  const discussion = course?.handouts?.find(({ id }) => id === teamDiscussion)
  const handout = await openHandout(discussion, request, context)
  return { ...handout, courseId, module: course?.title ?? { en: courseId } }
}

export default function TeamDiscussionPage() {
  const page = useLoaderData<typeof loader>()
  const module = <Localised text={page.module} />
  return (
    <Handout
      handout={page}
      caption={module}
      back={{ href: moduleAddress(page.courseId), label: module }}
      paper="pages"
    />
  )
}
