import type { FileProblem } from '#app/domain/catalogue/syllabus.ts'
import { courseFileAddress, questionDeskAddress } from '#app/ui/training-addresses.ts'
import type { Language } from '#db/schema/people.ts'
import { type OpenBank, type Pool, problemsWithin } from './question-desk.ts'

export type ListedQuestion = {
  questionId: string
  pool: Pool
  stem: string
  objective: string | null
  critical: boolean
  languages: Language[]
  errors: number
  warnings: number
  href: string
}

/** The questions of a course's banks by pool and in the order of the files, as far as they are asked for, and banks that no form can show. */
export function listBankQuestions(
  courseId: string,
  banks: OpenBank[],
  problems: FileProblem[],
  { pool, objective, words, critical }: { pool: string; objective: string; words: string; critical: boolean },
): { questions: ListedQuestion[]; unreadable: { path: string; href: string }[] } {
  const sought = words.trim().toLowerCase()
  const questions = banks
    .filter((bank) => bank.language === 'en' && (pool === '' || bank.pool === pool))
    .flatMap((bank) =>
      (bank.placed ?? []).map((placed): ListedQuestion => {
        const { question } = placed
        const here = problemsWithin(problems, bank.path, bank.text, placed)
        return {
          questionId: question.name,
          pool: bank.pool,
          stem: question.stem.replace(/\s+/g, ' '),
          objective: question.objective,
          critical: question.critical,
          languages: banks
            .filter((other) => other.placed?.some((one) => one.question.name === question.name))
            .map(({ language }) => language),
          errors: here.filter(({ severity }) => severity === 'error').length,
          warnings: here.filter(({ severity }) => severity === 'warning').length,
          href: questionDeskAddress(courseId, question.name),
        }
      }),
    )
    .filter((question) => objective === '' || question.objective === objective)
    .filter((question) => !critical || question.critical)
    .filter(({ questionId, stem }) => sought === '' || `${questionId} ${stem}`.toLowerCase().includes(sought))
  const unreadable = banks.flatMap(({ placed, path }) =>
    placed ? [] : [{ path, href: courseFileAddress(courseId, path) }],
  )
  return { questions, unreadable }
}
