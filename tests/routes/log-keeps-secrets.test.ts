import { expect, test } from 'vitest'
import { db } from '#app/web/database.ts'
import { describeError } from '#app/web/describe-error.ts'
import { withoutIds } from '#app/web/request-log.ts'
import { settings } from '#db/schema/index.ts'

test('the log tells which statement failed and why, and none of the values it was asked with', async () => {
  const secret = {
    name: 'organisation-of-secrets',
    value: 'Zephyrine',
    changedAt: new Date('2026-03-02T12:00:00.000Z'),
  }
  await db.insert(settings).values(secret)

  const described = describeError(
    await db
      .insert(settings)
      .values(secret)
      .catch((error: unknown) => error),
  )

  expect(described.message).toMatch(/UNIQUE constraint failed: settings\.name, from: insert into "settings"/)
  expect(described.stack).toMatch(/^\s+at /)
  expect(JSON.stringify(described)).not.toMatch(/organisation-of-secrets|Zephyrine/)
})

test('what Remix makes of a broken request is told by its status, and quotes nothing that was sent', () => {
  const answer = { status: 400, statusText: 'Bad Request', internal: true, data: 'Error: Zephyrine' }

  expect(describeError(answer).message).toBe('400 Bad Request')
  expect(describeError({ name: 'Zephyrine' }).message).toBe('an object that is no error')
})

test('no address in the log names a person, a certificate or a code', () => {
  const id = '5c1f7e06-9d7c-4b53-8a3c-1d6d5b7f0e11'

  expect(withoutIds(`/hr/people/${id}`)).toBe('/hr/people/:id')
  expect(withoutIds(`/hr/people/${id}.data`)).toBe('/hr/people/:id')
  expect(withoutIds('/verify/ABCDE-12345.data')).toBe('/verify/:id')
  expect(withoutIds('/assets/learner-0123456789ab.js')).toBe('/assets/learner-0123456789ab.js')
})
