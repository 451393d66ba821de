/** Where the pages of learners' voice stand. */
export const concernsAddress = '/concerns'
export const deskConcernsAddress = '/desk/concerns'

export function concernAddress(concernId: string): string {
  return `${concernsAddress}/${concernId}`
}

export function withdrawalAddress(concernId: string): string {
  return `${concernAddress(concernId)}/withdrawal`
}

export function deskConcernAddress(concernId: string): string {
  return `${deskConcernsAddress}/${concernId}`
}

/** What is told about, as the form's address carries it. Nothing in it asks a question of one's focal point. */
type ToldAbout =
  | { page: string }
  | { revision: string }
  | { attempt: string; question?: string }
  | Record<string, never>

/** The form to tell something, with its subject filled in. */
export function newConcernAddress(about: ToldAbout = {}): string {
  const query = new URLSearchParams(about as Record<string, string>).toString()
  return `${concernsAddress}/new${query && `?${query}`}`
}
