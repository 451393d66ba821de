import { expect, test } from 'vitest'
import { recordBackupMade } from '#app/domain/office/readiness/backup-proof.ts'
import { db } from '#app/web/database.ts'
import { outgoingMails } from '#db/schema/index.ts'
import { get, post } from '#tests/support/ask.ts'
import { addTestOfficer, addTestUnit } from '#tests/support/people.ts'
import { cookieOf } from '#tests/support/signed-in.ts'

const address = '/admin/before-you-open'

test('the list says of each thing whether it is done, why it matters and where it is mended', async () => {
  const { cookie } = await administrator()

  const page = await (await get(address, { cookie })).text()

  expect(page).toContain('No mail server is set')
  expect(page).toContain('Nobody can sign a draft')
  expect(page).toContain('href="/admin/rules"')
  expect(page).not.toContain('>Cannot be known<')
})

test('an administrator is sent a test mail, once', async () => {
  const { cookie } = await administrator()
  const send = () => post(address, { intent: 'test-mail' }, { cookie })

  expect((await send()).headers.get('location')).toBe(`${address}?notice=mail`)
  const again = await send()
  expect(again.status).toBe(409)
  expect(await again.text()).toContain('A test mail is on its way already')
  const mails = (await db.select().from(outgoingMails)).filter(({ subject }) => subject === 'Lisans: a test mail')
  expect(mails).toHaveLength(1)
})

test('the code of a restore is taken, and one of nothing comes back as it was typed', async () => {
  const { cookie } = await administrator()
  await recordBackupMade(db, { proof: 'K7QM4TXP9WHD0123' }, new Date())
  const prove = (code: string) => post(address, { intent: 'restore-proof', code }, { cookie })

  const wrong = await prove('AAAA-<b>')
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('value="AAAA-&lt;b&gt;"')
  expect((await prove('')).status).toBe(422)
  expect((await post(address, { intent: 'nonsense' }, { cookie })).status).toBe(422)
  const right = await prove('k7qm 4txp 9whd 0123')
  expect(right.headers.get('location')).toBe(`${address}?notice=proved`)
  expect(await (await get(address, { cookie })).text()).toContain('A restore elsewhere was proved')
})

test('an administrator of one unit sees the list and cannot act on it', async () => {
  const { unitId } = await administrator()
  const local = await addTestOfficer(db, 'administrator', await addTestUnit(db, { parentId: unitId }))
  const cookie = await cookieOf(local.identifier)

  expect(await (await get(address, { cookie })).text()).not.toContain('Send me a test mail')
  expect((await post(address, { intent: 'test-mail' }, { cookie })).status).toBe(409)
})

async function administrator() {
  const { identifier, unitId } = await addTestOfficer(db, 'administrator')
  return { unitId, cookie: await cookieOf(identifier) }
}
