import type { Facts } from './facts.ts'

/** What the last movement made of the person; `moved` changes only the unit. */
export function activityOf(facts: Facts): { kind: 'active' | 'on-leave' | 'seconded' | 'left'; since: Date | null } {
  const kinds = {
    joined: 'active',
    returned: 'active',
    'went-on-leave': 'on-leave',
    seconded: 'seconded',
    left: 'left',
  } as const
  let activity: ReturnType<typeof activityOf> = { kind: 'active', since: facts.knownSince }
  for (const { kind, movedAt } of facts.movements) {
    if (kind !== 'moved') activity = { kind: kinds[kind], since: movedAt }
  }
  return activity
}
