import { type StartAttemptOutcome, startAttempt } from '#app/domain/assessment/start-attempt.ts'
import { admitSignIn, forgiveSignIn } from '#app/domain/sign-in/admit-sign-in.ts'
import { db } from './database.ts'

type Start = Parameters<typeof startAttempt>[1]

/**
 * Begins a final, with the invigilator's code where one was typed: wrong codes slow the next try down as wrong passwords do, so that
 * nobody guesses one while it lasts. A try that was not about a wrong code costs nothing.
 */
export async function startSupervised(
  start: Start,
  address: string,
  now: Date,
): Promise<StartAttemptOutcome | { kind: 'wait'; retryAt: Date; now: Date }> {
  if (!start.supervisionCode) return startAttempt(db, start, now)
  const admitted = await admitSignIn(db, { identifier: `supervision ${start.personId}`, address }, now)
  if (admitted.kind === 'refused') return { kind: 'wait', retryAt: admitted.retryAt, now }
  const outcome = await startAttempt(db, start, now)
  const guessed = outcome.kind === 'refused' && outcome.reason === 'supervision-code-wrong'
  if (!guessed) await forgiveSignIn(db, admitted)
  return outcome
}
