import { Command, CommanderError } from 'commander'
import { DataDirectoryUnavailable } from '#db/data-directory-lock.ts'
import { version } from '../../package.json'
import { addAdminCommands } from './admin.ts'
import { addBackupCommand } from './backup.ts'
import { addCoursesCommands } from './courses/courses-commands.ts'
import { addDemoCommands } from './demo.ts'
import { addEraseAgainCommand } from './erase-again.ts'
import { addExportCommand } from './export/export-command.ts'
import { addGateCommands } from './gate.ts'
import { addGateTokenCommands } from './gate-token.ts'
import { addLedgerCommands } from './ledger.ts'
import { addRebuildCommand } from './rebuild.ts'
import { Refused } from './refused.ts'
import { addRestoreCommand } from './restore.ts'
import { addStaffCommands } from './staff.ts'
import { addUnitCommands } from './unit.ts'
import { addWorkCommands } from './work.ts'

const help = `
Exit codes: 0 done; 1 refused, or a check failed; 2 not understood.
Settings are read from the environment as the server reads them: see docs/operating.md.`

const program = new Command('lisans')
  .description('The operator’s command for Lisans')
  .version(version)
  .option('--operator <name>', 'in whose name the ledger records this (default: the system account)')
  .addHelpText('after', help)
  .showHelpAfterError('(--help tells more)')
  .exitOverride()

addCoursesCommands(program)
addAdminCommands(program)
addUnitCommands(program)
addStaffCommands(program)
addBackupCommand(program)
addRestoreCommand(program)
addEraseAgainCommand(program)
addExportCommand(program)
addLedgerCommands(program)
addRebuildCommand(program)
addGateTokenCommands(program)
addGateCommands(program)
addWorkCommands(program)
addDemoCommands(program)

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = explain(error)
}

function explain(error: unknown): number {
  // Commander has printed its own message.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  // Whoever read our output has seen enough.
  if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return 1
  const expected = error instanceof Refused || error instanceof DataDirectoryUnavailable
  process.stderr.write(`${error instanceof Error ? (expected ? error.message : error.stack) : String(error)}\n`)
  return 1
}
