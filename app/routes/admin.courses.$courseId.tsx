import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { listDeskCourses } from '#app/domain/authoring/list-desk-courses.ts'
import { addToCourseTeam } from '#app/domain/catalogue/add-to-course-team.ts'
import { endCoursePart } from '#app/domain/catalogue/end-course-part.ts'
import { listCourseTeam, listTeamCandidates } from '#app/domain/catalogue/list-course-team.ts'
import { AddToTeam, TeamMembers } from '#app/ui/course-team.tsx'
import { Localised } from '#app/ui/localised.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { mayDecideForEverybody } from '#app/web/decide-for-everybody.ts'
import { actorOf } from '#app/web/desk.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { reasonField } from '#app/web/reason-field.ts'
import { notFound } from '#app/web/refuse.ts'
import { requireRole } from '#app/web/signed-in.ts'
import { typedText } from '#app/web/typed-text.ts'
import { courseParts } from '#db/schema/catalogue.ts'

export const meta = pageTitle('courses:heading')

const joining = z.object({
  step: z.literal('add'),
  personId: z.string('courses:who.missing').min(1, 'courses:who.missing'),
  part: z.enum(courseParts, 'courses:as.missing'),
  reason: reasonField,
})
const leaving = z.object({
  step: z.literal('end'),
  memberId: z.string('courses:end.missing').min(1, 'courses:end.missing'),
  reason: reasonField,
})
const form = z.discriminatedUnion('step', [joining, leaving])

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const administrator = await requireRole(request, context, 'administrator')
  const courseId = params.courseId ?? ''
  const now = new Date()
  const course = (await listDeskCourses(db, now)).find((one) => one.courseId === courseId) ?? notFound()
  const mayChange = await mayDecideForEverybody(administrator)
  const asked = new URL(request.url).searchParams
  return {
    title: course.title,
    mayChange,
    team: await listCourseTeam(db, courseId, now),
    candidates: mayChange ? await listTeamCandidates(db, now) : [],
    parts: courseParts,
    ending: asked.get('end'),
    done: (['added', 'ended'] as const).find((done) => done === asked.get('done')) ?? null,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const administrator = await requireRole(request, context, 'administrator')
  const courseId = params.courseId ?? ''
  const typed = await typedText(request, 'step', 'personId', 'part', 'reason')
  const { value, problems } = await parseForm(request, form)
  if (problems) return data({ problems, refusal: null as string | null, typed }, { status: 422 })

  const actor = actorOf(administrator)
  const now = new Date()
  const outcome =
    value.step === 'add'
      ? await addToCourseTeam(db, { ...value, courseId }, actor, now)
      : await endCoursePart(db, value, actor, now)
  if (outcome.kind !== 'refused') return redirect(`/admin/courses/${courseId}?done=${outcome.kind}`)
  if (outcome.reason === 'no-such-course') notFound()
  return data({ problems: null as FormProblem[] | null, refusal: outcome.reason, typed }, { status: 409 })
}

export default function CoursePage() {
  const { title, mayChange, team, parts, candidates, ending, done } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const leaver = team.find(({ memberId }) => memberId === ending) ?? null
  return (
    <Page
      heading={<Localised text={title} />}
      caption={<Message name="courses:heading" />}
      back={{ href: '/admin/courses', label: <Message name="courses:back" /> }}
      problems={rejected?.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      {done && !rejected && <Notice tone="good" role="status" heading={<Message name={`courses:done.${done}`} />} />}
      <TeamMembers team={team} mayChange={mayChange} leaver={leaver} rejected={rejected} />
      {!mayChange && (
        <p className="govuk-inset-text">
          <Message name="refusals:administrators-only" />
        </p>
      )}
      {mayChange && !leaver && <AddToTeam parts={parts} candidates={candidates} rejected={rejected} />}
    </Page>
  )
}
