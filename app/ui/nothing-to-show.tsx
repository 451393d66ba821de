/**
 * The page of a route that only takes posts. Without a component of its own such a route would count as a bare resource, and a
 * refusal would reach its reader as JSON instead of the page that explains it.
 */
export function NothingToShow() {
  return null
}
