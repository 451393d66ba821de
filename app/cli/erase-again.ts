import type { Command } from 'commander'
import { type ErasedAgain, eraseAgain } from '#app/domain/data-protection/erase-again.ts'
import { config } from '#app/web/config.ts'
import { readErasedPeople } from '#app/web/erased-people-file.ts'
import { inOffice } from './office.ts'
import { remark } from './progress.ts'
import { Refused } from './refused.ts'

/** `lisans erase-again`: erases whoever had been erased and came back with older data. */
export function addEraseAgainCommand(program: Command): void {
  program
    .command('erase-again')
    .description('after a restore by other means: erase once more whom the older data brought back')
    .action((_options: object, command: Command) =>
      inOffice(command, async ({ db, operator }) => {
        const outcome = await eraseAgain(db, readErasedPeople(config.dataDirectory), operator, new Date())
        reportErasedAgain(outcome)
        if (outcome.refused.length > 0) throw new Refused('Mend this at /hr/people/ID, and run it once more.')
      }),
    )
}

/** Who was erased again, and who not yet. */
export function reportErasedAgain({ erased, refused }: ErasedAgain): void {
  remark(`${erased} people who had been erased were erased again.`)
  for (const { personId, reason } of refused) remark(`Not yet erased again: ${personId} (${reason}).`)
}
