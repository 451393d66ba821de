import { allowAnyone } from '#app/web/allow-anyone.ts'

/** Every address that no other route answers. */
export function loader() {
  allowAnyone()
  throw new Response(null, { status: 404 })
}

export function action() {
  allowAnyone()
  throw new Response(null, { status: 404 })
}

export { NothingToShow as default } from '#app/ui/nothing-to-show.tsx'
