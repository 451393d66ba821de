import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { SMTPServer } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import { forgetWhatIsOver } from '#app/domain/data-protection/forget-what-is-over.ts'
import { countWork } from '#app/domain/office/count-work.ts'
import { listDeadWork } from '#app/domain/office/list-dead-work.ts'
import { queueMail } from '#app/domain/office/queue-mail.ts'
import { mailCarrier } from '#app/web/work/mail-carrier.ts'
import { sendMail } from '#app/web/work/send-mail.ts'
import { doDueWork } from '#app/web/work/worker.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { outgoingMails, workItems } from '#db/schema/index.ts'
import { emptyDatabase } from '#tests/support/database.ts'

const noon = new Date('2026-03-02T12:00:00.000Z')
const from = 'Lisans <lisans@example.sc>'

test('a queued mail reaches the mail server once, accents and all', async () => {
  const office = await officeWithMail()
  const server = await mailServer()
  const post = office.postVia(server.url)

  await post(noon)
  await post(noon)

  expect(server.received).toHaveLength(1)
  expect(server.received[0]).toMatch(/^Subject: =\?UTF-8\?/m)
  expect(server.received[0]).toMatch(/^To: marie@example\.sc/m)
  expect(await office.mail()).toMatchObject({ sentAt: noon })
})

test('while the mail server is away the mail waits, and goes when it is back', async () => {
  const office = await officeWithMail()
  const server = await mailServer()
  await server.stop()
  await office.postVia(server.url)(noon)
  expect(await countWork(office.db, noon)).toMatchObject({ waiting: 1, dead: 0 })

  const back = await mailServer()
  await office.postVia(back.url)(new Date(noon.getTime() + 30_000))

  expect(back.received).toHaveLength(1)
})

test('an address that the server refuses for good is given up at once and said to the operator', async () => {
  const office = await officeWithMail()
  const server = await mailServer({ refuses: true })

  await office.postVia(server.url)(noon)

  expect(await listDeadWork(office.db)).toMatchObject([{ kind: 'send-mail', failures: 1 }])
})

test('a mail repeated after a crash carries the same Message-ID', async () => {
  const office = await officeWithMail()
  const server = await mailServer()
  const post = office.postVia(server.url)
  await post(noon)
  await office.forgetThatItWasSent()
  await post(noon)

  const ids = server.received.map((mail) => /^Message-ID: (.*)$/m.exec(mail)?.[1])
  expect(ids).toHaveLength(2)
  expect(ids[0]).toBe(ids[1])
})

test('without a mail server every mail becomes one readable file', async () => {
  const office = await officeWithMail()

  await office.postVia(null)(noon)

  const [file, ...others] = readdirSync(office.outboxFolder)
  expect(others).toEqual([])
  expect(file).toMatch(/^2026-03-02T12-00-00-000Z-.*\.eml$/)
  const text = readFileSync(path.join(office.outboxFolder, file ?? ''), 'utf8')
  expect(text).toContain('To: marie@example.sc')
  expect(text).toContain('From: Lisans <lisans@example.sc>')
})

test('half a year after it was sent nobody knows any more to whom a mail went, and one that waits is not forgotten', async () => {
  const office = await officeWithMail()
  const later = (days: number) => new Date(noon.getTime() + days * 24 * 3_600_000)
  await forgetWhatIsOver(office.db, () => later(400))
  expect(await office.mail()).toMatchObject({ sentAt: null })

  await office.postVia(null)(noon)
  await forgetWhatIsOver(office.db, () => later(180))
  expect(await office.mail()).toMatchObject({ sentAt: noon })
  await forgetWhatIsOver(office.db, () => later(181))
  expect(await office.mail()).toBeUndefined()
})

async function officeWithMail() {
  const db = await emptyDatabase()
  const outboxFolder = mkdtempSync(path.join(tmpdir(), 'lisans-outbox-'))
  onTestFinished(() => rmSync(outboxFolder, { recursive: true }))
  const letter = {
    personId: null,
    address: 'marie@example.sc',
    subject: 'Votre certificat a été émis',
    body: 'À imprimer.',
  }
  await inTransaction(db, (tx) => queueMail(tx, letter, noon))
  return {
    db,
    outboxFolder,
    postVia: (smtpUrl: string | null) => postOffice(db, smtpUrl, outboxFolder),
    mail: async () => (await db.select().from(outgoingMails))[0],
    forgetThatItWasSent: async () => {
      await db.update(outgoingMails).set({ sentAt: null })
      await inTransaction(db, async (tx) => {
        await tx.update(workItems).set({ state: 'waiting', runAt: noon, leasedUntil: null })
      })
    },
  }
}

function postOffice(db: Database, smtpUrl: string | null, outboxFolder: string) {
  const carrier = mailCarrier({ smtpUrl, outboxFolder, from })
  onTestFinished(carrier.close)
  const handlers = { 'send-mail': sendMail(db, carrier, false, () => {}) }
  return (at: Date) => doDueWork({ db, handlers, now: () => at })
}

async function mailServer({ refuses = false } = {}) {
  const received: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, answer) =>
      answer(refuses ? Object.assign(new Error('No such person here'), { responseCode: 550 }) : null),
    onData: (stream, _session, answer) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        received.push(Buffer.concat(parts).toString('utf8').replaceAll('\r\n', '\n'))
        answer()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const stop = () => new Promise<void>((resolve) => server.close(resolve))
  onTestFinished(stop)
  return { url: `smtp://127.0.0.1:${port}`, received, stop }
}
