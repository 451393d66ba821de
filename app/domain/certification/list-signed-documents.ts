import { and, desc, eq } from 'drizzle-orm'
import type { Database } from '#db/handle.ts'
import { type Language, policies, type RulesText, rulesRevisions, signatures } from '#db/schema/index.ts'

export type SignedDocument = {
  signatureId: string
  kind: 'rules' | 'policy' | 'annex'
  /** Of the revision. */
  number: number
  language: Language
  signedAt: Date
  /** To the letter what was signed. Null where its hash is not that of the signature, which would be a falsified record. */
  text: RulesText | null
}

/** Everything that a person ever signed, the newest first, with its exact text. */
export async function listSignedDocuments(db: Database, personId: string): Promise<SignedDocument[]> {
  const rows = await selectSigned(db).where(eq(signatures.personId, personId)).orderBy(desc(signatures.signedAt))
  return rows.map(asDocument)
}

/** One thing that this person signed; null when there is none, or it is somebody else's. */
export async function findSignedDocument(
  db: Database,
  { personId, signatureId }: { personId: string; signatureId: string },
): Promise<SignedDocument | null> {
  const [row] = await selectSigned(db).where(and(eq(signatures.id, signatureId), eq(signatures.personId, personId)))
  return row ? asDocument(row) : null
}

function selectSigned(db: Database) {
  return db
    .select({
      signatureId: signatures.id,
      language: signatures.language,
      textHash: signatures.textHash,
      signedAt: signatures.signedAt,
      number: rulesRevisions.number,
      texts: rulesRevisions.texts,
      kind: policies.kind,
    })
    .from(signatures)
    .innerJoin(rulesRevisions, eq(rulesRevisions.id, signatures.rulesRevisionId))
    .leftJoin(policies, eq(policies.id, rulesRevisions.rulesId))
}

function asDocument(row: Awaited<ReturnType<typeof selectSigned>>[number]): SignedDocument {
  const { signatureId, language, textHash, signedAt, number, texts, kind } = row
  const text = texts[language]
  const document = { signatureId, kind: kind ?? ('rules' as const), number, language, signedAt }
  return { ...document, text: text && text.hash === textHash ? text : null }
}
