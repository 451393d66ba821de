import { type Command, InvalidArgumentError } from 'commander'
import { config } from '#app/web/config.ts'
import { inNewOffice, inOffice } from './office.ts'
import { remark, showProgress } from './progress.ts'
import { Refused } from './refused.ts'

/** `lisans demo seed`: the demonstration's organisation, made once by `npm run demo`. `lisans demo staff`: a large staff beside it, to measure with. */
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

  group.command('staff <people>').action((written: string, _options: object, command: Command) => {
    if (!config.demo) throw new Refused('Invented people are added to a demonstration only: npm run demo.')
    const count = Number(written)
    if (!Number.isInteger(count) || count < 1 || count > 1_000_000) {
      throw new InvalidArgumentError('Say how many people, from 1 to 1000000.')
    }
    return inOffice(command, async ({ db }) => {
      const { seedStaff } = await import('#db/demo/seed-staff.ts')
      const progress = showProgress('Adding people', count)
      await seedStaff(db, { count, now: new Date(), onProgress: progress.reach })
      progress.end()
      remark(`${count} people in 40 ministries.`)
    })
  })
}
