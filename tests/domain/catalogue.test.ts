import { expect, test } from 'vitest'
import { findCatalogue } from '#app/domain/catalogue/find-catalogue.ts'
import { addTestProgramme, publishTestCourse } from '#tests/support/catalogue.ts'
import { emptyDatabase } from '#tests/support/database.ts'

const monday = new Date('2026-03-02T05:00:00.000Z')
const tuesday = new Date('2026-03-03T05:00:00.000Z')

test('the catalogue holds the newest revision of every course, and as at an earlier day the one before', async () => {
  const db = await emptyDatabase()
  const catalogue = await addTestProgramme(db)
  await publishTestCourse(db, catalogue, 'tides', { at: tuesday })

  const now = await findCatalogue(db, tuesday)
  const before = await findCatalogue(db, monday)

  expect([...now.keys()].sort()).toEqual(['tides', 'winds'])
  expect([now.get('tides')?.number, now.get('winds')?.number]).toEqual([2, 1])
  expect(before.get('tides')?.number).toBe(1)
})

test('what a revision says is read once: asking again reads only whether something newer was published', async () => {
  const db = await emptyDatabase()
  await addTestProgramme(db)
  const first = await findCatalogue(db, monday)

  const again = await findCatalogue(db, monday)

  expect(again.get('tides')?.body).toBe(first.get('tides')?.body)
})
