import { randomUUID } from 'node:crypto'
import { desc, eq } from 'drizzle-orm'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { type Actor, actorIdOf } from '#app/domain/people/actor.ts'
import type { Transaction } from '#db/handle.ts'
import {
  type ProgrammeBody,
  platforms,
  programmeRequirements,
  programmes,
  programmeVersions,
} from '#db/schema/index.ts'
import { completeBody } from './complete-body.ts'
import { defaultPlatformId, defaultProgrammeId } from './default-programme.ts'
import { everythingRequired, requirementProblem } from './requirement-graph.ts'
import { withdrawUpdatesOfDropped } from './withdraw-course-updates.ts'

type Version = {
  body: ProgrammeBody
  source: string
  contentHash: string
  material: boolean
  graceUntil: Date | null
  /** Written in the browser. */
  drafted: boolean
  reason: string | null
}

export type PublicationRefusal =
  | 'rules-of-another-programme'
  | 'grace-over'
  | 'no-such-required-programme'
  | 'requires-itself'

export type VersionPublished =
  | { kind: 'published' | 'unchanged'; versionId: string; number: number }
  | { kind: 'refused'; reason: PublicationRefusal }

/** Adds a programme's next version and makes it the current one, with its entry in the ledger, in the transaction of a command that asked who may. */
export async function publishVersion(
  tx: Transaction,
  version: Version,
  actor: Actor,
  at: Date,
): Promise<VersionPublished> {
  const { source, contentHash, material, graceUntil, drafted, reason } = version
  const body = completeBody(version.body)
  const refused = await refusal(tx, body, graceUntil, at)
  if (refused) return { kind: 'refused', reason: refused }
  const earlier = await listVersions(tx, body.id)
  const last = earlier[0]
  // An import is compared with the last one, or it would take back what was published in the browser since.
  const comparable = drafted ? null : earlier.find((one) => !one.drafted)
  if (last && comparable?.contentHash === contentHash)
    return { kind: 'unchanged', versionId: last.id, number: last.number }

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
    drafted,
    reason,
  })
  await makeCurrent(tx, body, versionId, at)
  const payload = { versionId, number, contentHash, material, graceUntil: graceUntil?.toISOString() ?? null, reason }
  await recordEntry(tx, { action: 'programme.published', actor, subjectId: body.id, payload }, at)
  return { kind: 'published', versionId, number }
}

function listVersions(tx: Transaction, programmeId: string) {
  return tx
    .select({
      id: programmeVersions.id,
      number: programmeVersions.number,
      contentHash: programmeVersions.contentHash,
      drafted: programmeVersions.drafted,
    })
    .from(programmeVersions)
    .where(eq(programmeVersions.programmeId, programmeId))
    .orderBy(desc(programmeVersions.number))
}

async function refusal(
  tx: Transaction,
  body: ProgrammeBody,
  graceUntil: Date | null,
  at: Date,
): Promise<PublicationRefusal | null> {
  // Signatures of a programme are those of its rules: with other rules everybody's would be gone.
  const [own] = await tx.select().from(programmes).where(eq(programmes.id, body.id))
  if (own && own.rulesId !== body.rules) return 'rules-of-another-programme'
  if (graceUntil && graceUntil < at) return 'grace-over'
  return requirementProblem(body, await currentRequirements(tx))
}

/** What each programme requires now, by its id. */
async function currentRequirements(tx: Transaction): Promise<Map<string, string[]>> {
  const current = await tx
    .select({ id: programmes.id, body: programmeVersions.body })
    .from(programmes)
    .innerJoin(programmeVersions, eq(programmeVersions.id, programmes.currentVersionId))
  return new Map(current.map(({ id, body }) => [id, completeBody(body).requires]))
}

async function makeCurrent(tx: Transaction, body: ProgrammeBody, versionId: string, at: Date): Promise<void> {
  await tx
    .insert(programmes)
    .values({ id: body.id, currentVersionId: versionId, rulesId: body.rules })
    .onConflictDoUpdate({ target: programmes.id, set: { currentVersionId: versionId } })
  await copyRequirements(tx)
  await withdrawUpdatesOfDropped(tx, { programmeId: body.id, modules: body.modules, at })
  if (body.id !== defaultProgrammeId) return
  await tx.insert(platforms).values({ id: defaultPlatformId, programmeId: body.id }).onConflictDoNothing()
}

/** All of them anew: what one programme requires reaches whatever requires it. */
async function copyRequirements(tx: Transaction): Promise<void> {
  const required = await currentRequirements(tx)
  await tx.delete(programmeRequirements)
  for (const programmeId of required.keys()) {
    const all = everythingRequired(programmeId, required)
    await tx
      .update(programmes)
      .set({ requiresOthers: all.length > 0 })
      .where(eq(programmes.id, programmeId))
    if (all.length > 0)
      await tx.insert(programmeRequirements).values(all.map((requiredId) => ({ programmeId, requiredId })))
  }
}
