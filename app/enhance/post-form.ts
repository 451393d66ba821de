/** What became of a form that was sent without leaving the page. */
export type Posted =
  | { kind: 'answered'; text: string }
  /** The server did not take it, and says why where it can. */
  | { kind: 'refused'; status: number; message: string | null }
  | { kind: 'signed-out' }
  | { kind: 'offline' }

/** On a line of 50 kbit/s an answer takes seconds; after this many it is sent again. In milliseconds. */
const patience = 30_000

/** Sends a form's fields. By not asking for HTML it tells the server that a script is waiting, not a browser. */
export async function postForm(address: string, fields: URLSearchParams): Promise<Posted> {
  let response: Response
  // Not `AbortSignal.timeout`: old phones have none.
  const tooLate = new AbortController()
  const timer = setTimeout(() => tooLate.abort(), patience)
  try {
    response = await fetch(address, {
      method: 'POST',
      body: fields,
      headers: { Accept: 'application/json' },
      redirect: 'manual',
      signal: tooLate.signal,
    })
  } catch {
    return { kind: 'offline' }
  } finally {
    clearTimeout(timer)
  }
  if (response.status === 401 || response.type === 'opaqueredirect') return { kind: 'signed-out' }
  // A server that restarts, or a proxy before it, is a line that is down.
  if (response.status >= 500 || response.status === 429) return { kind: 'offline' }
  const text = await response.text().catch(() => null)
  if (text === null) return { kind: 'offline' }
  if (response.ok || (response.status === 422 && isHtml(response))) return { kind: 'answered', text }
  return { kind: 'refused', status: response.status, message: messageIn(text) }
}

/** The fields of a form as the browser would send them, with the button that was pressed. */
export function fieldsOf(form: HTMLFormElement, button?: HTMLElement | null): URLSearchParams {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form, button)) {
    if (typeof value === 'string') fields.append(name, value)
  }
  return fields
}

function isHtml(response: Response): boolean {
  return response.headers.get('content-type')?.startsWith('text/html') ?? false
}

function messageIn(text: string): string | null {
  try {
    const { message } = JSON.parse(text) as { message?: unknown }
    return typeof message === 'string' ? message : null
  } catch {
    return null
  }
}
