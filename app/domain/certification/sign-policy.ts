import { and, eq, max } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { type Language, people, policyCoverage, programmes, rulesRevisions, signatures } from '#db/schema/index.ts'
import { awardCertificateIfDue } from './award-certificate.ts'
import { findPolicy } from './find-policy.ts'
import { mailSignedCopy } from './mail-signed-copy.ts'
import { refreshStanding } from './refresh-standing.ts'

type Signing = {
  personId: string
  policyId: string
  rulesRevisionId: string
  language: Language
  /** Of the text the person had before them. */
  textHash: string
}

export type SignPolicyOutcome =
  | { kind: 'signed'; signatureId: string; certificateIds: string[] }
  | {
      kind: 'refused'
      reason: 'no-such-policy' | 'policy-withdrawn' | 'policy-not-yours' | 'text-changed' | 'already-signed' | 'left'
    }

/**
 * A person signs a policy that binds them, in one language and to the letter; the examination need not come first. If that was the last
 * thing missing, the certificate follows.
 */
export function signPolicy(db: Database, signing: Signing, at: Date): Promise<SignPolicyOutcome> {
  return inTransaction(db, async (tx) => {
    const { personId, policyId, rulesRevisionId, language, textHash } = signing
    const found = await findPolicy(tx, policyId)
    const [signer] = await tx.select().from(people).where(eq(people.id, personId))
    const live = found?.revisions.at(-1)
    if (!found || !live || !signer) return { kind: 'refused', reason: 'no-such-policy' }
    if (signer.activity === 'left') return { kind: 'refused', reason: 'left' }
    if (found.policy.withdrawnAt) return { kind: 'refused', reason: 'policy-withdrawn' }
    if (!(await binds(tx, policyId, signer.unitId))) return { kind: 'refused', reason: 'policy-not-yours' }
    const text = live.texts[language]
    // A newer revision went live while this one was on the screen.
    if (live.id !== rulesRevisionId || !text || text.hash !== textHash)
      return { kind: 'refused', reason: 'text-changed' }
    const needed = Math.max(...found.revisions.filter((one) => one.material).map((one) => one.number))
    if ((await findSignedNumber(tx, personId, policyId)) >= needed) return { kind: 'refused', reason: 'already-signed' }

    const signatureId = crypto.randomUUID()
    await tx.insert(signatures).values({ id: signatureId, personId, rulesRevisionId, language, textHash, signedAt: at })
    const actor = { kind: 'person', personId } as const
    const payload = { policyId, rulesRevisionId, number: live.number, language, textHash }
    await recordEntry(tx, { action: 'policy.signed', actor, subjectId: personId, payload }, at)
    const certificateIds = await awardEverywhere(tx, personId, at)
    await mailSignedCopy(tx, { signer, text, language, number: live.number }, at)
    return { kind: 'signed', signatureId, certificateIds }
  })
}

async function binds(tx: Transaction, policyId: string, unitId: string): Promise<boolean> {
  const rows = await tx
    .select()
    .from(policyCoverage)
    .where(and(eq(policyCoverage.policyId, policyId), eq(policyCoverage.unitId, unitId)))
  return rows.length > 0
}

/** The newest revision that this person signed; 0 for none. */
async function findSignedNumber(tx: Transaction, personId: string, policyId: string): Promise<number> {
  const [signed] = await tx
    .select({ number: max(rulesRevisions.number) })
    .from(signatures)
    .innerJoin(rulesRevisions, eq(rulesRevisions.id, signatures.rulesRevisionId))
    .where(and(eq(signatures.personId, personId), eq(rulesRevisions.rulesId, policyId)))
  return signed?.number ?? 0
}

/** A policy is no part of one programme: any certificate may have waited for it. */
async function awardEverywhere(tx: Transaction, personId: string, at: Date): Promise<string[]> {
  const awarded: string[] = []
  for (const { id: programmeId } of await tx.select({ id: programmes.id }).from(programmes)) {
    const certificateId = await awardCertificateIfDue(tx, { personId, programmeId }, at)
    if (certificateId === null) continue
    await refreshStanding(tx, personId, programmeId)
    awarded.push(certificateId)
  }
  return awarded
}
