import { checkReadiness, type ReadinessSettings } from '#app/domain/office/readiness/check-readiness.ts'
import { config } from './config.ts'
import { db } from './database.ts'

/** What this process was told at its start, without any password. */
export const readinessSettings: ReadinessSettings = {
  carrier: carrierOf(config.smtpUrl),
  postgres: config.databaseUrl !== null,
}

/** How many things on the list are not shown to be done. */
export async function countNotReady(now: Date): Promise<number> {
  const list = await checkReadiness(db, readinessSettings, now)
  return list.filter(({ state }) => state !== 'done').length
}

function carrierOf(smtpUrl: string | null): string | null {
  if (smtpUrl === null) return null
  const { protocol, host, username } = new URL(smtpUrl)
  return `${protocol}//${username}@${host} ${config.mailFrom}`
}
