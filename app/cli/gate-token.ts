import type { Command } from 'commander'
import { createGateToken } from '#app/domain/access/create-gate-token.ts'
import { listGateTokens } from '#app/domain/access/list-gate-tokens.ts'
import { revokeGateToken } from '#app/domain/access/revoke-gate-token.ts'
import { inNewOffice, inOffice } from './office.ts'
import { remark, say } from './progress.ts'
import { Refused } from './refused.ts'

const refusals = {
  'administrators-only': 'Only administrators of everything make gate tokens.',
  'name-missing': 'Give the token a name, such as the name of the proxy that will show it.',
  'name-unfit': 'A name is made of letters, digits, dots, hyphens, underscores and spaces, 64 characters at the most.',
  'name-taken': 'There is a token of this name in use already.',
}

/** `lisans gate-token`: what proxies and other systems show to be answered by the gate. */
export function addGateTokenCommands(program: Command): void {
  const group = program.command('gate-token').description('what proxies show to be answered by the gate')

  group
    .command('create <name>')
    .description('make a token; it is printed alone on the last line, and never again')
    .action((name: string, _options: object, command: Command) =>
      inNewOffice(command, async ({ db, operator }) => {
        const outcome = await createGateToken(db, { name }, operator, new Date())
        if (outcome.kind === 'refused') throw new Refused(refusals[outcome.reason])
        remark('Keep this token where only the gate can read it; Lisans keeps nothing but its hash.')
        say(outcome.token)
      }),
    )

  group
    .command('list')
    .description('every token with its dates, tab-separated')
    .action((_options: object, command: Command) =>
      inOffice(command, async ({ db }) => {
        for (const { id, name, createdAt, revokedAt, lastUsedAt } of await listGateTokens(db)) {
          const state = revokedAt ? `revoked ${revokedAt.toISOString()}` : 'in use'
          const shown = lastUsedAt ? `shown ${lastUsedAt.toISOString()}` : 'never shown'
          say([name, `created ${createdAt.toISOString()}`, state, shown, id].join('\t'))
        }
      }),
    )

  group
    .command('revoke <name>')
    .description('end a token, by its name or id')
    .action((nameOrId: string, _options: object, command: Command) =>
      inOffice(command, async ({ db, operator }) => {
        const outcome = await revokeGateToken(db, { nameOrId }, operator, new Date())
        if (outcome.kind === 'refused') throw new Refused(`There is no token in use called “${nameOrId}”.`)
        remark('Revoked. The gate refuses it from now on.')
      }),
    )
}
