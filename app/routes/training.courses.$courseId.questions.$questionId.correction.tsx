import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { correctQuestion } from '#app/domain/assessment/correct-question.ts'
import { writeCorrectedKey } from '#app/domain/authoring/write-corrected-key.ts'
import { LessonWords } from '#app/lesson-markup/activity-forms/activity-section.tsx'
import { CorrectionDone } from '#app/ui/correction-done.tsx'
import { CorrectionEffects } from '#app/ui/correction-preview.tsx'
import { CorrectionQuestion } from '#app/ui/correction-question.tsx'
import { NoteField } from '#app/ui/note-field.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { correctionAddress, questionsAddress } from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { useInstants } from '#app/ui/use-instants.ts'
import { config } from '#app/web/config.ts'
import { correctionDesk, noOption } from '#app/web/correction-desk.ts'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { db } from '#app/web/database.ts'
import { type FormProblem, parseForm } from '#app/web/forms.ts'
import { notFound } from '#app/web/refuse.ts'
import { typedText } from '#app/web/typed-text.ts'

export const meta = pageTitle('corrections:desk.heading')

const id = z.string().min(1).max(100)
const correction = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('correct'),
    version: id,
    option: id,
    concern: z
      .string()
      .max(100)
      .transform((given) => given || null),
    fingerprint: id,
    reason: z
      .string('refusals:correction-reason-missing')
      .trim()
      .min(1, 'refusals:correction-reason-missing')
      .max(1000, 'desk:field.noteTooLong'),
  }),
  z.object({ intent: z.literal('write'), version: id }),
])

export async function loader(args: LoaderFunctionArgs) {
  const { courseId, parts, now } = await requireCourseDesk(args, 'author', 'reviewer')
  const desk = await correctionDesk(args, { courseId, isAuthor: parts.includes('author') }, now)
  if (!desk) notFound()
  return desk
}

export async function action(args: ActionFunctionArgs) {
  const { courseId, actor, now } = await requireCourseDesk(args, 'author')
  const questionId = args.params.questionId ?? ''
  const typed = await typedText(args.request, 'reason')
  const { value, problems } = await parseForm(args.request, correction)
  if (problems) return data({ problems, refusal: null, typed }, { status: 422 })

  const { version: questionVersionId } = value
  const back = `${correctionAddress(courseId, questionId)}?version=${encodeURIComponent(questionVersionId)}`
  if (value.intent === 'correct') {
    const { option, concern: concernId, fingerprint, reason } = value
    const correctOptionId = option === noOption ? null : option
    const given = { courseId, questionVersionId, correctOptionId, reason, concernId, fingerprint }
    const outcome = await correctQuestion(db, { ...given, baseUrl: config.baseUrl }, actor, now)
    if (outcome.kind === 'refused') {
      if (outcome.reason === 'no-such-question') notFound()
      const none: FormProblem[] | null = null
      return data({ problems: none, refusal: outcome.reason, typed }, { status: 409 })
    }
  }
  await writeCorrectedKey(db, { courseId, questionVersionId }, actor, now)
  return redirect(back)
}

export default function CorrectionPage() {
  const desk = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const { day } = useInstants()
  const { courseId, questionId, question, versions, done, chosen, preview, isAuthor, questionVersionId, concernId } =
    desk
  return (
    <Page
      back={{ href: questionsAddress(courseId), label: <Message name="corrections:desk.back" /> }}
      caption={`${courseId}/${questionId}`}
      heading={<Message name="corrections:desk.heading" />}
      problems={rejected?.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      {done && <CorrectionDone {...done} {...{ courseId, questionId, questionVersionId, isAuthor }} />}
      {!done && (
        <p className="govuk-body">
          <Message name="corrections:desk.explanation" />
        </p>
      )}
      <h2 className="govuk-heading-m">
        <Message name="corrections:desk.asSeen" />
      </h2>
      <CorrectionQuestion {...question} />
      {versions.length > 1 && (
        <>
          <h2 className="govuk-heading-m">
            <Message name="corrections:versions.heading" />
          </h2>
          <p className="govuk-body">
            <Message name="corrections:versions.explanation" />
          </p>
          <ul className="govuk-list govuk-list--bullet">
            {versions.map(({ id: versionId, createdAt, current, corrected }) => (
              <li key={versionId}>
                {versionId === questionVersionId ? (
                  <strong>
                    <Message name="corrections:versions.of" values={{ at: day(createdAt) }} />
                  </strong>
                ) : (
                  <a className="govuk-link" href={`?version=${versionId}`}>
                    <Message name="corrections:versions.of" values={{ at: day(createdAt) }} />
                  </a>
                )}{' '}
                {current && <Message name="corrections:versions.current" />}{' '}
                {corrected && <Message name="corrections:versions.corrected" />}
              </li>
            ))}
          </ul>
        </>
      )}
      {!done && isAuthor && (
        <form method="get" action="#effects" noValidate>
          <input type="hidden" name="version" value={questionVersionId} />
          {concernId && <input type="hidden" name="concern" value={concernId} />}
          <RadioGroup
            name="option"
            legend={<Message name="corrections:desk.right" />}
            chosen={chosen}
            choices={[
              ...question.options
                .filter((option) => option.id !== question.keyOptionId)
                .map((option) => ({
                  value: option.id,
                  label: <LessonWords html={option.html} language={question.language} />,
                })),
              { value: desk.noOption, label: <Message name="corrections:desk.none" /> },
            ]}
          />
          <button type="submit" className="govuk-button govuk-button--secondary">
            <Message name="corrections:desk.preview" />
          </button>
        </form>
      )}
      {!done && !isAuthor && (
        <p className="govuk-inset-text">
          <Message name="corrections:desk.authorsOnly" />
        </p>
      )}
      {preview && chosen && (
        <section aria-labelledby="effects">
          <h2 className="govuk-heading-m" id="effects">
            <Message name="corrections:preview.heading" />
          </h2>
          <CorrectionEffects preview={preview} />
          <form method="post" noValidate>
            <input type="hidden" name="intent" value="correct" />
            <input type="hidden" name="version" value={questionVersionId} />
            <input type="hidden" name="option" value={chosen} />
            <input type="hidden" name="concern" value={concernId ?? ''} />
            <input type="hidden" name="fingerprint" value={preview.fingerprint} />
            <NoteField
              name="reason"
              label="corrections:desk.reason"
              hint="corrections:desk.reasonHint"
              typed={rejected?.typed.reason}
              problems={rejected?.problems}
            />
            <button type="submit" className="govuk-button govuk-button--warning">
              <Message name="corrections:desk.apply" />
            </button>
          </form>
        </section>
      )}
    </Page>
  )
}
