import path from 'node:path'
import { regradeWork } from '#app/domain/assessment/correct-question.ts'
import { continueBulk } from '#app/domain/bulk/continue-bulk.ts'
import { bulkWork } from '#app/domain/bulk/prepare-bulk.ts'
import { keepStandingCounts } from '#app/domain/certification/standing-counts-of-day.ts'
import { seesStandings } from '#app/domain/certification/who-decides.ts'
import { forgetWhatIsOver } from '#app/domain/data-protection/forget-what-is-over.ts'
import { signCheckpoint } from '#app/domain/ledger/sign-checkpoint.ts'
import { openSigningKey } from '#app/domain/ledger/signing-key.ts'
import { verifyLedgerWork } from '#app/domain/ledger/verification.ts'
import { dropReplacedWork } from '#app/domain/office/drop-replaced-work.ts'
import { mailCheckpoint } from '#app/domain/office/mail-checkpoint.ts'
import { nextWorkingMorning } from '#app/domain/office/next-morning.ts'
import { findWorkingCalendar } from '#app/domain/office/organisation.ts'
import { repeatDaily } from '#app/domain/office/repeat-work.ts'
import { sendReminders } from '#app/domain/reminders/send-reminders.ts'
import { mailReports } from '#app/domain/reports/mail-reports.ts'
import { invitePeopleWork } from '#app/domain/sign-in/plan-invitations.ts'
import { continueStaffImport } from '#app/domain/staff-import/continue-staff-import.ts'
import { staffImportWork } from '#app/domain/staff-import/prepare-staff-import.ts'
import { mailTasks } from '#app/domain/tasks/mail-tasks.ts'
import { config } from '../config.ts'
import { database } from '../database.ts'
import { describeError } from '../describe-error.ts'
import { keepErasures } from '../keep-erasures.ts'
import { log } from '../log.ts'
import { mailsSent } from '../metrics.ts'
import { everyDay } from './every-day.ts'
import { inPieces } from './in-pieces.ts'
import { inviteInBackground } from './invite-in-background.ts'
import { mailCarrier } from './mail-carrier.ts'
import { regradeInBackground } from './regrade-in-background.ts'
import { sendMail } from './send-mail.ts'
import { settleAttempts } from './settle-attempts.ts'
import { verifyInBackground } from './verify-in-background.ts'
import { startWorker, type WorkHandler } from './worker.ts'

const { db } = database

/** Starts this process's share of the background work. Stopping waits for what has begun. */
export async function startOfficeWorker(): Promise<{ stop: () => Promise<void> }> {
  const carrier = mailCarrier({
    smtpUrl: config.smtpUrl,
    outboxFolder: path.join(config.dataDirectory, 'outbox'),
    from: config.mailFrom,
  })
  const daily: Record<string, WorkHandler> = {
    'sign-checkpoint': (_payload, at) => signAndMailCheckpoint(at),
    'forget-what-is-over': async () => {
      await forgetWhatIsOver(db, () => new Date())
    },
    'keep-erasures': () => keepErasures(),
    'keep-standing-counts': (_payload, at) => keepStandingCounts(db, at),
  }
  const mornings: Record<string, WorkHandler> = {
    'mail-tasks': async (_payload, at) => {
      await mailTasks(db, { baseUrl: config.baseUrl }, at)
    },
    'send-reminders': async (_payload, at) => {
      await sendReminders(db, { baseUrl: config.baseUrl }, at, () => new Date())
    },
    'mail-reports': async (_payload, at) => {
      await mailReports(db, { baseUrl: config.baseUrl, roles: seesStandings }, at)
    },
  }
  await dropReplacedWork(db)
  for (const kind of Object.keys({ ...daily, ...mornings })) await repeatDaily(db, kind, new Date())
  const worker = startWorker({
    db,
    handlers: {
      'send-mail': sendMail(db, carrier, config.demo, () => mailsSent.inc()),
      'settle-attempt': settleAttempts(db),
      [invitePeopleWork]: inviteInBackground(db),
      [regradeWork]: regradeInBackground(db),
      [verifyLedgerWork]: verifyInBackground(db),
      [bulkWork]: inPieces(db, { kind: bulkWork, field: 'bulkId' }, (bulkId, at, mayGoOn) =>
        continueBulk(db, { bulkId }, at, mayGoOn),
      ),
      [staffImportWork]: inPieces(db, { kind: staffImportWork, field: 'importId' }, (importId, at, mayGoOn) =>
        continueStaffImport(db, { importId }, at, mayGoOn),
      ),
      ...everyDay(db, daily),
      ...everyDay(db, mornings, async (at) => nextWorkingMorning(at, await findWorkingCalendar(db))),
    },
    // The reason stands in the row, where the operator finds it; it may name an address, which a log must not.
    onFailure: ({ id, kind, failures }) => log.warn({ work: id, kind, failures: failures + 1 }, 'work failed'),
    onTrouble: (error) => log.error({ error: describeError(error) }, 'no work can be looked for'),
  })
  return {
    stop: async () => {
      await worker.stop()
      carrier.close()
    },
  }
}

async function signAndMailCheckpoint(at: Date): Promise<void> {
  const key = await openSigningKey(db, path.join(config.dataDirectory, 'keys'), at)
  const outcome = await signCheckpoint(db, key, at)
  if (outcome.kind === 'signed') await mailCheckpoint(db, outcome.checkpoint, at)
}
