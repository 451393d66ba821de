import { createHash } from 'node:crypto'
import type { Checkpoint } from '#app/domain/ledger/checkpoint.ts'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { writeCsv } from '#app/domain/outside-files/write-csv.ts'
import { writeZip } from '#app/domain/outside-files/write-zip.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { type AuditReach, findAuditReach, reachWithin } from './audit-reach.ts'
import { drawSample, largestSample } from './draw-sample.ts'
import { type CertificateEvidence, findCertificateEvidence } from './find-certificate-evidence.ts'
import { findLiveQuestions } from './find-live-questions.ts'
import { listCertificatePopulation } from './list-certificate-population.ts'
import { mayAudit } from './may-audit.ts'
import { sampleExplanation } from './sample-explanation.ts'

export type SampleWish = {
  seed: string
  count: number
  /** Null for everybody that the actor reaches; else a unit with everything below it. */
  unit: { id: string; unitIds: string[] } | null
  from: Date | null
  until: Date | null
}

export type SampleOutcome =
  | { kind: 'made'; bytes: Uint8Array<ArrayBuffer>; hash: string; drawn: string[]; population: number }
  | { kind: 'refused'; reason: 'not-an-auditor' | 'nothing-to-draw' | 'sample-too-large' }

const headings = ['place', 'number', 'holder', 'staff number', 'unit', 'issued', 'valid until', 'mark %', 'file']

/**
 * Draws certificates by a seed and packs them, each with its evidence, into one file with an index and a signed checkpoint. Who drew what,
 * and the file's SHA-256, is entered in the ledger. The same wish over the same certificates draws the same ones.
 */
export async function makeCertificateSample(
  db: Database,
  wish: SampleWish,
  checkpoint: Checkpoint,
  actor: Actor,
  at: Date,
): Promise<SampleOutcome> {
  const { seed, count, unit, from, until } = wish
  if (count < 1 || count > largestSample) return { kind: 'refused', reason: 'sample-too-large' }
  if (!(await mayAudit(db, actor, at))) return { kind: 'refused', reason: 'not-an-auditor' }
  const reach: AuditReach = actor.kind === 'person' ? await findAuditReach(db, actor.personId, at) : 'all'
  const unitIds = unit ? reachWithin(reach, unit.unitIds) : reach
  const population = await listCertificatePopulation(db, { unitIds, from, until })
  const sample = drawSample(population, { seed, count })
  if (sample.length === 0) return { kind: 'refused', reason: 'nothing-to-draw' }
  const evidence = await gather(db, sample, at)
  const drawn = sample.map(({ number }) => number)
  const facts = {
    seed,
    asked: count,
    population: population.length,
    unitId: unit?.id ?? null,
    from,
    until,
    drawnAt: at,
  }
  const bytes = writeZip(await filesOf(evidence, checkpoint, facts))
  const hash = createHash('sha256').update(bytes).digest('hex')
  return inTransaction(db, async (tx) => {
    const days = { from: from?.toISOString() ?? null, until: until?.toISOString() ?? null }
    const payload = {
      seed,
      count,
      population: population.length,
      unitId: unit?.id ?? null,
      ...days,
      drawn,
      fileHash: hash,
    }
    await recordEntry(tx, { action: 'certificate-sample.drawn', actor, subjectId: 'certificates', payload }, at)
    return { kind: 'made', bytes, hash, drawn, population: population.length }
  })
}

async function gather(db: Database, sample: { id: string }[], at: Date): Promise<CertificateEvidence[]> {
  const live = await findLiveQuestions(db, at)
  const gathered: CertificateEvidence[] = []
  for (const { id } of sample) {
    const evidence = await findCertificateEvidence(db, id, live)
    if (evidence) gathered.push(evidence)
    await new Promise(setImmediate)
  }
  return gathered
}

async function filesOf(
  evidence: CertificateEvidence[],
  checkpoint: Checkpoint,
  facts: Record<string, unknown>,
): Promise<Map<string, Uint8Array>> {
  const encoder = new TextEncoder()
  const json = (value: unknown) => encoder.encode(`${JSON.stringify(value, null, 2)}\n`)
  return new Map([
    ['README.txt', encoder.encode(sampleExplanation)],
    ['sample.json', json(facts)],
    ['checkpoint.json', json(checkpoint)],
    ['index.csv', await indexOf(evidence)],
    ...evidence.map((one) => [fileOf(one), json(one)] as const),
  ])
}

function fileOf({ certificate }: CertificateEvidence): string {
  return `certificates/${certificate.number}.json`
}

async function indexOf(evidence: CertificateEvidence[]): Promise<Uint8Array> {
  const rows = evidence.map((one, place) => [
    String(place + 1),
    one.certificate.number,
    one.certificate.holderName,
    one.holder?.staffNumbers.join(' ') ?? '',
    one.holder?.unit ?? '',
    one.certificate.issuedAt.toISOString(),
    one.certificate.validUntil.toISOString(),
    String(one.papers.at(-1)?.mark?.scorePercent ?? ''),
    fileOf(one),
  ])
  const pieces: Uint8Array[] = []
  for await (const piece of writeCsv({ headings, rows: inOnePiece(rows) })) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function* inOnePiece(rows: string[][]): AsyncGenerator<string[][]> {
  yield rows
}
