/** Where the pages of one sitting stand. */
export function attemptAddress(attemptId: string): string {
  return `/attempts/${attemptId}`
}

export function questionAddress(attemptId: string, number: number): string {
  return `${attemptAddress(attemptId)}?question=${number}`
}

/** All answers at a glance; submitting is done from here. */
export function checkAddress(attemptId: string): string {
  return `${attemptAddress(attemptId)}/submission`
}

export function resultAddress(attemptId: string): string {
  return `${attemptAddress(attemptId)}/result`
}
