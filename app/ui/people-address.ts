/** What a list of people is asked for. Everything is text as it stands in the address; empty where nothing is asked. */
export type PeopleAsked = {
  /** Null for the programme shipped with the service. */
  programme: string | null
  unit: string
  search: string
  /** `holding`, or one state. */
  standing: string
  /** So many days. */
  ends: string
  /** `here` where it is left out: everybody who has not left. */
  activity: string
  role: string
  /** By when the programme is asked of them: `overdue` or `due`. Not asked of a past day. */
  required: string
  /** A past day, YYYY-MM-DD. */
  on: string
}

/** The list of people asked so, and from whom on. Everything asked stands in the address, so that it can be kept and sent. */
export function peopleAddress(
  asked: Partial<PeopleAsked> & { list?: 'yes' },
  { page = '/hr/people', after = '' } = {},
): string {
  const parameters = Object.entries({ ...asked, after }).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return parameters.length === 0 ? page : `${page}?${new URLSearchParams(parameters)}`
}
