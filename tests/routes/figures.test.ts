import { expect, test } from 'vitest'
import { sha256 } from '#app/domain/ledger/entry-hash.ts'
import { db } from '#app/web/database.ts'
import { courseFiles, courseRevisions } from '#db/schema/index.ts'
import { get } from '#tests/support/ask.ts'
import { theProgramme } from '#tests/support/examined.ts'

test('a picture that is opened by itself may draw itself and do nothing else', async () => {
  const content = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  const hash = sha256(content)
  await insertFigure(hash, content)

  const figure = await get(`/figures/${hash}.svg`)

  expect(figure.status).toBe(200)
  expect(figure.headers.get('content-security-policy')).toBe(
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  )
  expect(figure.headers.get('x-content-type-options')).toBe('nosniff')
  expect(figure.headers.get('content-type')).toBe('image/svg+xml')
})

async function insertFigure(hash: string, content: string): Promise<void> {
  await theProgramme()
  const [revision] = await db.select({ id: courseRevisions.id }).from(courseRevisions).limit(1)
  const contentBase64 = Buffer.from(content).toString('base64')
  const path = '01-tides/figures/tide.svg'
  await db.insert(courseFiles).values({ courseRevisionId: revision?.id ?? '', path, hash, contentBase64 })
}
