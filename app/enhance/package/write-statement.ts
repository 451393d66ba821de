import type { Launch } from './xapi-store.ts'

const verbs = {
  initialized: 'http://adlnet.gov/expapi/verbs/initialized',
  completed: 'http://adlnet.gov/expapi/verbs/completed',
  terminated: 'http://adlnet.gov/expapi/verbs/terminated',
}
const cmi5Category = { id: 'https://w3id.org/xapi/cmi5/context/categories/cmi5' }
const moveOnCategory = { id: 'https://w3id.org/xapi/cmi5/context/categories/moveon' }

export type Verb = keyof typeof verbs

type Moment = {
  /** ISO 8601; null for none. */
  duration: string | null
  at: string
}

/** A statement as cmi5 defines it (section 9), on the template that the learning system gave. */
export function statementWith(launch: Launch, template: unknown, verb: Verb, { duration, at }: Moment): object {
  const given = objectIn(template)
  const activities = objectIn(given.contextActivities)
  const before = Array.isArray(activities.category) ? (activities.category as { id?: unknown }[]) : []
  const wanted = verb === 'completed' ? [cmi5Category, moveOnCategory] : [cmi5Category]
  const category = [...before.filter(({ id }) => !wanted.some((one) => one.id === id)), ...wanted]
  const result = {
    ...(verb === 'completed' ? { completion: true } : {}),
    ...(duration === null ? {} : { duration }),
  }
  return {
    id: randomId(),
    timestamp: at,
    actor: launch.actor,
    verb: { id: verbs[verb], display: { en: verb } },
    object: { objectType: 'Activity', id: launch.activityId },
    ...(Object.keys(result).length > 0 ? { result } : {}),
    context: { ...given, registration: launch.registration, contextActivities: { ...activities, category } },
  }
}

/** ISO 8601, of milliseconds. */
export function durationOf(milliseconds: number): string {
  return `PT${(Math.max(milliseconds, 0) / 1000).toFixed(2)}S`
}

/** A random UUID (RFC 9562, version 4); `crypto.randomUUID` is missing where the page came over plain http. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function objectIn(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
