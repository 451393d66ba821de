import type { Command } from 'commander'
import { addUnit } from '#app/domain/people/add-unit.ts'
import { type ListedUnit, listUnits } from '#app/domain/people/list-units.ts'
import { inOffice } from './office.ts'
import { say } from './progress.ts'
import { Refused } from './refused.ts'

const refusals: Record<string, string> = {
  'unit-closed': 'That unit is closed.',
  'unit-name-missing': 'Give the unit a name with letters.',
  'unit-name-taken': 'There is a unit of this name there already.',
  'unit-name-too-long': 'Give the unit a name of at most 120 characters.',
}

/** `lisans unit`: ministries, departments and what is below them. */
export function addUnitCommands(program: Command): void {
  const group = program.command('unit').description('ministries, departments and other units')

  group
    .command('add <name>')
    .description('add a unit; its id is printed alone')
    .option('--below <unit>', 'the name or id of the unit above it (default: the organisation itself)')
    .action((name: string, { below }: { below?: string }, command: Command) =>
      inOffice(command, async ({ db, operator }) => {
        const parentId = findParent(await listUnits(db), below)
        const outcome = await addUnit(db, { name, parentId }, operator, new Date())
        if (outcome.kind === 'refused') throw new Refused(refusals[outcome.reason] ?? outcome.reason)
        say(outcome.unitId)
      }),
    )

  group
    .command('list')
    .description('every unit below the one it belongs to, with its id, tab-separated')
    .action((_options: object, command: Command) =>
      inOffice(command, async ({ db }) => {
        for (const { id, name, depth, closed } of await listUnits(db)) {
          say([`${'  '.repeat(depth)}${name}`, closed ? 'closed' : 'open', id].join('\t'))
        }
      }),
    )
}

function findParent(units: ListedUnit[], below: string | undefined): string {
  const meant = units.filter((unit) =>
    below === undefined ? unit.parentId === null : unit.id === below || unit.name === below,
  )
  const [parent, another] = meant
  if (parent && !another) return parent.id
  if (below === undefined && !parent) throw new Refused('There is no organisation yet: see `lisans admin create`.')
  if (!parent) throw new Refused(`There is no unit called “${below}”.`)
  throw new Refused('More than one unit could be meant. Name one by its id: `lisans unit list`.')
}
