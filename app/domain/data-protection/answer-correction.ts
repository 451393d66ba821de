import { eq } from 'drizzle-orm'
import { correctHolderName } from '#app/domain/certification/correct-holder-name.ts'
import { type DecisionRefusal, decisionRefusal } from '#app/domain/certification/may-decide.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { queueMailTo } from '#app/domain/office/queue-mail-to.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import type { Translate } from '#app/locales/translator.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { type CorrectionOutcome, correctionRequests, people, type Role } from '#db/schema/index.ts'
import { correctDetail, type DetailRefusal, isCorrectedByAnswer } from './correct-detail.ts'

/** Whose it is to answer, over the people their role reaches. */
export const answersCorrections: [Role, ...Role[]] = ['hr', 'administrator']

type CorrectionAnswer = {
  requestId: string
  outcome: CorrectionOutcome
  /** What is to stand from now on, where it is corrected by answering. */
  standsNow: string
  /** What the person reads; needed where nothing is corrected. */
  words: string | null
  /** Of this service, for the link in the mail. */
  baseUrl: string
}

export type AnswerCorrectionOutcome =
  | { kind: 'answered' }
  | {
      kind: 'refused'
      reason: DecisionRefusal | DetailRefusal | 'no-such-request' | 'already-answered' | 'refusal-without-words'
    }

/**
 * HR corrects what a person said is wrong, or says why not. A name, job title or address is written anew in the same transaction, a name
 * on the certificates too; the person is told by mail that there is an answer, not which.
 */
export function answerCorrection(
  db: Database,
  answer: CorrectionAnswer,
  actor: Actor,
  at: Date,
): Promise<AnswerCorrectionOutcome> {
  return inTransaction(db, async (tx) => {
    const { requestId, outcome, standsNow, words, baseUrl } = answer
    const [request] = await tx.select().from(correctionRequests).where(eq(correctionRequests.id, requestId))
    if (!request) return { kind: 'refused', reason: 'no-such-request' }
    const { personId, thing } = request
    const reason = await decisionRefusal(tx, actor, answersCorrections, personId, at)
    if (reason) return { kind: 'refused', reason }
    if (request.answeredAt) return { kind: 'refused', reason: 'already-answered' }
    if (outcome === 'refused' && !words) return { kind: 'refused', reason: 'refusal-without-words' }
    const before = await findAddress(tx, personId)
    if (outcome === 'corrected' && isCorrectedByAnswer(thing)) {
      const refusal = await correctDetail(tx, { personId, thing, written: standsNow }, actor, at)
      if (refusal) return { kind: 'refused', reason: refusal }
    }

    await tx
      .update(correctionRequests)
      .set({ outcome, answer: words, answeredBy: actorIdOf(actor), answeredAt: at })
      .where(eq(correctionRequests.id, requestId))
    const renamed = outcome === 'corrected' && thing === 'name' ? await correctHolderName(tx, personId) : []
    const payload = { requestId, thing, outcome, ...(renamed.length > 0 && { certificates: renamed }) }
    await recordEntry(tx, { action: 'correction.answered', actor, subjectId: personId, payload }, at)
    await queueMailTo(tx, { personId }, answerMail(`${baseUrl}/account/my-data`), at)
    if (thing === 'email' && before && before !== (await findAddress(tx, personId))) {
      // Whoever sat down at an open session must not take the account over unseen.
      await queueMailTo(tx, { personId, address: before }, addressChangedMail, at)
    }
    return { kind: 'answered' }
  })
}

function answerMail(link: string) {
  return (t: Translate, name: string) => ({
    subject: t('correction-request:mail.subject'),
    body: t('correction-request:mail.body', { name, link }),
  })
}

function addressChangedMail(t: Translate, name: string) {
  return {
    subject: t('correction-request:mail.changedSubject'),
    body: t('correction-request:mail.changedBody', { name }),
  }
}

async function findAddress(tx: Transaction, personId: string): Promise<string | null> {
  const [person] = await tx.select({ email: people.email }).from(people).where(eq(people.id, personId))
  return person?.email ?? null
}
