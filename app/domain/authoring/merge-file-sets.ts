/** What is in a file: the hash of its bytes; null where there is no such file. */
type Standing = string | null

export type MergedFile = {
  name: string
  /** As an import last brought it, as it is published, and as it comes in now. */
  base: Standing
  published: Standing
  incoming: Standing
  /**
   * `same`: published and incoming are alike. `kept`: changed in the browser only. `taken`: changed in the files only. `conflict`: changed
   * in both, and differently.
   */
  kind: 'same' | 'kept' | 'taken' | 'conflict'
}

type Files = ReadonlyMap<string, { hash: string }>

/** The three-way rule, name by name and in order: whoever changed a file alone keeps the change, and nobody's is lost unseen. */
export function mergeFileSets(base: Files, published: Files, incoming: Files): MergedFile[] {
  const names = [...new Set([...base.keys(), ...published.keys(), ...incoming.keys()])].sort()
  return names.map((name) => {
    const file = {
      name,
      base: base.get(name)?.hash ?? null,
      published: published.get(name)?.hash ?? null,
      incoming: incoming.get(name)?.hash ?? null,
    }
    return { ...file, kind: kindOf(file) }
  })
}

function kindOf({
  base,
  published,
  incoming,
}: Pick<MergedFile, 'base' | 'published' | 'incoming'>): MergedFile['kind'] {
  if (published === incoming) return 'same'
  if (incoming === base) return 'kept'
  return published === base ? 'taken' : 'conflict'
}

/** Which of two conflicting files stands. */
export type ConflictChoice = 'take-files' | 'keep-browser'

/** Whether what stands afterwards is the incoming file; else it is the published one. Conflicts must have been settled. */
export function takesIncoming({ kind }: MergedFile, settle: ConflictChoice | null): boolean {
  return kind === 'taken' || (kind === 'conflict' && settle === 'take-files')
}
