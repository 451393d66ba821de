import type { Command } from 'commander'
import { count } from 'drizzle-orm'
import { coverUnits } from '#app/domain/certification/cover-units.ts'
import { rebuildStandings } from '#app/domain/certification/rebuild-standings.ts'
import { rebuildSearchNames } from '#app/domain/people/rebuild-search-names.ts'
import { inTransaction } from '#db/handle.ts'
import { people } from '#db/schema/index.ts'
import { inOffice } from './office.ts'
import { remark, showProgress } from './progress.ts'

/** `lisans rebuild`: the standings that gates and lists read, made anew from the facts. */
export function addRebuildCommand(program: Command): void {
  program
    .command('rebuild')
    .description('make the standings that gates and lists read anew from the recorded facts')
    .action((_options: object, command: Command) =>
      inOffice(command, async ({ db }) => {
        const [all] = await db.select({ people: count() }).from(people)
        const covered = await inTransaction(db, (tx) => coverUnits(tx, new Date()))
        if (covered > 0) remark(`${covered} units were written down under the wrong policies, and are right again.`)
        const progress = showProgress('Rebuilding', all?.people ?? 0)
        const done = await rebuildStandings(db, progress.reach)
        progress.end()
        const names = await rebuildSearchNames(db)
        if (names > 0) remark(`${names} names could not be found as they are written now, and can again.`)
        remark(`${done} people.`)
      }),
    )
}
