import type { Command } from 'commander'
import { listModes } from '#app/domain/access/list-modes.ts'
import { findPlatform, listPlatforms } from '#app/domain/access/list-platforms.ts'
import { previewMode } from '#app/domain/access/preview-mode.ts'
import { findStart, setMode } from '#app/domain/access/set-mode.ts'
import { dayOf } from '#app/domain/certification/calendar-days.ts'
import { findLedgerEnd } from '#app/domain/ledger/find-ledger-end.ts'
import { findOrganisation } from '#app/domain/office/organisation.ts'
import { shutGateAfterRestore } from '#app/domain/office/shut-gate-after-restore.ts'
import { type ListedUnit, listUnits } from '#app/domain/people/list-units.ts'
import type { Database } from '#db/handle.ts'
import { type PlatformMode, platformModeNames } from '#db/schema/index.ts'
import { inOffice } from './office.ts'
import { remark, say } from './progress.ts'
import { Refused } from './refused.ts'

const refusals: Record<string, string> = {
  'no-such-platform': 'There is no such platform.',
  'platform-closed': 'This platform is closed.',
  'unit-closed': 'This unit is closed.',
  'reason-missing': 'Give a reason.',
  'day-past': 'This day is over.',
  'day-unfit': 'Give a day within the next three years, as 2027-03-31.',
  'mode-set-already': 'This mode holds from that day already.',
}

/** `lisans gate`: shutting all gates after a restore by other means, and the modes of platforms. */
export function addGateCommands(program: Command): void {
  const group = program.command('gate').description('all gates at once, and the modes they work in')

  group
    .command('shut')
    .description('after a restore by other means: shut every gate until an administrator opens /admin/restore')
    .action((_options: object, command: Command) =>
      inOffice(command, async ({ db, operator }) => {
        const at = new Date()
        const end = await findLedgerEnd(db)
        const lostAfter = end?.recordedAt.toISOString() ?? null
        const restored = { reason: 'restored' as const, since: at.toISOString(), lostAfter, entriesLost: null }
        await shutGateAfterRestore(db, { ...restored, operator: operator.name }, operator, at)
        remark('Every gate is shut and everybody is signed out, until an administrator opens /admin/restore.')
      }),
    )

  group
    .command('modes')
    .description('what was decided about each platform and unit, tab-separated, in the order in which it begins')
    .action((_options: object, command: Command) => inOffice(command, async ({ db }) => listModesOfAll(db)))

  group
    .command('mode <platform> <unit> <mode>')
    .description('watch, warn or enforce a platform for a unit and those below; inherit for as the unit above')
    .requiredOption('--reason <reason>', 'why')
    .option('--from <day>', 'from the beginning of this day, YYYY-MM-DD (default: from now on)')
    .action(
      (platformId: string, unit: string, mode: string, options: { reason: string; from?: string }, command: Command) =>
        inOffice(command, async ({ db, operator }) => {
          const at = new Date()
          const { timeZone } = await findOrganisation(db)
          const wanted = modeOf(mode)
          const unitId = findUnit(await listUnits(db), unit)
          const change = {
            platformId,
            unitId,
            mode: wanted,
            day: options.from ?? dayOf(at, timeZone),
            reason: options.reason,
          }
          const platform = await findPlatform(db, platformId)
          const startsAt = await findStart(db, change.day, at)
          if (platform && startsAt instanceof Date) {
            const { losing, gaining } = await previewMode(db, platform, { unitId, mode: wanted, startsAt })
            remark(`${losing.people} people lose access by it, ${gaining} gain it.`)
          }
          const outcome = await setMode(db, { ...change, fingerprint: null }, operator, at)
          if (outcome.kind === 'refused') throw new Refused(refusals[outcome.reason] ?? outcome.reason)
          say(`${mode} from ${outcome.startsAt.toISOString()}`)
        }),
    )
}

function modeOf(written: string): PlatformMode | null {
  const known = platformModeNames.find((one) => one === written)
  if (!known && written !== 'inherit') throw new Refused(`A mode is one of ${platformModeNames.join(', ')}, inherit.`)
  return known ?? null
}

function findUnit(units: ListedUnit[], written: string): string {
  const [unit, another] = units.filter(({ id, name }) => id === written || name === written)
  if (!unit) throw new Refused(`There is no unit called “${written}”.`)
  if (another) throw new Refused('More than one unit could be meant. Name one by its id: `lisans unit list`.')
  return unit.id
}

async function listModesOfAll(db: Database): Promise<void> {
  const units = new Map((await listUnits(db)).map(({ id, name }) => [id, name]))
  for (const { id, closedAt } of await listPlatforms(db)) {
    const decisions = await listModes(db, id)
    for (const { unitId, mode, startsAt } of decisions.sort(
      (one, other) => Number(one.startsAt) - Number(other.startsAt),
    )) {
      say(
        [id, units.get(unitId) ?? unitId, mode ?? 'inherit', startsAt.toISOString(), closedAt ? 'closed' : 'open'].join(
          '\t',
        ),
      )
    }
  }
}
