import { languages } from '#app/lesson-markup/language.ts'
import type { LegalFactRecord } from '#app/lesson-markup/legal-facts.ts'
import type { CompiledCourse } from '../compile-syllabus.ts'
import type { FileProblem } from '../syllabus.ts'
import { errorIn, warningIn } from './file-problem.ts'
import { checkKeyLengths, checkKeyShares } from './length-cue.ts'
import { checkNearDuplicates } from './near-duplicates.ts'
import { bankQuestions, type PlacedQuestion, practiceQuestions } from './placed-question.ts'
import { textOfHtml } from './text-of-html.ts'

const smallestPool = 16

/** The rules of question writing, for the banks of a course and, where they hold there too, for its practice questions. */
export function checkBanks(course: CompiledCourse, legalFacts: readonly LegalFactRecord[]): FileProblem[] {
  const examined = bankQuestions(course)
  const practised = practiceQuestions(course)
  const pools = [...new Set(examined.map(({ question }) => question.pool))]
  return [
    ...examined.flatMap((placed) => checkExamined(placed, course, legalFacts)),
    ...[...examined, ...practised].flatMap(checkWording),
    ...checkKeyLengths([...examined, ...practised]),
    ...pools.flatMap((pool) => checkPool(examined.filter(({ question }) => question.pool === pool))),
    ...checkNearDuplicates([...practised, ...examined]),
    ...checkTranslatedLengths(course),
  ]
}

/** Words grow and shrink in translation; what is an error in English is a warning there. */
function checkTranslatedLengths(course: CompiledCourse): FileProblem[] {
  return languages
    .filter((language) => language !== 'en')
    .flatMap((language) => {
      const placed = bankQuestions(course, language)
      const pools = [...new Set(placed.map(({ question }) => question.pool))]
      const shares = pools.flatMap((pool) => checkKeyShares(placed.filter(({ question }) => question.pool === pool)))
      return [...checkKeyLengths(placed), ...shares].map((problem) => ({ ...problem, severity: 'warning' as const }))
    })
}

function checkPool(pool: PlacedQuestion[]): FileProblem[] {
  const [first] = pool
  const small = first && pool.length < smallestPool
  return [
    ...checkKeyShares(pool),
    ...(small
      ? [
          errorIn(
            first.file,
            1,
            'small-pool',
            `This bank has ${pool.length} questions; at least ${smallestPool} are needed.`,
          ),
        ]
      : []),
  ]
}

function checkExamined(
  { question, file, line }: PlacedQuestion,
  course: CompiledCourse,
  legalFacts: readonly LegalFactRecord[],
) {
  const problems: FileProblem[] = []
  const report = (rule: string, message: string) =>
    problems.push(errorIn(file, line, rule, `Question “${question.id}” ${message}`))
  const { description } = course.source
  if (question.selection !== 'single' || question.options.length !== 3) {
    report('three-options', 'must have exactly three options, one of them right: more options do not examine better.')
  }
  if (question.objective === null) report('missing-objective', 'needs an objective.')
  else if (!description.objectives.some(({ id }) => id === question.objective)) {
    report('unknown-objective', `names the objective “${question.objective}”, which ${description.id} does not have.`)
  }
  if (question.difficulty === null) report('missing-difficulty', 'needs difficulty="1", "2" or "3".')
  const prefix = `${description.letter ?? description.id.charAt(0)}-`
  if (!question.id.startsWith(prefix)) report('question-id', `must have an id that begins with “${prefix}”.`)
  if (question.fact !== null) checkFact(question.fact, question.critical, legalFacts, report)
  return problems
}

function checkFact(
  id: string,
  critical: boolean,
  legalFacts: readonly LegalFactRecord[],
  report: (rule: string, message: string) => void,
) {
  const fact = legalFacts.find((known) => known.id === id)
  if (!fact) report('unknown-legal-fact', `examines “${id}”, which the register of legal facts does not have.`)
  else if (fact.state === 'pending')
    report('pending-fact', `examines “${id}”, which is pending: nobody may fail on what is not confirmed.`)
  else if (fact.state === 'reported' && critical) {
    report('reported-critical', `is critical and examines “${id}”, which is known second-hand only.`)
  }
}

const shouted = /\b(?:NOT|EXCEPT)\b/
const negative =
  /\b(?:which|what|who|where|when)\b[^?]*\b(?:(?:is|are|does|do|should|must|may|can|would) (?:\w+ )?not|(?:isn|aren|doesn|don|shouldn|mustn|can|wouldn)['’]t|cannot|never)\b[^?]*\?|\bexcept\b[^?]*\?/i
const catchAll = /\b(?:all|none|both|neither) of (?:the above|these|them)\b|\b(?:all|none) are (?:right|correct)\b/i

function checkWording({ question, file, line }: PlacedQuestion): FileProblem[] {
  const problems: FileProblem[] = []
  const examined = question.pool !== 'practice'
  const lastQuestion = question.stemText.split(/(?<=[.!?])\s+/).at(-1) ?? ''
  if (shouted.test(lastQuestion) || negative.test(lastQuestion)) {
    const message = `Question “${question.id}” asks for what is not so. Ask what is: readers overlook a negation.`
    problems.push(
      examined ? errorIn(file, line, 'negative-stem', message) : warningIn(file, line, 'negative-stem', message),
    )
  }
  if (question.options.some(({ optionHtml }) => catchAll.test(textOfHtml(optionHtml)))) {
    problems.push(
      errorIn(
        file,
        line,
        'catch-all',
        `Question “${question.id}” offers “all” or “none” of the options: learners then need not judge each.`,
      ),
    )
  }
  if (examined && !question.stemText.trimEnd().endsWith('?')) {
    problems.push(warningIn(file, line, 'no-question', `Question “${question.id}” does not end with a question mark.`))
  }
  return problems
}
