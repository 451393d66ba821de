import { compileDraft } from '#app/domain/authoring/compile-draft.ts'
import { type Draft, draftText } from '#app/domain/authoring/find-draft.ts'
import type { Translation } from '#app/domain/translating/read-translation.ts'
import { rememberCut } from '#app/domain/translating/remember-cut.ts'
import { db } from './database.ts'

/** What the checks say of a translated file, at the piece where it is. Problems of no piece are told apart. */
export async function segmentProblems(draft: Draft, { file, path }: Translation) {
  const byKey = new Map<string, string[]>()
  const elsewhere: string[] = []
  if (file === path || !draft.files.has(file)) return { byKey, elsewhere }
  const { problems } = await compileDraft(db, draft)
  const pieces = rememberCut(draftText(draft, file) ?? '')?.segments ?? []
  // That words are older than their English is shown at each of them.
  for (const { line, message, rule } of problems.filter((problem) => problem.file === file)) {
    if (rule.startsWith('translation')) continue
    const piece = pieces
      .filter((one) => one.line <= line)
      .reduce((best, one) => (!best || one.line >= best.line ? one : best), pieces[0])
    if (!piece) elsewhere.push(message)
    else byKey.set(piece.key, [...(byKey.get(piece.key) ?? []), message])
  }
  return { byKey, elsewhere }
}
