import type { HeadersFunction } from '@remix-run/node'

/** The headers of a page that shows a code once: the browser keeps neither the page nor the cookie that brought the code. */
export const shownOnce: HeadersFunction = ({ loaderHeaders }) => {
  const shown = new Headers({ 'Cache-Control': 'no-store' })
  for (const cookie of loaderHeaders.getSetCookie()) shown.append('Set-Cookie', cookie)
  return shown
}
