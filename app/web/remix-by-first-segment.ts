import { createRequestHandler, type RequestHandler, type ServerBuild } from '@remix-run/node'

/**
 * Answers a request with Remix. Remix weighs every route of the service anew, twice, for every request; here it is given only those
 * that an address with this first segment could mean, which for a lesson's page is a sixth of its work. An address that
 * begins as no route does is for all of them.
 */
export function remixByFirstSegment(build: ServerBuild, mode: string): RequestHandler {
  const everything = createRequestHandler(build, mode)
  const handlers = new Map<string, RequestHandler>()
  for (const id of Object.keys(build.routes)) {
    const segment = firstSegment(fullPath(build, id))
    if (isFixed(segment) && !handlers.has(segment)) {
      handlers.set(segment, createRequestHandler(beginningWith(build, segment), mode))
    }
  }
  return (request, context) => {
    const segment = firstSegment(new URL(request.url).pathname).replace(/\.data$/, '')
    return (handlers.get(segment) ?? everything)(request, context)
  }
}

/**
 * The service as if it consisted of the routes whose address begins with this segment or could begin with anything, and those they
 * lie in. A page that hydrates asks for the rest when it needs it (`/__manifest`, which knows them all).
 */
function beginningWith(build: ServerBuild, wanted: string): ServerBuild {
  const ids = Object.keys(build.routes).filter((id) => {
    const segment = firstSegment(fullPath(build, id))
    return segment === wanted || (segment !== '' && !isFixed(segment))
  })
  const kept = new Set(ids.flatMap((id) => lineage(build, id)))
  const { assets } = build
  return { ...build, routes: only(kept, build.routes), assets: { ...assets, routes: only(kept, assets.routes) } }
}

function only<Route>(ids: Set<string>, routes: Record<string, Route>): Record<string, Route> {
  return Object.fromEntries(Object.entries(routes).filter(([id]) => ids.has(id)))
}

/** A route and everything it lies in, itself first. */
function lineage(build: ServerBuild, id: string): string[] {
  const parentId = build.routes[id]?.parentId
  return parentId ? [id, ...lineage(build, parentId)] : [id]
}

function fullPath(build: ServerBuild, id: string): string {
  return lineage(build, id)
    .reverse()
    .flatMap((one) => build.routes[one]?.path || [])
    .join('/')
}

/** Addresses are the same in small and capital letters, as Remix has it. */
function firstSegment(path: string): string {
  return path.replace(/^\/+/, '').split('/', 1)[0]?.toLowerCase() ?? ''
}

/** Neither empty, nor a parameter, nor a splat, nor optional. */
function isFixed(segment: string): boolean {
  return segment !== '' && !/[:*?]/.test(segment)
}
