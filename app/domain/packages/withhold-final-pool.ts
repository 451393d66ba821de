import { holdsFinalKeys } from '#app/domain/authoring/final-keys.ts'

type Files = ReadonlyMap<string, { bytes: Uint8Array; hash: string }>

export type Withholding = {
  files: Map<string, { bytes: Uint8Array; hash: string }>
  /** Banks that are written as they came in from files, or not at all, with the number of questions this leaves out. */
  withheld: { path: string; questions: number; written: boolean }[]
}

/**
 * Leaves the organisation's private questions of the final out of the files of a course. Private is what was written or changed in the
 * browser; what came in from files is shipped. The bank is given as an import last brought it, so that importing it again is no change
 * and takes no private question away. A bank is known by what it is in the course, whatever its folder is called and however its name
 * is written.
 */
export function withholdFinalPool(files: Files, imported: Files): Withholding {
  const left = new Map(files)
  const bankOf = (of: Files, role: string) => [...of].find(([path]) => holdsFinalKeys(path) && roleOf(path) === role)
  const withheld: Withholding['withheld'] = []
  const roles = new Set([...files.keys(), ...imported.keys()].filter(holdsFinalKeys).map(roleOf))
  for (const role of [...roles].sort()) {
    const [at, standing] = bankOf(files, role) ?? []
    const [shippedAt = '', shipped] = bankOf(imported, role) ?? []
    const path = at ?? `${folderOf(files) ?? folderOf(imported)}${shippedAt.slice(shippedAt.indexOf('/'))}`
    if (standing?.hash === shipped?.hash) continue
    if (shipped) left.set(path, shipped)
    else left.delete(path)
    const known = new Set(questionsIn(shipped?.bytes))
    const questions = questionsIn(standing?.bytes).filter((question) => !known.has(question)).length
    withheld.push({ path, questions, written: shipped !== undefined })
  }
  return { files: left, withheld }
}

/** What a file is in its course: its name below the folder, however it is written. */
function roleOf(path: string): string {
  return path.slice(path.indexOf('/') + 1).toLowerCase()
}

function folderOf(files: Files): string | undefined {
  return [...files.keys()][0]?.split('/')[0]
}

/** The questions of a bank, each as it is written. */
function questionsIn(bytes: Uint8Array | undefined): string[] {
  return new TextDecoder()
    .decode(bytes)
    .split(/^(?=<Question\b)/m)
    .filter((part) => part.startsWith('<Question'))
    .map((part) => part.trimEnd())
}
