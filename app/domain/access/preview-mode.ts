import { sha256 } from '#app/domain/ledger/entry-hash.ts'
import { unitsBelow } from '#app/domain/people/unit-tree.ts'
import type { Database } from '#db/handle.ts'
import type { PlatformMode } from '#db/schema/index.ts'
import { countRefused, isShutByDecision } from './count-refused.ts'
import { listModes, listUnitPlaces } from './list-modes.ts'
import type { Platform } from './list-platforms.ts'
import { isLooser, type ModeDecision, modeInForce } from './mode-in-force.ts'

/** A mode about to be set. Null: as the unit above. */
export type ModeChange = { unitId: string; mode: PlatformMode | null; startsAt: Date }

/** What a mode would do from its first moment, if nobody passed, left or was suspended until then. */
export type ModePreview = {
  /** What holds there for the unit itself, without the change and with it. */
  before: PlatformMode
  after: PlatformMode
  /** The unit and those below that it reaches, for which the gate becomes enforced at that moment. */
  shutUnitIds: string[]
  /** Those for which it ceases to be, or does not become so when that was planned. */
  openedUnitIds: string[]
  /** When the first of them is opened, where a closure already planned is what the mode undoes. Null: at once, or none is. */
  opensLater: Date | null
  /** Whether, now or once what is planned begins, the mode lets people pass whom what held before would have stopped, or warned. */
  loosens: boolean
  /** Who would lose access that they have without a certificate now; of them, who has begun, and who never did. */
  losing: { people: number; inProgress: number; neverStarted: number }
  /** Who would gain access without a certificate. */
  gaining: number
  /** Changes with everything above but the moment itself. */
  fingerprint: string
}

/** What setting a mode would do. */
export async function previewMode(db: Database, platform: Platform, change: ModeChange): Promise<ModePreview> {
  const decisions = await listModes(db, platform.id)
  const places = await listUnitPlaces(db)
  const { unitId, mode, startsAt } = change
  // Taken after every other for the same day.
  const taken: ModeDecision = { id: '', unitId, mode, startsAt, setAt: new Date(8.64e15) }
  const modesAt = (at: Date) => ({
    at,
    before: (id: string) => modeInForce(places, decisions, id, at).mode,
    after: (id: string) => modeInForce(places, [...decisions, taken], id, at).mode,
  })
  const first = modesAt(startsAt)
  const moments = [first, ...momentsAfter(startsAt, decisions).map(modesAt)]
  const below = [...unitsBelow(places, [unitId])].sort()
  const shutUnitIds = below.filter((id) => first.before(id) !== 'enforce' && first.after(id) === 'enforce')
  const opens = ({ before, after }: typeof first, id: string) => before(id) === 'enforce' && after(id) !== 'enforce'
  const openedUnitIds = below.filter((id) => moments.some((moment) => opens(moment, id)))
  const opening = moments.find((moment) => below.some((id) => opens(moment, id)))

  const counted = await countRefused(db, platform, startsAt)
  const lacking = counted.filter((one) => !one.allowed && !isShutByDecision(one))
  const losing = lacking.filter((one) => shutUnitIds.includes(one.unitId))
  const told = {
    before: first.before(unitId),
    after: first.after(unitId),
    shutUnitIds,
    openedUnitIds,
    opensLater: opening && opening !== first ? opening.at : null,
    loosens: moments.some(({ before, after }) => below.some((id) => isLooser(after(id), before(id)))),
    losing: {
      people: sum(losing),
      inProgress: sum(losing.filter((one) => one.state === 'in-progress')),
      neverStarted: sum(losing.filter((one) => one.state === 'not-started')),
    },
    gaining: sum(lacking.filter((one) => openedUnitIds.includes(one.unitId))),
  }
  const named = { platformId: platform.id, unitId, mode, told }
  return { ...told, fingerprint: sha256(JSON.stringify(named)).slice(0, 32) }
}

/** The later moments at which what is planned can change what holds, soonest first. One setting can undo what only begins then. */
function momentsAfter(startsAt: Date, decisions: ModeDecision[]): Date[] {
  const later = decisions.map((one) => one.startsAt.getTime()).filter((time) => time > startsAt.getTime())
  return [...new Set(later)].sort((one, other) => one - other).map((time) => new Date(time))
}

function sum(counted: { people: number }[]): number {
  return counted.reduce((total, one) => total + one.people, 0)
}
