/** Every way in which somebody decided against what the rules would have done by themselves, or changed the rules. */
export const overrideKinds = {
  exemption: ['exemption.granted', 'exemption.ended'],
  unlock: ['attempts.unlocked'],
  /** Answers to concerns; only those that gave an attempt back. */
  attemptGivenBack: ['concern.answered'],
  accommodation: ['accommodation.decided', 'accommodation.granted'],
  correction: ['question.corrected', 'attempts.regraded'],
  rules: [
    'programme.published',
    'rules.published',
    'rules.taken-live',
    'policy.published',
    'policy.withdrawn',
    'requirement-rule.made',
    'requirement-rule.changed',
    'requirement-rule.ended',
  ],
  role: ['role.granted', 'role.ended', 'deputy.named', 'deputy.ended'],
  platform: ['platform-mode.set', 'platform.closed', 'platform.reopened'],
  sanction: ['revocation.lifted', 'person.reinstated'],
} as const satisfies Record<string, string[]>

export type OverrideKind = keyof typeof overrideKinds

export const overrideKindNames = Object.keys(overrideKinds) as OverrideKind[]

/** The actions of one kind, or of all. */
export function overrideActions(kind: OverrideKind | null): readonly string[] {
  return kind ? overrideKinds[kind] : overrideKindNames.flatMap((one) => [...overrideKinds[one]])
}
