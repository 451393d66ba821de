/** What the server said; `offline` where it could not be reached, or is restarting. */
export type Answer = { kind: 'answered'; status: number; text: string } | { kind: 'offline' } | { kind: 'signed-out' }

/** On a slow line a lesson takes seconds. In milliseconds. */
const patience = 30_000

/** Posts fields without leaving the page. */
export async function send(
  address: string,
  fields: Record<string, string>,
  accept = 'application/json',
): Promise<Answer> {
  const tooLate = new AbortController()
  const timer = setTimeout(() => tooLate.abort(), patience)
  try {
    const response = await fetch(address, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { Accept: accept },
      redirect: 'manual',
      signal: tooLate.signal,
    })
    if (response.status === 401 || response.type === 'opaqueredirect') return { kind: 'signed-out' }
    if (response.status >= 500 || response.status === 429) return { kind: 'offline' }
    return { kind: 'answered', status: response.status, text: await response.text() }
  } catch {
    return { kind: 'offline' }
  } finally {
    clearTimeout(timer)
  }
}
