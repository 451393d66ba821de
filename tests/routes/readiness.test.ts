import { expect, test } from 'vitest'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import { leaseWork } from '#app/domain/office/lease-work.ts'
import { queueWork } from '#app/domain/office/queue-work.ts'
import { failWork } from '#app/domain/office/settle-work.ts'
import { db } from '#app/web/database.ts'
import { inTransaction } from '#db/handle.ts'
import { get } from '#tests/support/ask.ts'

test('readiness says when work was given up, and the service goes on serving', async () => {
  const now = new Date()
  expect(await (await get('/readyz')).text()).toBe('ready')
  await inTransaction(db, (tx) => queueWork(tx, { kind: 'send-mail', payload: {} }, now))
  const [work] = await leaseWork(db, 1, now)
  if (work) await failWork(db, work, { error: 'nobody takes it', hopeless: true }, now)

  const answer = await get('/readyz')

  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain('work that was given up: 1')
  expect(await (await get('/metrics')).text()).toContain('lisans_work_items{state="dead"} 1')
})

test('with a clock that stands before the last entry the service says that it is not ready', async () => {
  const later = new Date(Date.now() + 3_600_000)
  await inTransaction(db, (tx) =>
    recordEntry(tx, { action: 'test.happened', actor: { kind: 'system' }, subjectId: 'x' }, later),
  )

  const answer = await get('/readyz')

  expect(answer.status).toBe(503)
  expect(await answer.text()).toContain('nothing can be recorded')
  expect((await get('/healthz')).status).toBe(200)
})
