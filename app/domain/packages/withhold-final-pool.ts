type Files = ReadonlyMap<string, { bytes: Uint8Array; hash: string }>

export type Withholding = {
  files: Map<string, { bytes: Uint8Array; hash: string }>
  /** Banks that are written as they came in from files, or not at all, with the number of questions this leaves out. */
  withheld: { path: string; questions: number; written: boolean }[]
}

const finalBank = /\/bank\/final(?:\.[a-z]+)?\.mdx$/

/**
 * Leaves the organisation's private questions of the final out of the files of a course. Private is what was written or changed in the
 * browser; what came in from files is shipped. The bank is given as an import last brought it, so that importing it again is no change
 * and takes no private question away.
 */
export function withholdFinalPool(files: Files, imported: Files): Withholding {
  const left = new Map(files)
  const withheld: Withholding['withheld'] = []
  const banks = [...new Set([...files.keys(), ...imported.keys()])].filter((path) => finalBank.test(path)).sort()
  for (const path of banks) {
    const [standing, shipped] = [files.get(path), imported.get(path)]
    if (standing?.hash === shipped?.hash) continue
    if (shipped) left.set(path, shipped)
    else left.delete(path)
    const known = new Set(questionsIn(shipped?.bytes))
    const questions = questionsIn(standing?.bytes).filter((question) => !known.has(question)).length
    withheld.push({ path, questions, written: shipped !== undefined })
  }
  return { files: left, withheld }
}

/** The questions of a bank, each as it is written. */
function questionsIn(bytes: Uint8Array | undefined): string[] {
  return new TextDecoder()
    .decode(bytes)
    .split(/^(?=<Question\b)/m)
    .filter((part) => part.startsWith('<Question'))
    .map((part) => part.trimEnd())
}
