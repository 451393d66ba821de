/** Every address that no other route answers. */
export function loader() {
  throw new Response(null, { status: 404 })
}

export function action() {
  throw new Response(null, { status: 404 })
}

export { NothingToShow as default } from '#app/ui/nothing-to-show.tsx'
