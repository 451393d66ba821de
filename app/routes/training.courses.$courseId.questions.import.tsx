import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { writtenBytes } from '#app/domain/authoring/written-text.ts'
import type { ExchangedQuestion } from '#app/domain/questions/exchange/exchanged-question.ts'
import { saveBankTexts } from '#app/domain/questions/save-bank-texts.ts'
import { takeOverQuestions } from '#app/domain/questions/take-over-questions.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { QuestionFileForm } from '#app/ui/question-file-form.tsx'
import { QuestionImportPreview } from '#app/ui/question-import-preview.tsx'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { questionsAddress, questionTemplateAddress } from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { db } from '#app/web/database.ts'
import { readVersionToken } from '#app/web/draft-version.ts'
import { type FormProblem, readForm } from '#app/web/forms.ts'
import { openBanks, pools } from '#app/web/question-desk.ts'
import { importFormats, readCarried, readQuestionFile } from '#app/web/question-import.ts'
import { questionChoices } from '#app/web/question-page.ts'
import { openDraft } from '#app/web/text-desk.ts'

export const meta = pageTitle('questions:import.heading')

export async function loader(args: LoaderFunctionArgs) {
  const { courseId } = await requireCourseDesk(args, 'author')
  const { objectives } = await questionChoices(await openDraft({ courseId }))
  return { courseId, objectives, formats: importFormats }
}

type Answer = {
  problems: FormProblem[] | null
  refusal: string | null
  preview: {
    rows: {
      line: number
      title: string
      question: ExchangedQuestion | null
      notes: { what: string; about?: string }[]
    }[]
    pool: string
    objective: string
  } | null
}

/** A file that was sent is read and shown, and nothing is changed; what was shown and ticked is added to the draft. */
export async function action(args: ActionFunctionArgs) {
  const desk = await requireCourseDesk(args, 'author')
  const form = await readForm(args.request)
  const pool = pools.find((one) => one === form.get('pool')) ?? 'quiz'
  const objective = String(form.get('objective') ?? '').slice(0, 60)
  const answer: Answer = { problems: null, refusal: null, preview: null }
  if (form.get('step') === 'add') return addToDraft(desk, form, pool, objective)

  const file = form.get('file')
  const format = importFormats.find((one) => one === form.get('format'))
  if (!format)
    return data(
      { ...answer, problems: [{ field: 'format', message: 'questions:import.formatMissing' }] },
      { status: 422 },
    )
  const bytes = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
  const reading = await readQuestionFile(bytes, format)
  if (reading.kind === 'refused')
    return data(
      { ...answer, problems: [{ field: 'file', message: `questions:import.refused.${reading.reason}` }] },
      { status: 422 },
    )
  return data({ ...answer, preview: { rows: reading.questions, pool, objective } }, { status: 200 })
}

async function addToDraft(
  desk: Awaited<ReturnType<typeof requireCourseDesk>>,
  form: FormData,
  pool: (typeof pools)[number],
  objective: string,
) {
  const { courseId, actor, now } = desk
  const answer: Answer = { problems: null, refusal: null, preview: null }
  const found = readCarried(String(form.get('questions') ?? ''))
  if (!found) return data({ ...answer, refusal: 'import-unreadable' }, { status: 409 })
  const ticked = new Set(form.getAll('take').map(Number))
  const draft = await openDraft(desk)
  const banks = openBanks(draft)
  const bank = banks.find((one) => one.pool === pool && one.language === 'en')
  if (!bank?.placed) return data({ ...answer, refusal: 'bank-unreadable' }, { status: 409 })
  const { objectives, facts, letter } = await questionChoices(draft)
  if (!objectives.some(({ id }) => id === objective))
    return data({ ...answer, refusal: 'no-such-objective' }, { status: 409 })
  const known = banks.filter(({ language }) => language === 'en').flatMap(({ placed }) => placed ?? [])
  const { text, added } = takeOverQuestions(
    found.filter((_, place) => ticked.has(place)),
    {
      text: bank.text,
      known,
      letter,
      objective,
      objectives: objectives.map(({ id }) => id),
      facts: facts.map(({ id }) => id),
    },
  )
  if (added.length > 0) {
    const version = readVersionToken(bank.version)?.version ?? 0
    const outcome = await saveBankTexts(
      db,
      [{ courseId, path: bank.path, content: writtenBytes(text), version }],
      actor,
      now,
    )
    if (outcome.kind !== 'saved') {
      const refusal = outcome.kind === 'refused' ? outcome.reason : 'draft-changed-meanwhile'
      return data({ ...answer, refusal }, { status: 409 })
    }
  }
  return redirect(`${questionsAddress(courseId)}?done=imported&count=${added.length}&pool=${pool}`)
}

export default function QuestionImportPage() {
  const { courseId, objectives, formats } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Page
      wide
      heading={<Message name="questions:import.heading" />}
      back={{ href: questionsAddress(courseId), label: <Message name="questions:back" /> }}
      problems={answer?.problems}
    >
      {answer?.refusal && <RefusalNotice reason={answer.refusal} />}
      {answer?.preview ? (
        <QuestionImportPreview {...answer.preview} objectives={objectives} again="" />
      ) : (
        <QuestionFileForm
          template={questionTemplateAddress(courseId)}
          formats={formats}
          problems={answer?.problems ?? null}
        />
      )}
    </Page>
  )
}
