import type { ServerBuild } from '@remix-run/node'

export type Address = {
  /** As Remix knows the route, and as `?_routes=` names it. */
  id: string
  /** `/modules/:courseId/quiz`. */
  pattern: string
  /** Whether forms to it carry `?index`. */
  index: boolean
  /** Whether it takes forms. */
  acts: boolean
}

/** Every address that the built service answers by itself; layouts and the root have none. */
export function addressesOf(routes: ServerBuild['routes']): Address[] {
  const known = Object.values(routes).filter((route) => route !== undefined)
  const parents = new Set(known.map(({ parentId }) => parentId))
  return known
    .filter(({ id }) => !parents.has(id))
    .map((route) => ({
      id: route.id,
      pattern: `/${pathOf(routes, route.id)}`,
      index: route.index === true,
      acts: route.module.action !== undefined,
    }))
}

function pathOf(routes: ServerBuild['routes'], id: string): string {
  const route = routes[id]
  if (!route) return ''
  const above = route.parentId ? pathOf(routes, route.parentId) : ''
  return [above, route.path].filter(Boolean).join('/')
}
