import * as build from 'virtual:remix/server-build'
import { createRequestHandler, type RequestHandler } from '@remix-run/node'
import { expect, test } from 'vitest'
import { config } from '#app/web/config.ts'
import { log } from '#app/web/log.ts'
import { remixByFirstSegment } from '#app/web/remix-by-first-segment.ts'
import type { RequestContext } from '#app/web/request-context.ts'
import { addressesOf } from '#tests/support/route-addresses.ts'

const whole = createRequestHandler(build, 'production')
const bySegment = remixByFirstSegment(build, 'production')

test('however an address is spelt, and whether asked as a page, as data or for one route, it is answered as if Remix knew all routes', async () => {
  const spelt = addressesOf(build.routes).flatMap(({ id, pattern }) =>
    spellingsOf(pattern.replace(/:\w+/g, 'none'), id),
  )

  for (const address of new Set([...spelt, ...strange]))
    expect([address, await answerOf(bySegment, address)]).toEqual([address, await answerOf(whole, address)])
})

/** Addresses that no route has, or that lie across the segments. */
const strange = [
  '/_root.data',
  '/.data',
  '/.data/hr/people',
  '/hr',
  '/hr.data',
  '/hr.data/people',
  '/hr%2Fpeople',
  '/hr;people',
  '/hrpeople',
  '/_learner',
  '/_learner.data',
  '/modules',
  '/__manifest?p=%2Fhr%2Fpeople&p=%2Ffinal&version=none',
  '/verify.data?_routes=routes%2Fhr.people._index',
  '/hr/people.data?_routes=root',
  '/nothing/at/all',
  '/constructor',
  '/toString.data',
]

function spellingsOf(path: string, routeId: string): string[] {
  const data = path === '/' ? '/_root.data' : `${path}.data`
  return [
    path,
    path.toUpperCase(),
    `${path}/`,
    `/${path}`,
    path.replace(/\w/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
    `${path}?index`,
    data,
    data.toUpperCase(),
    `${path}%2Edata`,
    `${path}/_.data`,
    `${data}?_routes=${encodeURIComponent(routeId)}`,
    `${data}?_routes=none`,
  ]
}

/** What a visitor without a session is told; a page without what differs from one answer to the next. */
async function answerOf(remix: RequestHandler, address: string) {
  const context: RequestContext = {
    requestId: 'a test',
    // Certificates may be looked up so often only from one address.
    clientAddress: crypto.randomUUID(),
    nonce: 'nonce',
    language: 'en',
    log,
    outage: null,
  }
  const answer = await remix(new Request(config.baseUrl + address, { headers: { accept: 'text/html' } }), context)
  const headers = [...answer.headers].filter(([name]) => name !== 'date')
  const said = (await answer.text()).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z|\d{13}(\.\d+)?/g, 'then')
  return { status: answer.status, headers, said }
}
