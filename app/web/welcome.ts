import { config } from './config.ts'
import { db } from './database.ts'

/** What somebody who started Lisans in a terminal is told, beside the log. */
export async function welcome(port: number): Promise<void> {
  const address = config.baseUrl.replace(/:0$/, `:${port}`)
  const lines = config.demo ? demoLines(address) : await officeLines()
  process.stdout.write(`${['', `Lisans is at ${address}`, ...lines, ''].join('\n')}\n`)
}

function demoLines(address: string): string[] {
  return [`Sign in as anybody of the demo organisation at ${address}/demo`, `Mail it sent: ${address}/demo/outbox`]
}

async function officeLines(): Promise<string[]> {
  void db
  return []
}
