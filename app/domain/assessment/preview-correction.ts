import { eq, inArray } from 'drizzle-orm'
import { canonicalJson, sha256 } from '#app/domain/ledger/entry-hash.ts'
import { smallestGroup } from '#app/domain/statistics/smallest-group.ts'
import type { Database } from '#db/handle.ts'
import { people, units } from '#db/schema/index.ts'
import { findCorrections } from './find-corrections.ts'
import { findThinDraws, type ThinDraw } from './find-thin-draws.ts'
import { listAskedAttempts } from './list-asked-attempts.ts'
import { comesBack, type MarkedAnew, markAnew, passesNow } from './mark-anew.ts'

/** What correcting a key would do. Nobody is named: whoever corrects a question has no right to know how each person did. */
export type CorrectionPreview = {
  /** Papers handed in that asked the question. */
  asked: number
  /** Finals that would pass now; and quizzes and other papers. */
  finalsPassing: number
  othersPassing: number
  /** Passes that stand although the corrected key would not give them. */
  passesKept: number
  /** Failed finals, and updates with their pause, that are given back. */
  finalsBack: number
  units: { name: string; finalsPassing: number; finalsBack: number }[]
  /** What could no longer be drawn, or no longer without questions on a wrong fact. */
  thin: ThinDraw[]
  /** SHA-256 (hex) of all of it: what is applied must show it. */
  fingerprint: string
}

const attemptsAtATime = 100

/** Marks every paper that asked a question as if its key were this one, in pieces, and records nothing. */
export async function previewCorrection(
  db: Database,
  { questionVersionId, correctOptionId }: { questionVersionId: string; correctOptionId: string | null },
  at: Date,
): Promise<CorrectionPreview> {
  const corrections = new Map([...(await findCorrections(db)), [questionVersionId, correctOptionId]])
  const asked = await listAskedAttempts(db, questionVersionId)
  const sums = { finalsPassing: 0, othersPassing: 0, passesKept: 0, finalsBack: 0 }
  const concerned = new Map<string, { finalsPassing: number; finalsBack: number }>()
  for (let start = 0; start < asked.length; start += attemptsAtATime) {
    const piece = asked.slice(start, start + attemptsAtATime).map(({ id }) => id)
    for (const marked of await markAnew(db, piece, corrections)) count(marked)
    await new Promise(setImmediate)
  }
  const counted = { asked: asked.length, ...sums }
  const thin = await findThinDraws(db, at, questionVersionId)
  const ground = { questionVersionId, correctOptionId, corrections: Object.fromEntries(corrections), ...counted }
  return {
    ...counted,
    units: await sumByUnit(db, concerned),
    thin: thin.filter(({ holds, draw }) => holds < draw),
    fingerprint: sha256(canonicalJson(ground)),
  }

  function count(marked: MarkedAnew) {
    const { attempt, before, passed } = marked
    if (before.passed && !passed) sums.passesKept++
    if (passesNow(marked) && attempt.kind !== 'final') sums.othersPassing++
    const passes = passesNow(marked) && attempt.kind === 'final' ? 1 : 0
    const back = comesBack(marked) ? 1 : 0
    if (passes + back === 0) return
    sums.finalsPassing += passes
    sums.finalsBack += back
    const theirs = concerned.get(attempt.personId) ?? { finalsPassing: 0, finalsBack: 0 }
    concerned.set(attempt.personId, {
      finalsPassing: theirs.finalsPassing + passes,
      finalsBack: theirs.finalsBack + back,
    })
  }
}

async function sumByUnit(
  db: Database,
  concerned: ReadonlyMap<string, { finalsPassing: number; finalsBack: number }>,
): Promise<CorrectionPreview['units']> {
  const ids = [...concerned.keys()]
  const sums = new Map<string, CorrectionPreview['units'][number]>()
  for (let start = 0; start < ids.length; start += 500) {
    const rows = await db
      .select({ personId: people.id, unitId: units.id, name: units.name })
      .from(people)
      .innerJoin(units, eq(units.id, people.unitId))
      .where(inArray(people.id, ids.slice(start, start + 500)))
    for (const { personId, unitId, name } of rows) {
      const unit = sums.get(unitId) ?? { name, finalsPassing: 0, finalsBack: 0 }
      unit.finalsPassing += concerned.get(personId)?.finalsPassing ?? 0
      unit.finalsBack += concerned.get(personId)?.finalsBack ?? 0
      sums.set(unitId, unit)
    }
  }
  // One in a small unit is somebody whom everybody there knows.
  return [...sums.values()]
    .filter(({ finalsPassing, finalsBack }) => finalsPassing + finalsBack >= smallestGroup)
    .sort((one, other) => one.name.localeCompare(other.name))
}
