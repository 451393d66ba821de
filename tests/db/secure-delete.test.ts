import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { migrateSqlite } from '#db/migrate.ts'
import { openSqlite } from '#db/open-sqlite.ts'
import { settings } from '#db/schema/index.ts'

test('what is deleted or overwritten is gone from the file itself', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lisans-deleted-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = path.join(folder, 'lisans.sqlite')
  migrateSqlite(file)
  const { db, close } = openSqlite(file)
  const row = { value: { words: 'Rosemay Reefland '.repeat(2_000) }, changedAt: new Date() }
  await db.insert(settings).values([
    { name: 'deleted', ...row },
    { name: 'overwritten', ...row },
  ])
  await db.delete(settings).where(eq(settings.name, 'deleted'))
  await db.update(settings).set({ value: '' }).where(eq(settings.name, 'overwritten'))
  await close()

  for (const name of readdirSync(folder)) {
    expect(readFileSync(path.join(folder, name)).includes('Rosemay Reefland'), name).toBe(false)
  }
})
