// Several people take quizzes at once, for ever. A line is written for everything that Lisans has acknowledged.
import { findAttempt } from '#app/domain/assessment/find-attempt.ts'
import { saveAnswer } from '#app/domain/assessment/save-answer.ts'
import { startAttempt } from '#app/domain/assessment/start-attempt.ts'
import { submitAttempt } from '#app/domain/assessment/submit-attempt.ts'
import { openSqlite } from '#db/open-sqlite.ts'

const [file = '', programmeId = '', part = '', ...personIds] = process.argv.slice(2)
const { db } = openSqlite(file)

await Promise.all(personIds.map(sitForEver))

async function sitForEver(personId: string): Promise<void> {
  for (;;) {
    const question = { personId, programmeId, kind: 'quiz', part, language: 'en', honestyAccepted: true } as const
    const started = await startAttempt(db, question, new Date())
    if (started.kind === 'refused') throw new Error(started.reason)
    const { attemptId } = started
    acknowledge('started', attemptId)
    const attempt = await findAttempt(db, { personId, attemptId })
    for (const { questionVersionId } of attempt?.items ?? []) {
      const answer = { personId, attemptId, questionVersionId, optionId: 'a' }
      const saved = await saveAnswer(db, answer, new Date())
      if (saved.kind === 'saved') acknowledge('saved', attemptId, questionVersionId)
    }
    const submitted = await submitAttempt(db, { personId, attemptId }, new Date())
    if (submitted.kind === 'refused') throw new Error(submitted.reason)
    acknowledge('submitted', attemptId, String(submitted.passed))
  }
}

/** Writing to a pipe is done when this returns: what is said here was acknowledged before the process could be killed. */
function acknowledge(...words: string[]): void {
  process.stdout.write(`${words.join(' ')}\n`)
}
