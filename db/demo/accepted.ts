/** The outcome of a command that cannot have been refused. Throws if it was: then the demonstration contradicts the rules. */
export function accepted<Outcome extends { kind: string }>(
  outcome: Outcome,
  what = '',
): Exclude<Outcome, { kind: 'refused' }> {
  if (outcome.kind === 'refused') throw new Error(`The demonstration was refused: ${JSON.stringify(outcome)} ${what}`)
  return outcome as Exclude<Outcome, { kind: 'refused' }>
}
