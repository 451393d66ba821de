import { get, post } from './ask.ts'
import type { Address } from './route-addresses.ts'

/** One way of asking, and what was answered. */
export type Asked = { how: string; method: 'GET' | 'POST'; status: number; location: string; said: string }

/** As a document, as the data of the whole page, as the data of this route alone; and the same ways with a form. */
export async function askInEveryWay(
  address: Address,
  fill: (pattern: string) => string,
  cookie?: string,
): Promise<Asked[]> {
  const page = fill(address.pattern)
  const index = address.index ? '?index' : ''
  const dataPage = page === '/' ? '/_root.data' : `${page}.data`
  const alone = `${dataPage}?_routes=${encodeURIComponent(address.id)}`
  const asked = [
    await note('GET', page, get(page, { cookie })),
    await note('GET', dataPage, get(dataPage, { cookie })),
    await note('GET', alone, get(alone, { cookie })),
  ]
  if (!address.acts) return asked
  return [
    ...asked,
    await note('POST', page, post(page + index, {}, { cookie })),
    await note('POST', dataPage, post(dataPage + index, {}, { cookie })),
  ]
}

async function note(method: 'GET' | 'POST', path: string, answering: Promise<Response>): Promise<Asked> {
  const answer = await answering
  const { status, headers } = answer
  return {
    how: `${method} ${path}`,
    method,
    status,
    location: headers.get('location') ?? '',
    said: await answer.text(),
  }
}
