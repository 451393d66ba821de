/** What a cmi5 launch says in the page's address. */
export type Launch = {
  endpoint: string
  fetchAddress: string
  actor: unknown
  registration: string
  activityId: string
}

/** Null when one of the five is missing or cannot be what it should. */
export function readLaunch(search: string): Launch | null {
  const given = new URLSearchParams(search)
  const [endpoint, fetchAddress] = [webAddress(given.get('endpoint')), webAddress(given.get('fetch'))]
  const [registration, activityId] = [given.get('registration'), given.get('activityId')]
  if (!endpoint || !fetchAddress || !registration || !activityId) return null
  try {
    const actor: unknown = JSON.parse(given.get('actor') ?? '')
    if (typeof actor !== 'object' || actor === null) return null
    return { endpoint: endpoint.replace(/\/?$/, '/'), fetchAddress, actor, registration, activityId }
  } catch {
    return null
  }
}

/** The few requests of the xAPI (1.0.3) that a package makes. Each answers null or false when it did not work; none throws. */
export function writeToStore({ endpoint, actor, registration, activityId }: Launch, token: string) {
  const headers = { Authorization: `Basic ${token}`, 'X-Experience-API-Version': '1.0.3' }
  const agent = JSON.stringify(actor)
  const stateAddress = (stateId: string) =>
    `${endpoint}activities/state?${new URLSearchParams({ stateId, activityId, agent, registration })}`

  async function ask(address: string, init: RequestInit = {}): Promise<Response | null> {
    try {
      const answer = await fetch(address, { ...init, headers: { ...headers, ...init.headers } })
      return answer.ok ? answer : null
    } catch {
      return null
    }
  }

  return {
    async readDocument(stateId: string): Promise<string | null> {
      return (await (await ask(stateAddress(stateId)))?.text()) ?? null
    },
    async keepDocument(stateId: string, body: string): Promise<boolean> {
      const init = { method: 'PUT', body, headers: { 'Content-Type': 'text/plain' } }
      return (await ask(stateAddress(stateId), init)) !== null
    },
    async readPreferences(): Promise<void> {
      await ask(`${endpoint}agents/profile?${new URLSearchParams({ profileId: 'cmi5LearnerPreferences', agent })}`)
    },
    /** `leaving` = the page is going away: the browser sends it to the end all the same. */
    async sendStatement(statement: object, leaving: boolean): Promise<boolean> {
      const init = { method: 'POST', body: JSON.stringify(statement), keepalive: leaving }
      return (await ask(`${endpoint}statements`, { ...init, headers: { 'Content-Type': 'application/json' } })) !== null
    },
  }
}

function webAddress(text: string | null): string | null {
  return text !== null && /^https?:\/\//i.test(text) ? text : null
}
