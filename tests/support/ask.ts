import { application } from '#app/web/application.ts'
import { config } from '#app/web/config.ts'

type Question = { cookie?: string; headers?: Record<string, string> }

/** Opens a page the way a browser does. */
export function get(path: string, { cookie, headers }: Question = {}): Promise<Response> {
  return ask(path, { headers: { accept: 'text/html', ...headers, ...(cookie && { cookie }) } })
}

/** Sends a form the way a browser does: from our own origin. A field given as a list is sent once for each. */
export function post(
  path: string,
  fields: Record<string, string | string[]>,
  { cookie, headers }: Question = {},
): Promise<Response> {
  const body = new URLSearchParams()
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) body.append(name, value)
  const { origin, host } = new URL(config.baseUrl)
  return ask(path, {
    method: 'POST',
    body,
    headers: { accept: 'text/html', origin, host, ...headers, ...(cookie && { cookie }) },
  })
}

/** The Cookie header a browser would send after this answer. */
export function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

async function ask(path: string, init: RequestInit): Promise<Response> {
  return application.fetch(new Request(config.baseUrl + path, { redirect: 'manual', ...init }))
}
