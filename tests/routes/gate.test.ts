import { expect, test } from 'vitest'
import { createGateToken } from '#app/domain/access/create-gate-token.ts'
import { db } from '#app/web/database.ts'
import { withoutIds } from '#app/web/request-log.ts'
import { get, post } from '#tests/support/ask.ts'
import { examinee } from '#tests/support/examined.ts'
import { operator } from '#tests/support/people.ts'

test('the gate answers 204 for a certified person, and for anybody else 403 with a code and what is left', async () => {
  const { learner, identifier } = await examinee()
  const authorization = await bearer('a proxy')

  const before = await check({ person: identifier }, authorization)
  await learner.becomeCertified(new Date())
  const after = await check({ person: identifier, for: 'social-media' }, authorization)

  expect(before.status).toBe(403)
  expect(before.headers.get('x-gate-reason')).toBe('not-certified')
  expect(await before.json()).toMatchObject({ standing: 'not-started', reason: 'not-certified', validUntil: null })
  expect(after.status).toBe(204)
  expect(await after.text()).toBe('')
  expect(after.headers.get('cache-control')).toBe('no-store')
})

test('without a good token nothing is answered', async () => {
  const { identifier } = await examinee()

  for (const authorization of [
    undefined,
    'Bearer',
    'Bearer short',
    `Bearer lisans_gate_${'A'.repeat(43)}`,
    'Basic eDp5',
  ]) {
    const answer = await check({ person: identifier }, authorization)
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toContain('Bearer')
    expect(await answer.text()).not.toContain(identifier)
  }
})

test('a question that cannot be understood is told what is wrong with it', async () => {
  const authorization = await bearer('a careless proxy')
  const questions = [
    '',
    '?person=',
    '?person=a&person=b',
    `?person=${'x'.repeat(400)}`,
    '?person=a&for=chat',
    '?person=a&for=../x',
    '?person=a&for=x&for=y',
  ]

  for (const question of questions) {
    const answer = await get(`/gate/v1/check${question}`, { headers: authorization })
    expect(answer.status, question).toBe(400)
    expect(await answer.json()).toEqual({ error: expect.stringMatching(/.{20,}/) })
  }
})

test('the gate answers its one question and no other', async () => {
  const authorization = await bearer('a curious proxy')

  expect((await get('/gate/v1/people', { headers: authorization })).status).toBe(404)
})

test('whoever tells the gate something instead of asking learns which ways of asking there are', async () => {
  const authorization = await bearer('a proxy that posts')

  const posted = await post('/gate/v1/check?person=a', {}, { headers: authorization })

  expect(posted.status).toBe(405)
  expect(posted.headers.get('allow')).toBe('GET, HEAD')
  expect(posted.headers.get('cache-control')).toBe('no-store')
  expect(await posted.json()).toEqual({ error: expect.stringContaining('GET') })
})

test('the log names no person, certificate, code or question', () => {
  expect(withoutIds('/verify/M8T9T-FZCY1-VBVVA-4XZ8A')).toBe('/verify/:id')
  expect(withoutIds('/hr/people/2f6f5c1e-0f4e-4a40-9d83-7f0f0c1ad111/suspension')).toBe('/hr/people/:id/suspension')
  expect(withoutIds('/gate/v1/check')).toBe('/gate/v1/check')
  expect(withoutIds('/modules/privacy/lessons/island-test')).toBe('/modules/privacy/lessons/island-test')
})

async function bearer(name: string): Promise<{ authorization: string }> {
  const made = await createGateToken(db, { name }, operator, new Date())
  if (made.kind === 'refused') throw new Error(made.reason)
  return { authorization: `Bearer ${made.token}` }
}

function check(
  question: Record<string, string>,
  authorization: string | { authorization: string } | undefined,
): Promise<Response> {
  const headers = typeof authorization === 'string' ? { authorization } : authorization
  return get(`/gate/v1/check?${new URLSearchParams(question)}`, headers && { headers })
}
