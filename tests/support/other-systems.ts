import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

const types: Record<string, string> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
}

/** Serves files over http on a port of its own until the test ends; gives the address, with a slash at its end. */
export function serveFiles(files: ReadonlyMap<string, Uint8Array | string>): Promise<string> {
  return listen((request, response) => {
    const name = new URL(request.url ?? '', 'http://any').pathname.slice(1)
    // Browsers ask for it by themselves.
    if (name === 'favicon.ico') return void response.writeHead(204).end()
    const body = files.get(name)
    const type = types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
    response.writeHead(body === undefined ? 404 : 200, { 'Content-Type': type }).end(body)
  })
}

export type Statement = {
  id: string
  verb: { id: string }
  actor: unknown
  object: { id: string }
  result?: { completion?: boolean; duration?: string }
  context: { registration: string; contextActivities: { category: { id: string }[] } }
}

/** A learning system with a record store, of as much of cmi5 and the xAPI as a package uses, and as strict as the standard. */
export async function openRecordStore(launchData: object) {
  const statements: Statement[] = []
  const documents = new Map<string, string>([['LMS.LaunchData', JSON.stringify(launchData)]])
  const faults: string[] = []
  let tokens = 0
  const address = await listen(async (request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*')
    response.setHeader('Access-Control-Allow-Headers', '*, Authorization')
    response.setHeader('Access-Control-Allow-Methods', 'GET, PUT, POST')
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://any')
    const body = await bodyOf(request)
    if (request.method === 'OPTIONS') return void response.writeHead(204).end()
    if (pathname === '/token') {
      tokens += 1
      return void response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"auth-token":"c2VjcmV0"}')
    }
    if (request.headers.authorization !== 'Basic c2VjcmV0') faults.push(`${pathname}: no token`)
    if (!request.headers['x-experience-api-version']) faults.push(`${pathname}: no version`)
    if (pathname === '/xapi/statements' && request.method === 'POST') {
      statements.push(JSON.parse(body) as Statement)
      return void response.writeHead(200, { 'Content-Type': 'application/json' }).end('[]')
    }
    if (pathname !== '/xapi/activities/state') return void response.writeHead(404).end()
    for (const needed of ['stateId', 'activityId', 'agent', 'registration'])
      if (!searchParams.get(needed)) faults.push(`state without ${needed}`)
    const id = searchParams.get('stateId') ?? ''
    if (request.method === 'PUT') documents.set(id, body)
    const kept = documents.get(id)
    if (request.method === 'PUT') return void response.writeHead(204).end()
    response.writeHead(kept === undefined ? 404 : 200).end(kept)
  })
  return { address, statements, documents, faults, tokens: () => tokens }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString()
}

async function listen(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server: Server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}
