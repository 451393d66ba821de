import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { type Language, people, programmes, type RulesText, rulesRevisions, signatures } from '#db/schema/index.ts'
import { awardCertificateIfDue } from './award-certificate.ts'
import { findSituation, type Situation } from './find-situation.ts'
import { mailSignedCopy } from './mail-signed-copy.ts'
import { refreshStanding } from './refresh-standing.ts'
import { signingRefusal } from './signing-refusal.ts'

type Signing = {
  personId: string
  programmeId: string
  rulesRevisionId: string
  language: Language
  /** Of the text the person had before them. */
  textHash: string
}

export type SignRulesOutcome =
  | { kind: 'signed'; certificateId: string | null }
  | {
      kind: 'refused'
      reason: 'no-such-rules' | 'not-live' | 'text-changed' | 'final-first' | 'already-signed' | 'left' | 'revoked'
    }

/** A person signs the rules, in one language and to the letter. If that was the last thing missing, the certificate follows. */
export function signRules(db: Database, signing: Signing, at: Date): Promise<SignRulesOutcome> {
  return inTransaction(db, async (tx) => {
    const { personId, programmeId, rulesRevisionId, language, textHash } = signing
    const situation = await findSituation(tx, signing, at)
    const text = await findText(tx, signing)
    if (!situation || !text) return { kind: 'refused', reason: 'no-such-rules' }
    const reason = refusal(situation, signing, text, at)
    if (reason) return { kind: 'refused', reason }

    await tx
      .insert(signatures)
      .values({ id: randomUUID(), personId, rulesRevisionId, language, textHash, signedAt: at })
    const actor = { kind: 'person', personId } as const
    const payload = { rulesRevisionId, language, textHash }
    await recordEntry(tx, { action: 'rules.signed', actor, subjectId: personId, payload }, at)
    const certificateId = await awardCertificateIfDue(tx, { personId, programmeId }, at)
    await refreshStanding(tx, personId, programmeId)
    await countElsewhere(tx, signing, situation.version.body.rules, at)
    const [signer] = await tx.select().from(people).where(eq(people.id, personId))
    const { number } = situation.programme.rules.find((revision) => revision.id === rulesRevisionId) as {
      number: number
    }
    if (signer) await mailSignedCopy(tx, { signer, text, language, number }, at)
    return { kind: 'signed', certificateId }
  })
}

function refusal(
  { standing, programme, cycle }: Situation,
  { rulesRevisionId, textHash }: Signing,
  text: RulesText,
  at: Date,
): Extract<SignRulesOutcome, { kind: 'refused' }>['reason'] | null {
  if (standing.state === 'left' || standing.state === 'revoked') return standing.state
  const live = programme.rules.at(-1)
  if (!programme.rules.some((revision) => revision.id === rulesRevisionId)) return 'not-live'
  // A newer revision went live while this one was on the screen.
  if (live?.id !== rulesRevisionId || text.hash !== textHash) return 'text-changed'
  const reason = signingRefusal(cycle, at)
  // A certificate that a lapsed requirement held up is brought on by signing once more.
  const asked = reason === 'already-signed' && standing.remaining.some((step) => step.kind === 'sign')
  return asked ? null : reason
}

/** A signature counts in every programme that asks for these rules. */
async function countElsewhere(tx: Transaction, signing: Signing, rulesId: string, at: Date): Promise<void> {
  const { personId } = signing
  const sharing = await tx.select({ id: programmes.id }).from(programmes).where(eq(programmes.rulesId, rulesId))
  for (const { id: programmeId } of sharing) {
    if (programmeId === signing.programmeId) continue
    await awardCertificateIfDue(tx, { personId, programmeId }, at)
    await refreshStanding(tx, personId, programmeId)
  }
}

async function findText(tx: Transaction, { rulesRevisionId, language }: Signing): Promise<RulesText | null> {
  const [revision] = await tx
    .select({ texts: rulesRevisions.texts })
    .from(rulesRevisions)
    .where(eq(rulesRevisions.id, rulesRevisionId))
  return revision?.texts[language] ?? null
}
