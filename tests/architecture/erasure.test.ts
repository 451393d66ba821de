import { readFileSync } from 'node:fs'
import path from 'node:path'
import { getTableColumns } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { heldKinds } from '#app/domain/data-protection/held-kinds.ts'
import { projectRoot } from '#db/project-root.ts'

/** Records about somebody that an erasure leaves as they are: ids, days, numbers and choices from closed lists. */
const counted = [
  'personMovements',
  'lessonCompletions',
  'activityResponses',
  'attempts',
  'answers',
  'attemptReturns',
  'attemptRegrades',
  'attemptUnlocks',
  'accommodations',
  'signatures',
  'standings',
  'policyGraces',
  'reinstatements',
  'revocationLifts',
  'exemptions',
  'reminders',
  'reminderCopies',
  'bulkPeople',
  'taskDigests',
  'draftWriters',
]

test('every kind of record about somebody is emptied when they are erased, or holds nothing but what is counted', () => {
  const commands = ['empty-records.ts', 'empty-mentions.ts'].map((file) =>
    readFileSync(path.join(projectRoot, 'app/domain/data-protection', file), 'utf8'),
  )
  const emptied = (name: string) => new RegExp(`tx\\s*\\.(update|delete)\\(${name}\\)`).test(commands.join('\n'))

  expect(Object.keys(heldKinds).filter((name) => !emptied(name) && !counted.includes(name))).toEqual([])
  expect(counted.filter((name) => emptied(name) || !(name in heldKinds))).toEqual([])
})

test('what is left as it is has no column for free words', () => {
  const freeWords = /^(words|note|reason|endReason|name|email|subject|body|html|cells|text|device|userAgent)$/
  const kinds: Record<string, { table: Parameters<typeof getTableColumns>[0] }> = heldKinds
  const found = counted.flatMap((name) => {
    const table = kinds[name]?.table
    return table ? Object.keys(getTableColumns(table)).filter((column) => freeWords.test(column)) : [name]
  })

  expect(found).toEqual([])
})
