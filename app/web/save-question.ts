import { data, redirect } from '@remix-run/node'
import type { Draft } from '#app/domain/authoring/find-draft.ts'
import { writtenBytes } from '#app/domain/authoring/written-text.ts'
import { saveBankTexts } from '#app/domain/questions/save-bank-texts.ts'
import { questionDeskAddress, setAsideAddress } from '#app/ui/training-addresses.ts'
import type { CourseDesk } from './course-desk.ts'
import { db } from './database.ts'
import { type ShownProblem, shownProblem } from './examine-text.ts'
import type { FormProblem } from './forms.ts'
import { checkBankTexts, openBanks, problemsOf } from './question-desk.ts'
import { problemsOfFields, type QuestionFields, textsWith } from './question-form.ts'

/** What came back of a form that could not be saved as it is, or that was only to be checked. */
export type QuestionAnswer = {
  fields: QuestionFields
  problems: FormProblem[] | null
  wrong: ShownProblem[]
  refusal: string | null
  checked: boolean
}

/** The rules whose breach keeps a bank from being read at all. */
const unread = new Set(['markup', 'code', 'unreadable', 'raw-html', 'bank-contents'])

/** What the checks say of a question as it is typed, as far as it can be written down at all. */
export async function checkQuestion(draft: Draft, fields: QuestionFields): Promise<ShownProblem[]> {
  const texts = textsWith(fields, openBanks(draft))
  const problems = await checkBankTexts(draft, new Map(texts.map(({ bank, text }) => [bank.path, text])))
  return texts.flatMap(({ bank, text }) => {
    const here = problemsOf(problems, bank.path, text, fields.name)
    // As long as another question of the bank cannot be read, nothing can be said of this one.
    const others = here.length > 0 ? [] : problems.filter(({ file, rule }) => file === bank.path && unread.has(rule))
    return [...here, ...others].map(shownProblem)
  })
}

/** The answer to a form for a question that no form can write back whole. */
export function asTextOnly(fields: QuestionFields) {
  const answer: QuestionAnswer = { fields, problems: null, wrong: [], refusal: 'question-as-text', checked: false }
  return data(answer, { status: 409 })
}

/**
 * Saves what the form says into the banks it concerns and leads back to the question. A draft may be faulty, so that what the checks say
 * is shown and does not stop it; what cannot be written down at all does.
 */
export async function saveQuestion(desk: CourseDesk, draft: Draft, fields: QuestionFields, onlyCheck: boolean) {
  const problems = problemsOfFields(fields)
  const answer: QuestionAnswer = { fields, problems: null, wrong: [], refusal: null, checked: onlyCheck }
  if (problems.length > 0) return data({ ...answer, problems }, { status: 422 })
  if (onlyCheck) return data({ ...answer, wrong: await checkQuestion(draft, fields) }, { status: 200 })

  const { courseId, actor, now } = desk
  const banks = openBanks(draft)
  if (banks.some(({ pool, language, placed }) => pool === fields.pool && language === 'en' && !placed))
    return data({ ...answer, refusal: 'bank-unreadable' }, { status: 409 })
  const saves = textsWith(fields, banks).map(({ bank, text, version, seen }) => ({
    courseId,
    path: bank.path,
    content: writtenBytes(text),
    version,
    seen,
  }))
  const outcome = await saveBankTexts(db, saves, actor, now)
  if (outcome.kind === 'refused') return data({ ...answer, refusal: outcome.reason }, { status: 409 })
  if (outcome.kind === 'conflict')
    return outcome.setAsideId
      ? redirect(setAsideAddress(courseId, outcome.setAsideId))
      : data({ ...answer, refusal: 'draft-changed-meanwhile' }, { status: 409 })
  return redirect(`${questionDeskAddress(courseId, fields.name)}?done=saved`)
}
