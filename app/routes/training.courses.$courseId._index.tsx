import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CourseChanges } from '#app/ui/course-changes.tsx'
import { CourseLessons, CourseObjectives, CourseTexts } from '#app/ui/course-lessons.tsx'
import { CourseRooms } from '#app/ui/course-rooms.tsx'
import { DraftState, LastChange } from '#app/ui/desk-courses.tsx'
import { KeptTexts } from '#app/ui/kept-texts.tsx'
import { Localised, localise } from '#app/ui/localised.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { SetAsideNotice } from '#app/ui/set-aside-notice.tsx'
import { coursePublicationAddress, trainingAddress } from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { courseDeskPage } from '#app/web/course-desk-page.ts'
import type { LocalisedText } from '#db/schema/catalogue.ts'

export const meta = pageTitle('training:course.pageTitle', (page, language) => {
  const title = (page as { title?: LocalisedText })?.title
  return { title: title && localise(title, language).words }
})

const doings = [
  'begun',
  'lesson-added',
  'moved',
  'removed',
  'taken-back',
  'thrown-away',
  'settled',
  'described',
] as const

export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireCourseDesk(args)
  const asked = new URL(args.request.url).searchParams.get('done')
  return {
    ...(await courseDeskPage(desk, args.context.language)),
    done: doings.find((done) => done === asked) ?? null,
  }
}

export default function CourseDeskPage() {
  const course = useLoaderData<typeof loader>()
  const { courseId, title, changed, done, setAside, kept, lessons, others, objectives, changes, loose, parts, errors } =
    course
  const isAuthor = parts.includes('author')
  return (
    <Page
      wide
      heading={<Localised text={title} />}
      caption={<Message name="training:course.caption" />}
      back={{ href: trainingAddress, label: <Message name="training:course.back" /> }}
    >
      {done && <Notice tone="good" role="status" heading={<Message name={`training:done.${done}`} />} />}
      <SetAsideNotice courseId={courseId} texts={setAside} />
      <p className="govuk-body">
        <DraftState course={course} /> {changed && <LastChange changed={changed} />}
      </p>
      <p className="govuk-body">
        <Message name="training:course.errors" values={{ count: errors }} />
      </p>
      {isAuthor && changed && (
        <a className="govuk-button" href={coursePublicationAddress(courseId)}>
          <Message name="training:course.publish" />
        </a>
      )}
      <CourseRooms courseId={courseId} parts={parts} />
      <CourseLessons courseId={courseId} lessons={lessons} isAuthor={isAuthor} />
      <CourseTexts texts={others} isAuthor={isAuthor} loose={loose} />
      <CourseObjectives courseId={courseId} objectives={objectives} isAuthor={isAuthor} />
      <CourseChanges courseId={courseId} changes={changes} mayChange={parts.length > 0} isAuthor={isAuthor} />
      <KeptTexts courseId={courseId} texts={kept} />
    </Page>
  )
}
