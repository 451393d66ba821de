import path from 'node:path'
import { findCatalogue } from '#app/domain/catalogue/find-catalogue.ts'
import { listPersonas } from '#app/domain/people/list-personas.ts'
import { ensureFirstAdministratorLink } from '#app/domain/sign-in/ensure-first-administrator-link.ts'
import { config } from './config.ts'
import { db } from './database.ts'

/** What somebody who started Lisans in a terminal is told, beside the log. */
export async function welcome(port: number): Promise<void> {
  const address = config.baseUrl.replace(/:0$/, `:${port}`)
  const lines = config.demo ? await demoLines(address) : await officeLines(address)
  process.stdout.write(`${['', `Lisans is at ${address}`, ...lines, ''].join('\n')}\n`)
}

async function demoLines(address: string): Promise<string[]> {
  const personas = await listPersonas(db)
  const widest = Math.max(0, ...personas.map(({ name }) => name.length))
  return [
    '',
    `Sign in as anybody: ${address}/demo`,
    ...personas.map(({ name, story, identifier }) => {
      const link = `${address}/demo?${new URLSearchParams({ as: identifier })}`
      return `  ${name.padEnd(widest)}  ${story.padEnd(16)}  ${link}`
    }),
    `Mail it sent: ${address}/demo/outbox`,
    `The operator’s command: DATA_DIR=${path.relative(process.cwd(), config.dataDirectory) || '.'} npx lisans --help`,
  ]
}

async function officeLines(address: string): Promise<string[]> {
  const link = await ensureFirstAdministratorLink(db, address, new Date())
  const courses = await findCatalogue(db, new Date())
  return [
    ...(link
      ? [`Nobody administers it yet. Whoever opens this link does; it works once, for a day:`, `  ${link}`]
      : []),
    ...(courses.size === 0 ? ['It has no courses yet: npx lisans courses import'] : []),
  ]
}
