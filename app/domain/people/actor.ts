/** Who does something: a person, an operator at the command line, or Lisans itself (an import at first start, an expired lease). */
export type Actor = { kind: 'person'; personId: string } | Operator | { kind: 'system' }

/** Some things only whoever sits at the machine may do. */
export type Operator = { kind: 'operator'; name: string }

/** What the ledger's chain knows of an actor: a random id, or only the kind. An operator's name stands in the salted payload. */
export function actorIdOf(actor: Actor): string {
  return actor.kind === 'person' ? actor.personId : actor.kind
}
