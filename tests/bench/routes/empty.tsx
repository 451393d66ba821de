/** The floor of a page: nothing but React in the browser, as Remix gives it. */
export const handle = { hydrate: true }

/** Something for the browser to be given a second time, as every hydrating page has. */
export function loader() {
  return { empty: true }
}

export default function EmptyPage() {
  return <h1>Nothing</h1>
}
