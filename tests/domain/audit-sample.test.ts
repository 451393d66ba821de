import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { drawSample } from '#app/domain/audit/draw-sample.ts'
import { findSatPapers } from '#app/domain/audit/find-sat-papers.ts'
import { makeCertificateSample, type SampleWish } from '#app/domain/audit/make-certificate-sample.ts'
import type { Checkpoint } from '#app/domain/ledger/checkpoint.ts'
import { canonicalJson, payloadDigest, sha256 } from '#app/domain/ledger/entry-hash.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { certificates, ledgerEntries, ledgerPayloads } from '#db/schema/index.ts'
import { addTestProgramme } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'
import { learnerOf } from '#tests/support/learner.ts'
import { addTestOfficer, addTestPerson, addTestUnit, operator } from '#tests/support/people.ts'

const noon = new Date('2026-03-02T12:00:00.000Z')
const later = new Date('2026-03-05T12:00:00.000Z')
const checkpoint = { service: 'lisans', sequence: 1 } as unknown as Checkpoint

test('the same seed over the same certificates draws the same ones, in whatever order they come; another seed draws others', () => {
  const population = Array.from({ length: 500 }, (_, place) => ({ number: `N-${place}` }))
  const draw = (seed: string, from = population) => drawSample(from, { seed, count: 20 }).map(({ number }) => number)

  expect(draw('a')).toEqual(draw('a', population.toReversed()))
  expect(draw('a')).not.toEqual(draw('b'))
  expect(new Set(draw('a')).size).toBe(20)
  expect(drawSample(population.slice(0, 3), { seed: 'a', count: 20 })).toHaveLength(3)
  // Anybody can do it again: the first one drawn has the smallest lot.
  const lots = population.map(({ number }) => createHash('sha256').update(`a\n${number}`).digest('hex')).sort()
  expect(
    createHash('sha256')
      .update(`a\n${draw('a')[0]}`)
      .digest('hex'),
  ).toBe(lots[0])
})

test('a sample has the evidence of each certificate, can be verified by itself, and is entered in the ledger', async () => {
  const { db, make, files } = await certifiedHouse()

  const made = await make({ count: 2 })
  const again = await make({ count: 2 })
  const inside = files(made)

  expect(made.drawn).toHaveLength(2)
  expect(again.drawn).toEqual(made.drawn)
  expect(Object.keys(inside).sort()).toEqual(
    [
      'README.txt',
      'checkpoint.json',
      'index.csv',
      'sample.json',
      ...made.drawn.map((number) => `certificates/${number}.json`),
    ].sort(),
  )
  const evidence = JSON.parse(inside[`certificates/${made.drawn[0]}.json`] ?? '{}')
  const [paper] = evidence.papers
  const { attemptId, mark, digest } = paper
  // Once no final asks its questions any more, the same paper has its answers, and the digest is of them.
  const [whole] = await findSatPapers(db, attemptId, new Set())
  expect(whole?.answersKeptBack).toBe(0)
  expect(sha256(canonicalJson({ attemptId, paper: paper.paper, answers: whole?.answers, mark }))).toBe(digest)
  expect(evidence.lessons.length).toBeGreaterThan(0)
  const submitted = evidence.ledger.find(({ action }: { action: string }) => action === 'attempt.submitted')
  expect(submitted.said.payload.digest).toBe(digest)
  for (const entry of evidence.ledger) expect(payloadDigest(entry.said.salt, entry.said.payload)).toBe(entry.digest)
  expect(evidence.ledger.map(({ action }: { action: string }) => action)).toContain('certificate.awarded')
  const entries = await db.select().from(ledgerEntries).where(eq(ledgerEntries.action, 'certificate-sample.drawn'))
  const [said] = await db
    .select()
    .from(ledgerPayloads)
    .where(eq(ledgerPayloads.sequence, entries[0]?.sequence ?? 0))
  expect(said?.payload).toMatchObject({ seed: 'seed', count: 2, population: 3, drawn: made.drawn })
  expect(said?.payload.fileHash).toBe(createHash('sha256').update(made.bytes).digest('hex'))
})

test('neither keys nor answers of questions that a final still asks are told, of every version; of others they are', async () => {
  const { db, make, files } = await certifiedHouse()

  const made = await make({ count: 1 })
  const still = files(made)[`certificates/${made.drawn[0]}.json`] ?? ''
  expect(still).not.toContain('correctOptionId')
  expect(still).toContain('kept back')
  const [told] = JSON.parse(still).papers
  expect(told).toMatchObject({ answers: {}, answersKeptBack: told.paper.length })

  const [paper] = await findSatPapers(db, told.attemptId, new Set())
  expect(Object.keys(paper?.answers ?? {})).toHaveLength(told.paper.length)
  for (const question of paper?.questions ?? []) expect(question).toHaveProperty('correctOptionId')
})

test('a spreadsheet runs nothing of the index, whatever somebody is called', async () => {
  const { make, files } = await certifiedHouse('=HYPERLINK("http://evil")')

  expect(files(await make({ count: 3 }))['index.csv']).toContain(`"'=HYPERLINK(""http://evil"")"`)
})

test('it is drawn from what the auditor reaches, the unit and the days asked for; nothing to draw and too many are refused', async () => {
  const { db, tides, reefs, auditor, wish, make } = await certifiedHouse()
  const hr = await addTestOfficer(db, 'hr', tides)
  const draw = (some: Partial<SampleWish>, actor: Actor = operator) =>
    makeCertificateSample(db, { ...wish, ...some }, checkpoint, actor, later)
  const unit = (id: string) => ({ id, unitIds: [id] })

  expect((await make({ count: 200 })).population).toBe(3)
  expect(await draw({}, auditor.actor)).toMatchObject({ kind: 'made', population: 2 })
  expect(await draw({ unit: unit(reefs) })).toMatchObject({ kind: 'made', population: 1 })
  expect(await draw({ unit: unit(reefs) }, auditor.actor)).toEqual({ kind: 'refused', reason: 'nothing-to-draw' })
  expect(await draw({ from: later })).toEqual({ kind: 'refused', reason: 'nothing-to-draw' })
  expect(await draw({ until: later })).toMatchObject({ kind: 'made', population: 3 })
  expect(await draw({ count: 201 })).toEqual({ kind: 'refused', reason: 'sample-too-large' })
  expect(await draw({}, hr.actor)).toEqual({ kind: 'refused', reason: 'not-an-auditor' })
})

/** Two people certified in one ministry, one in another; an auditor of the first. */
async function certifiedHouse(name = 'Marie Adam') {
  const db = await emptyDatabase()
  const catalogue = await addTestProgramme(db)
  const tides = await addTestUnit(db)
  const reefs = await addTestUnit(db)
  for (const unitId of [tides, tides, reefs]) {
    const person = await addTestPerson(db, { unitId, name })
    await learnerOf(db, catalogue, person.id).becomeCertified(noon)
  }
  expect(await db.select().from(certificates)).toHaveLength(3)
  const wish: SampleWish = { seed: 'seed', count: 25, unit: null, from: null, until: null }
  const auditor = await addTestOfficer(db, 'auditor', tides)
  return { db, tides, reefs, auditor, wish, make, files }

  async function make(some: Partial<SampleWish>) {
    const made = await makeCertificateSample(db, { ...wish, ...some }, checkpoint, operator, later)
    if (made.kind === 'refused') throw new Error(made.reason)
    return made
  }

  function files({ bytes }: { bytes: Uint8Array }): Record<string, string> {
    return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]))
  }
}
