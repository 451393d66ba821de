import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listTranslationProgress } from '#app/domain/translating/list-translation-progress.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { courseDeskAddress } from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { TranslationProgress } from '#app/ui/translation-progress.tsx'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { db } from '#app/web/database.ts'
import { notFound } from '#app/web/refuse.ts'

export const meta = pageTitle('translating:course.heading')

export async function loader(args: LoaderFunctionArgs) {
  const { courseId } = await requireCourseDesk(args)
  return { courseId, texts: (await listTranslationProgress(db, courseId)) ?? notFound() }
}

export default function TranslationsPage() {
  const { courseId, texts } = useLoaderData<typeof loader>()
  return (
    <Page
      wide
      heading={<Message name="translating:course.heading" />}
      caption={texts[0]?.title}
      back={{ href: courseDeskAddress(courseId), label: <Message name="translating:course.back" /> }}
    >
      <p className="govuk-body">
        <Message name="translating:course.explanation" />
      </p>
      <TranslationProgress courseId={courseId} texts={texts} />
    </Page>
  )
}
