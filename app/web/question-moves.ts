import type { DraftSave } from '#app/domain/authoring/save-draft-file.ts'
import { writtenBytes } from '#app/domain/authoring/written-text.ts'
import { moveQuestion } from '#app/domain/questions/move-question.ts'
import { readVersionToken } from './draft-version.ts'
import type { findQuestion, OpenBank } from './question-desk.ts'

/** What has to be saved so that a question stands in the other pool in each of its languages; null where a bank cannot be read. */
export function movesToOtherPool(
  courseId: string,
  banks: OpenBank[],
  { pool, inEach }: NonNullable<ReturnType<typeof findQuestion>>,
): DraftSave[] | null {
  const saves: DraftSave[] = []
  for (const { bank, placed } of inEach) {
    // In this language it stands there already.
    if (bank.pool !== pool) continue
    const other = banks.find((one) => one.language === bank.language && one.pool !== pool)
    if (!other?.placed) return null
    const { from, to } = moveQuestion(bank.text, placed, other.text)
    saves.push(save(bank, from), save(other, to))
  }
  return saves

  function save({ path, version }: OpenBank, text: string): DraftSave {
    return { courseId, path, content: writtenBytes(text), version: readVersionToken(version)?.version ?? 0 }
  }
}
