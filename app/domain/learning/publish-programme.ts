import { randomUUID } from 'node:crypto'
import { and, desc, eq, ne } from 'drizzle-orm'
import { sha256 } from '#app/domain/ledger/entry-hash.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import { administersEverything } from '#app/domain/people/administers-everything.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { type ProgrammeBody, platforms, programmes, programmeVersions } from '#db/schema/index.ts'
import { defaultPlatformId, defaultProgrammeId } from './default-programme.ts'

type Publication = {
  body: ProgrammeBody
  source: string
  /** Puts earlier certificates out of date: at once, or after `graceUntil`. */
  material: boolean
  graceUntil: Date | null
}

export type PublishProgrammeOutcome =
  | { kind: 'published' | 'unchanged'; versionId: string; number: number }
  | { kind: 'refused'; reason: 'administrators-only' | 'rules-of-another-programme' | 'grace-over' }

/** Publishes a programme's next version; the same source again changes nothing. The first one opens the default platform to it. */
export function publishProgramme(
  db: Database,
  publication: Publication,
  actor: Actor,
  at: Date,
): Promise<PublishProgrammeOutcome> {
  return inTransaction(db, async (tx) => {
    const { body, source, material, graceUntil } = publication
    if (!(await administersEverything(tx, actor, at))) return { kind: 'refused', reason: 'administrators-only' }
    if (!(await mayUseRules(tx, body))) return { kind: 'refused', reason: 'rules-of-another-programme' }
    if (graceUntil && graceUntil < at) return { kind: 'refused', reason: 'grace-over' }
    const contentHash = sha256(source)
    const [last] = await tx
      .select({
        id: programmeVersions.id,
        number: programmeVersions.number,
        contentHash: programmeVersions.contentHash,
      })
      .from(programmeVersions)
      .where(eq(programmeVersions.programmeId, body.id))
      .orderBy(desc(programmeVersions.number))
      .limit(1)
    if (last?.contentHash === contentHash) return { kind: 'unchanged', versionId: last.id, number: last.number }

    const versionId = randomUUID()
    const number = (last?.number ?? 0) + 1
    await tx.insert(programmeVersions).values({
      id: versionId,
      programmeId: body.id,
      number,
      contentHash,
      source,
      body,
      material,
      graceUntil: material ? graceUntil : null,
      publishedAt: at,
      publishedBy: actorIdOf(actor),
    })
    await makeCurrent(tx, body, versionId)
    const payload = { versionId, number, contentHash, material, graceUntil: graceUntil?.toISOString() ?? null }
    await recordEntry(tx, { action: 'programme.published', actor, subjectId: body.id, payload }, at)
    return { kind: 'published', versionId, number }
  })
}

/** Signatures belong to one programme: its rules never become another's, nor another document. */
async function mayUseRules(tx: Transaction, body: ProgrammeBody): Promise<boolean> {
  const [own] = await tx.select().from(programmes).where(eq(programmes.id, body.id))
  if (own && own.rulesId !== body.rules) return false
  const others = await tx
    .select({ id: programmes.id })
    .from(programmes)
    .where(and(eq(programmes.rulesId, body.rules), ne(programmes.id, body.id)))
  return others.length === 0
}

async function makeCurrent(tx: Transaction, body: ProgrammeBody, versionId: string): Promise<void> {
  await tx
    .insert(programmes)
    .values({ id: body.id, currentVersionId: versionId, rulesId: body.rules })
    .onConflictDoUpdate({ target: programmes.id, set: { currentVersionId: versionId } })
  if (body.id !== defaultProgrammeId) return
  await tx.insert(platforms).values({ id: defaultPlatformId, programmeId: body.id }).onConflictDoNothing()
}
