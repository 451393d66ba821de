import type { Command } from 'commander'
import { config } from '#app/web/config.ts'
import type { Database } from '#db/handle.ts'
import { inOffice } from './office.ts'
import { showProgress } from './progress.ts'
import { Refused } from './refused.ts'

type SeedModule = { seedDemo: (db: Database, onProgress: (done: number, total: number) => void) => Promise<void> }

// Asked for only by the command, for it brings the whole demonstration with it.
const seed = import.meta.glob<SeedModule>('/db/demo/seed-demo.ts')

/** `lisans demo seed`: the demonstration's organisation, made once by `npm run demo`. */
export function addDemoCommands(program: Command): void {
  const group = program.command('demo', { hidden: true })

  group.command('seed').action((_options: object, command: Command) => {
    // Invented people must never get among real ones.
    if (!config.demo) throw new Refused('Only a demonstration is seeded: npm run demo.')
    return inOffice(command, async ({ db }) => {
      const progress = showProgress('Making the organisation', 1)
      for (const load of Object.values(seed)) await (await load()).seedDemo(db, progress.reach)
      progress.end()
    })
  })
}
