import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { SMTPServer } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { queueMail } from '#app/domain/office/queue-mail.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { migrateSqlite } from '#db/migrate.ts'
import { openSqlite } from '#db/open-sqlite.ts'
import { projectRoot } from '#db/project-root.ts'
import { lisans, startServer, temporaryFolder } from '#tests/support/operator.ts'

test('on an empty data directory the server prints how somebody becomes the first administrator, and what is missing', async () => {
  const server = await startServer(temporaryFolder())

  await expect.poll(server.output).toMatch(/\/invitation\/[A-Z0-9]{12,}/)
  expect(server.output()).toContain('lisans courses import')
})

test('the link is gone once somebody administers', async () => {
  const data = temporaryFolder()
  await lisans(data, 'admin', 'create', 'Marie', '--staff-number', 'SN-1')

  const server = await startServer(data)

  await expect.poll(server.output).toContain('Lisans is at')
  expect(server.output()).not.toContain('/invitation/')
})

test('asked to end, if twice with one press of a key, the server ends tidily', async () => {
  const data = temporaryFolder()
  const server = await startServer(data)

  expect(await Promise.all([server.stop(), server.stop()])).toEqual([0, 0])

  expect(readdirSync(data).filter((name) => name.endsWith('-wal'))).toEqual([])
})

test('mail that waited while the service was down goes out when it starts', async () => {
  const data = temporaryFolder()
  await leaveMail(data)
  const { received, smtpUrl } = await mailServer()

  const server = await startServer(data, { SMTP_URL: smtpUrl, MAIL_FROM: 'Lisans <lisans@example.sc>' })

  await expect.poll(() => received.length, { timeout: 10_000 }).toBe(1)
  await expect
    .poll(async () => (await fetch(`${server.url}/metrics`)).text(), { timeout: 5_000 })
    .toContain('lisans_mails_sent_total 1')
  expect(server.output()).not.toContain('marie@example.sc')
})

test('without a mail server it goes into the outbox', async () => {
  const data = temporaryFolder()
  await leaveMail(data)
  await startServer(data)

  await expect.poll(() => mailsIn(path.join(data, 'outbox')), { timeout: 10_000 }).toHaveLength(1)
})

test('with a clock that stands before the last entry the server serves, and says what is wrong', async () => {
  const data = temporaryFolder()
  await inNewDatabase(data, (db) => {
    const tomorrow = new Date(Date.now() + 24 * 3_600_000)
    const entry = { action: 'test.happened', actor: { kind: 'system' }, subjectId: 'x' } as const
    return inTransaction(db, (tx) => recordEntry(tx, entry, tomorrow))
  })

  const server = await startServer(data)

  await expect.poll(server.output).toContain('Set the clock right')
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  expect((await fetch(`${server.url}/readyz`)).status).toBe(503)
})

test('a setting that cannot be understood stops the start with a sentence', async () => {
  await expect(startServer(temporaryFolder(), { SMTP_URL: 'mail.example.sc' })).rejects.toThrow(
    'must be empty or begin',
  )
})

test('what was built needs no package that only building and testing have', () => {
  const { dependencies } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8'))
  const folder = path.join(projectRoot, 'build/server')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'))
  const needed = files.flatMap((name) =>
    [...readFileSync(path.join(folder, name), 'utf8').matchAll(/^import [^'"]*["']([^.'"][^'"]*)["'];?$/gm)].map(
      (match) => packageOf(match[1] ?? ''),
    ),
  )

  const foreign = needed.filter(
    (name) => !name.startsWith('node:') && !builtinModules.includes(name) && !(name in dependencies),
  )

  expect([...new Set(foreign)]).toEqual([])
})

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

function mailsIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.eml'))
  } catch {
    return []
  }
}

async function leaveMail(data: string): Promise<void> {
  const mail = { personId: null, address: 'marie@example.sc', subject: 'Waiting', body: 'It waited.' }
  await inNewDatabase(data, (db) => inTransaction(db, (tx) => queueMail(tx, mail, new Date())))
}

async function inNewDatabase(data: string, work: (db: Database) => Promise<unknown>): Promise<void> {
  const file = path.join(data, 'lisans.sqlite')
  migrateSqlite(file)
  const { db, close } = openSqlite(file)
  await work(db)
  await close()
}

async function mailServer(): Promise<{ received: string[]; smtpUrl: string }> {
  const received: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, answer) => {
      stream.resume()
      stream.on('end', () => {
        received.push('mail')
        answer()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)))
  return { received, smtpUrl: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}` }
}
