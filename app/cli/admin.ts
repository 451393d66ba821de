import type { Command } from 'commander'
import { createAdministrator } from '#app/domain/sign-in/create-administrator.ts'
import { config } from '#app/web/config.ts'
import { inNewOffice } from './office.ts'
import { remark, say } from './progress.ts'
import { Refused } from './refused.ts'

type Options = { email?: string; staffNumber?: string; organisation: string; french?: boolean }

const refusals: Record<string, string> = {
  'identifier-missing': 'Give an e-mail address or a staff number, to sign in with.',
  'identifier-invalid': 'The e-mail address or staff number cannot be used as it is.',
  'identifier-taken': 'Somebody is known by that e-mail address or staff number already.',
}

/** `lisans admin`: who may do everything. */
export function addAdminCommands(program: Command): void {
  const group = program.command('admin').description('administrators of the whole organisation')

  group
    .command('create <name>')
    .description('add an administrator; the link to set a password is printed on the last line')
    .option('--email <address>', 'an e-mail address to sign in with')
    .option('--staff-number <number>', 'a staff number to sign in with')
    .option('--organisation <name>', 'the unit at the very top, where there is none yet', 'Public service')
    .option('--french', 'pages and mail in French')
    .action((name: string, options: Options, command: Command) =>
      inNewOffice(command, async ({ db, operator }) => {
        const { email = null, staffNumber = null, organisation, french = false } = options
        const person = { name, email, staffNumber, organisation, language: french ? ('fr' as const) : ('en' as const) }
        const outcome = await createAdministrator(db, person, operator, new Date())
        if (outcome.kind === 'refused') throw new Refused(refusals[outcome.reason] ?? outcome.reason)
        remark(`The link works once, until ${outcome.expiresAt.toISOString()}.`)
        say(`${config.baseUrl}/invitation/${outcome.code}`)
      }),
    )
}
