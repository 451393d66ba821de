import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { applyReturnedWords } from '#app/domain/translating/apply-returned-words.ts'
import type { ReturnPlan } from '#app/domain/translating/plan-returned-words.ts'
import { FileField } from '#app/ui/file-field.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { ReturnedSheet } from '#app/ui/returned-sheet.tsx'
import { returnedSheetAddress, translationDeskAddress } from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { db } from '#app/web/database.ts'
import { type FormProblem, fieldsOf, readForm } from '#app/web/forms.ts'
import { openSheet, readSentRows, sheetForm } from '#app/web/returned-sheet.ts'
import { openTranslation, titleOf } from '#app/web/translation-desk.ts'
import { uploadedFile } from '#app/web/uploaded-file.ts'
import { problemsOfWords } from '#app/web/words-form.ts'

export const meta = pageTitle('translating:returned.heading')

export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireCourseDesk(args, 'author', 'translator')
  const { translation, language } = await openTranslation(args, desk)
  return { courseId: desk.courseId, language, path: translation.path, title: titleOf(translation) }
}

type Answer = { problems: FormProblem[] | null; refusal: string | null; plan: ReturnPlan | null; name: string }

/** A file is only compared; what is taken over comes from the page that showed the comparison. */
export async function action(args: ActionFunctionArgs) {
  const desk = await requireCourseDesk(args, 'author', 'translator')
  const { translation, language } = await openTranslation(args, desk)
  const { courseId, actor, now } = desk
  const form = await readForm(args.request)
  const none: Answer = { problems: null, refusal: null, plan: null, name: '' }
  if (!form.has('apply')) {
    const file = await uploadedFile(form, 'sheet')
    const missing = [{ field: 'sheet', message: 'translating:returned.missingFile' }]
    if (!file) return data({ ...none, problems: missing }, { status: 422 })
    const opened = openSheet(file.bytes, courseId, translation)
    return data({ ...none, ...opened }, { status: opened.problems ? 422 : 200 })
  }
  const parsed = sheetForm.safeParse(fieldsOf(form))
  const rows = readSentRows(form)
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
    const name = String(form.get('name') ?? '').slice(0, 200)
    return data({ ...none, problems, plan: planAgain(rows, translation), name }, { status: 422 })
  }
  const { name, how } = parsed.data
  const text = { courseId, path: translation.path, language }
  const taken = rows.filter((row) => row.taken)
  const outcome = await applyReturnedWords(db, { ...text, rows: taken, name, reviewed: how === 'reviewed' }, actor, now)
  if (outcome.kind === 'refused') return data({ ...none, refusal: outcome.reason }, { status: 409 })
  if (outcome.kind === 'problems') {
    const problems = problemsOfWords(taken, outcome.problems).map((problem) => ({ ...problem, field: 'sheet' }))
    return data({ ...none, problems }, { status: 422 })
  }
  return redirect(`${translationDeskAddress(courseId, language, translation.path)}&done=brought-back`)
}

/** The rows as they were shown, for a form that came back: their file is gone by now. */
function planAgain(
  rows: ReturnType<typeof readSentRows>,
  { segments }: Awaited<ReturnType<typeof openTranslation>>['translation'],
): ReturnPlan {
  const planned = rows.flatMap(({ key, mark, words, number, englishSent }) => {
    const segment = segments.find((one) => one.key === key)
    if (!segment) return []
    const before = segment.translated?.words ?? ''
    const english = segment.words
    const known = { remark: '', changedMeanwhile: false, problem: null }
    return [{ key, mark, number, english, englishSent, before, after: words, ...known }]
  })
  const isSame = ({ before, after }: { before: string; after: string }) => before === after
  const changed = planned.filter((row) => !isSame(row))
  return { changed, same: planned.filter(isSame), missing: 0, unknown: [], doubled: [] }
}

export default function ReturnedSheetPage() {
  const { courseId, language, path, title } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const address = returnedSheetAddress(courseId, language, path)
  return (
    <Page
      wide
      heading={<Message name="translating:returned.heading" />}
      caption={<span lang="en">{title}</span>}
      back={{
        href: translationDeskAddress(courseId, language, path),
        label: <Message name={`translating:language.${language}`} />,
      }}
      problems={answered?.problems}
    >
      {answered?.refusal && <RefusalNotice reason={answered.refusal} />}
      {answered?.plan ? (
        <ReturnedSheet
          address={address}
          language={language}
          plan={answered.plan}
          problems={answered.problems}
          name={answered.name}
        />
      ) : (
        <form method="post" encType="multipart/form-data" action={address}>
          <p className="govuk-body">
            <Message name="translating:returned.explanation" />
          </p>
          <FileField
            name="sheet"
            label="translating:returned.file"
            hint="translating:returned.hint"
            accept=".docx"
            problems={answered?.problems}
          />
          <button type="submit" className="govuk-button">
            <Message name="translating:returned.preview" />
          </button>
        </form>
      )}
    </Page>
  )
}
