import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { reviewWords } from '#app/domain/translating/review-words.ts'
import { saveWords } from '#app/domain/translating/save-words.ts'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { RefusalNotice } from '#app/ui/refusal-notice.tsx'
import { translationDeskAddress, translationsAddress } from '#app/ui/training-addresses.ts'
import { Message } from '#app/ui/translation.tsx'
import { TranslationChoice } from '#app/ui/translation-choice.tsx'
import { TranslationForm } from '#app/ui/translation-form.tsx'
import { LooseWords, TranslationNotes } from '#app/ui/translation-notes.tsx'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { db } from '#app/web/database.ts'
import { type FormProblem, readForm } from '#app/web/forms.ts'
import { openTranslation, translationPage } from '#app/web/translation-desk.ts'
import { problemsOfWords, readWordsForm } from '#app/web/words-form.ts'

export const meta = pageTitle('translating:text.pageTitle')

const doings = ['saved', 'written', 'waiting', 'reviewed', 'nothing', 'brought-back'] as const

export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireCourseDesk(args)
  const { draft, translation, state } = await openTranslation(args, desk)
  const asked = new URL(args.request.url).searchParams.get('done')
  const done = doings.find((one) => one === asked) ?? null
  return { ...(await translationPage(desk, draft, translation, state)), done }
}

export async function action(args: ActionFunctionArgs) {
  const desk = await requireCourseDesk(args, 'author', 'reviewer', 'translator')
  const { translation, language, state } = await openTranslation(args, desk)
  const { courseId, actor, now } = desk
  const form = await readForm(args.request)
  const sent = readWordsForm(form)
  const typed = Object.fromEntries(sent.map(({ number, words }) => [number, words]))
  const none: FormProblem[] | null = null
  const text = { courseId, path: translation.path, language }

  const standing = new Map(translation.segments.map(({ key, translated }) => [key, translated?.words ?? '']))
  const isChanged = (one: (typeof sent)[number]) => one.confirms || one.words.trim() !== standing.get(one.key)
  const changed = sent.filter((one) => one.words !== '' || standing.get(one.key)).filter(isChanged)
  let done: string = 'nothing'
  if (changed.length > 0) {
    const outcome = await saveWords(db, { ...text, words: changed }, actor, now)
    if (outcome.kind === 'refused')
      return data({ problems: none, refusal: outcome.reason as string | null, typed }, { status: 409 })
    if (outcome.kind === 'problems')
      return data({ problems: problemsOfWords(sent, outcome.problems), refusal: null, typed }, { status: 422 })
    if (outcome.segments > 0 || outcome.file === 'written') done = outcome.file === 'unchanged' ? 'saved' : outcome.file
  }
  const reviewed = sent.filter((one) => one.reviews && !changed.includes(one))
  if (reviewed.length > 0) {
    const outcome = await reviewWords(db, { ...text, segments: reviewed }, actor, now)
    if (outcome.kind === 'refused')
      return data({ problems: none, refusal: outcome.reason as string | null, typed }, { status: 409 })
    if (outcome.kind === 'problems')
      return data({ problems: problemsOfWords(sent, outcome.problems), refusal: null, typed }, { status: 422 })
    if (changed.length === 0) done = 'reviewed'
  }
  const place = /^\d{1,4}$/.exec(String(form.get('from') ?? ''))?.[0]
  const address = `${translationDeskAddress(courseId, language, translation.path, state)}&done=${done}`
  return redirect(place ? `${address}#piece-${place}` : address)
}

export default function TranslationPage() {
  const page = useLoaderData<typeof loader>()
  const rejected = useActionData<typeof action>()
  const { courseId, path, language, title, done, counts, loose, problemsElsewhere } = page
  return (
    <Page
      wide
      heading={<span lang="en">{title}</span>}
      caption={<Message name={`translating:language.${language}`} />}
      back={{ href: translationsAddress(courseId), label: <Message name="translating:text.back" /> }}
      problems={rejected?.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      {done && !rejected && (
        <Notice
          tone={done === 'nothing' ? 'info' : 'good'}
          role="status"
          heading={<Message name={`translating:done.${done}`} values={{ count: counts.missing }} />}
        />
      )}
      <TranslationNotes language={language} path={path} courseId={courseId} counts={counts} />
      {problemsElsewhere.length > 0 && (
        <Notice tone="warn" heading={<Message name="translating:text.problems" />}>
          <ul className="govuk-list govuk-list--bullet" lang="en">
            {problemsElsewhere.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Notice>
      )}
      <LooseWords words={loose} language={language} />
      <TranslationChoice page={page} />
      <TranslationForm page={page} typed={rejected?.typed ?? null} problems={rejected?.problems ?? null} />
    </Page>
  )
}
