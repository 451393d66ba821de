import { expect, test } from 'vitest'
import { seedDemo } from '#db/demo/seed-demo.ts'
import { emptyDatabase } from '#tests/support/database.ts'

test('x', async () => {
  const db = await emptyDatabase()
  const t = performance.now()
  const out = await seedDemo(db, { now: new Date('2026-11-22T12:00:00Z') })
  process.stderr.write(JSON.stringify([out, performance.now() - t]))
  expect(out.people).toBe(240)
}, 100000)
