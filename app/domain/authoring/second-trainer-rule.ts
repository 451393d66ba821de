import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { administersEverything } from '#app/domain/people/administers-everything.ts'
import { type Database, inTransaction } from '#db/handle.ts'
import { settings } from '#db/schema/index.ts'

/** When a second trainer looks at a draft before it is published: wherever there is one who had no hand in it, always, or never. */
export const secondTrainerRules = ['where-possible', 'always', 'never'] as const

export type SecondTrainerRule = (typeof secondTrainerRules)[number]

const settingName = 'second-trainer'
const kept = z.object({ rule: z.enum(secondTrainerRules) })

/** What holds for every course: where a team has a second trainer, they look first, until an administrator says otherwise. */
export async function findSecondTrainerRule(db: Database): Promise<SecondTrainerRule> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.name, settingName))
  return row ? kept.parse(row.value).rule : 'where-possible'
}

type Change = {
  rule: SecondTrainerRule
  /** The one that was shown to whoever decided. */
  before: SecondTrainerRule
  reason: string
}

export type SetSecondTrainerRuleOutcome =
  | { kind: 'set' | 'unchanged' }
  | { kind: 'refused'; reason: 'administrators-only' | 'changed-since-preview' }

/** Sets the rule for every course, for administrators of everything. Drafts under way follow the new one at once. */
export function setSecondTrainerRule(
  db: Database,
  { rule, before, reason }: Change,
  actor: Actor,
  at: Date,
): Promise<SetSecondTrainerRuleOutcome> {
  return inTransaction(db, async (tx) => {
    if (!(await administersEverything(tx, actor, at))) return { kind: 'refused', reason: 'administrators-only' }
    const now = await findSecondTrainerRule(tx)
    if (now === rule) return { kind: 'unchanged' }
    if (now !== before) return { kind: 'refused', reason: 'changed-since-preview' }
    const value = { rule }
    await tx
      .insert(settings)
      .values({ name: settingName, value, changedAt: at })
      .onConflictDoUpdate({ target: settings.name, set: { value, changedAt: at } })
    const payload = { before, after: rule, reason }
    await recordEntry(tx, { action: 'second-trainer.set', actor, subjectId: settingName, payload }, at)
    return { kind: 'set' }
  })
}
