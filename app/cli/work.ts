import type { Command } from 'commander'
import { countWork } from '#app/domain/office/count-work.ts'
import { listDeadWork } from '#app/domain/office/list-dead-work.ts'
import { reviveWork } from '#app/domain/office/revive-work.ts'
import { inOffice } from './office.ts'
import { remark, say } from './progress.ts'

/** `lisans work`: mail and other background work that was given up. */
export function addWorkCommands(program: Command): void {
  const group = program.command('work').description('background work that was given up, such as mail nobody would take')

  group
    .command('list')
    .description('what was given up and why, tab-separated')
    .action((_options: object, command: Command) =>
      inOffice(command, async ({ db }) => {
        for (const { id, kind, failures, lastError, createdAt } of await listDeadWork(db)) {
          say([kind, createdAt.toISOString(), `${failures} failures`, lastError ?? '', id].join('\t'))
        }
        const { waiting, dead } = await countWork(db, new Date())
        remark(`${waiting} waiting, ${dead} given up`)
      }),
    )

  group
    .command('retry')
    .description('try everything that was given up once more')
    .action((_options: object, command: Command) =>
      inOffice(command, async ({ db, operator }) => {
        const { pieces } = await reviveWork(db, operator, new Date())
        remark(`${pieces} to be tried again`)
      }),
    )
}
