import { readFileSync } from 'node:fs'
import path from 'node:path'
import { getTableColumns, getTableName, is, Table } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { freeWords } from '#app/domain/data-protection/free-words.ts'
import { heldKinds } from '#app/domain/data-protection/held-kinds.ts'
import { projectRoot } from '#db/project-root.ts'
import * as schema from '#db/schema/index.ts'

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

test('wherever somebody is written about in free words, others who are named there can be taken out', () => {
  const words =
    /^(words|note|reason|endReason|subject|body|html|lastError|withdrawalReason|decisionNote|answer|why|shouldBe)$/
  const looked = freeWords.map(([table, field]) => `${getTableName(table)}.${field}`)
  const tables = Object.values(schema).filter((one) => is(one, Table)) as Parameters<typeof getTableColumns>[0][]
  const columns = tables.flatMap((table) =>
    Object.keys(getTableColumns(table)).flatMap((field) =>
      words.test(field) ? [`${getTableName(table)}.${field}`] : [],
    ),
  )

  // What is written for everybody to read, the words of a closed list, and what failed to sign in, kept as a digest.
  const others = [
    'refusal_counts.reason',
    'picture_descriptions.words',
    'course_revisions.body',
    'programme_versions.body',
    'programme_drafts.body',
    'sign_in_failures.subject',
  ]
  expect(columns.filter((one) => !looked.includes(one) && !others.includes(one))).toEqual([])
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
