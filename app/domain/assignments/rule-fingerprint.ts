import { canonicalJson, sha256 } from '#app/domain/ledger/entry-hash.ts'
import type { RequirementRule } from './list-rules.ts'
import type { PlannedRule } from './preview-rule.ts'

/**
 * SHA-256 (hex) of what was previewed, which its publication must show: the change, the rules of the programme beside it and the day. People
 * move meanwhile, and the numbers of a preview are those of its moment.
 */
export function ruleFingerprint(planned: PlannedRule, running: RequirementRule[], today: string): string {
  const beside = running.map(({ id }) => id).sort()
  return sha256(canonicalJson({ planned, beside, today }))
}
