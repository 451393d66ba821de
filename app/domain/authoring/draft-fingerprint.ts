import { canonicalJson, sha256 } from '#app/domain/ledger/entry-hash.ts'
import { draftHash } from './draft-hash.ts'
import type { Draft } from './find-draft.ts'

/** Of a draft and of what it would follow: whoever decides on a preview decides on this draft and no other. */
export function draftFingerprint(draft: Draft): string {
  return sha256(canonicalJson([draft.courseId, draft.publishedNumber, draftHash(draft)]))
}
