import type { Command } from 'commander'
import { config } from '#app/web/config.ts'
import { inNewOffice } from './office.ts'
import { remark, showProgress } from './progress.ts'
import { Refused } from './refused.ts'

/** `lisans demo seed`: the demonstration's organisation, made once by `npm run demo`. */
export function addDemoCommands(program: Command): void {
  const group = program.command('demo', { hidden: true })

  group.command('seed').action((_options: object, command: Command) => {
    // Invented people must never get among real ones.
    if (!config.demo) throw new Refused('Only a demonstration is seeded: npm run demo.')
    return inNewOffice(command, async ({ db }) => {
      // Asked for only by the command, for it brings the whole demonstration with it.
      const { seedDemo } = await import('#db/demo/seed-demo.ts')
      const progress = showProgress('Making the organisation', 1)
      const { people, steps } = await seedDemo(db, { now: new Date(), onProgress: progress.reach })
      progress.end()
      remark(`${people} people with ${steps} events.`)
    })
  })
}
