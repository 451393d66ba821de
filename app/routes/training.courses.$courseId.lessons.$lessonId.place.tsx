import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { draftFingerprint } from '#app/domain/authoring/draft-fingerprint.ts'
import { draftLessons, draftLessonTitle } from '#app/domain/authoring/draft-lessons.ts'
import { moveLesson } from '#app/domain/authoring/move-lesson.ts'
import { planLessonOrder } from '#app/domain/authoring/plan-lesson-order.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { courseDeskAddress } from '#app/ui/training-addresses.ts'
import { Message, useTranslation } from '#app/ui/translation.tsx'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { db } from '#app/web/database.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { openLessonDesk } from '#app/web/lesson-desk.ts'

export const meta = pageTitle('training:place.heading')

const moving = z.object({
  place: z.coerce.number('training:place.missing').int('training:place.missing').min(1, 'training:place.missing'),
  fingerprint: z.string('common:form.invalid'),
})

/** Without a place: the choice. With `?place=3`: what moving it there does. */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireCourseDesk(args, 'author')
  const { draft, lesson } = await openLessonDesk(desk, args.params.lessonId)
  const lessons = draftLessons(draft)
  const titleOf = (slug: string) => {
    const one = lessons.find((known) => known.slug === slug)
    return one ? draftLessonTitle(draft, one, args.context.language) : slug
  }
  const asked = Number(new URL(args.request.url).searchParams.get('place') ?? Number.NaN)
  const plan = planLessonOrder(draft.folder, lessons, { slug: lesson.slug, place: asked })
  return {
    courseId: desk.courseId,
    title: titleOf(lesson.slug),
    places: lessons.map(({ slug }, index) => ({
      place: index + 1,
      title: titleOf(slug),
      isThis: slug === lesson.slug,
    })),
    fingerprint: draftFingerprint(draft),
    preview: plan && {
      place: asked,
      order: plan.slugs.map(titleOf),
      renamings: plan.renamings.map(({ from, to }) => ({ from, to })),
      translated: plan.renamings.some(({ language }) => language !== 'en'),
    },
  }
}

export async function action(args: ActionFunctionArgs) {
  const desk = await requireCourseDesk(args, 'author')
  const { value, problems } = await parseForm(args.request, moving)
  if (problems) return data({ problems, refusal: null as string | null }, { status: 422 })
  const move = { courseId: desk.courseId, lessonId: args.params.lessonId ?? '', ...value }
  const outcome = await moveLesson(db, move, desk.actor, desk.now)
  if (outcome.kind === 'moved') return redirect(`${courseDeskAddress(desk.courseId)}?done=moved`)
  const none: FormProblem[] | null = null
  return data({ problems: none, refusal: outcome.reason as string | null }, { status: 409 })
}

export default function LessonPlacePage() {
  const { courseId, title, places, fingerprint, preview } = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const { t } = useTranslation()
  const others = places.filter(({ isThis }) => !isThis)
  return (
    <Page
      heading={<Message name="training:place.heading" />}
      caption={title}
      back={{ href: courseDeskAddress(courseId), label: <Message name="training:editor.back" /> }}
      problems={rejected?.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      {others.length === 0 ? (
        <p className="govuk-body">
          <Message name="training:place.only" />
        </p>
      ) : (
        <form method="get">
          <SelectField
            name="place"
            label="training:place.label"
            options={others.map(({ place, title: there }) => ({
              value: String(place),
              text: t('training:place.option', { place, title: there }),
            }))}
            defaultValue={preview ? String(preview.place) : undefined}
          />
          <button type="submit" className="govuk-button govuk-button--secondary">
            <Message name="training:place.preview" />
          </button>
        </form>
      )}
      {preview && (
        <section aria-labelledby="preview">
          <h2 className="govuk-heading-m" id="preview">
            <Message name="training:place.order" />
          </h2>
          <ol className="govuk-list govuk-list--number">
            {preview.order.map((name) => (
              <li key={name}>{name === title ? <strong>{name}</strong> : name}</li>
            ))}
          </ol>
          <p className="govuk-body">
            <Message name="training:place.renamed" values={{ count: preview.renamings.length }} />{' '}
            {preview.translated && <Message name="training:place.translated" />}
          </p>
          <ul className="govuk-list lisans-problems">
            {preview.renamings.map(({ from, to }) => (
              <li key={from}>
                <code>{from}</code> → <code>{to}</code>
              </li>
            ))}
          </ul>
          <form method="post">
            <input type="hidden" name="place" value={preview.place} />
            <input type="hidden" name="fingerprint" value={fingerprint} />
            <button type="submit" className="govuk-button" disabled={preview.renamings.length === 0}>
              <Message name="training:place.button" />
            </button>
          </form>
        </section>
      )}
    </Page>
  )
}
