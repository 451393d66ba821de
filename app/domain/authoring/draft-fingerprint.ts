import { canonicalJson, sha256 } from '#app/domain/ledger/entry-hash.ts'
import type { Draft } from './find-draft.ts'

/** Of everything a draft changes: whoever decides on a preview decides on this draft and no other. */
export function draftFingerprint({ courseId, publishedNumber, files, removed }: Draft): string {
  const changed = [...files.values()].flatMap(({ path, state, hash }) => (state === 'published' ? [] : [[path, hash]]))
  return sha256(canonicalJson([courseId, publishedNumber, changed, [...removed.keys()].sort()]))
}
