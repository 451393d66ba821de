import { sql } from 'drizzle-orm'
import { Hono } from 'hono'
import { ledgerHead } from '#db/schema/index.ts'
import { db } from './database.ts'
import type { Environment } from './environment.ts'
import { metrics } from './metrics.ts'

/** For whoever watches over the service: alive, able to serve, and how it is doing. */
export const health = new Hono<Environment>()

health.get('/healthz', (c) => c.text('alive'))

health.get('/readyz', async (c) => {
  try {
    await db.select({ one: sql<number>`1` }).from(ledgerHead).limit(1)
    return c.text('ready')
  } catch {
    return c.text('the database does not answer', 503)
  }
})

health.get('/metrics', async (c) => c.text(await metrics.metrics(), 200, { 'Content-Type': metrics.contentType }))
