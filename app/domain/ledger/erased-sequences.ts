/**
 * The numbers of entries in the order of counting, as one text that is short and can be read: `3-5, 17`. What `person.erased` says it
 * emptied is written so, and may never be erased itself.
 */
export function writeSequences(sequences: number[]): string {
  const runs: { from: number; to: number }[] = []
  for (const sequence of [...new Set(sequences)].sort((one, other) => one - other)) {
    const run = runs.at(-1)
    if (run && run.to + 1 === sequence) run.to = sequence
    else runs.push({ from: sequence, to: sequence })
  }
  return runs.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(', ')
}

/** The runs of a text as `writeSequences` writes it. Reading stops at the first that is not one, or does not come after the one before. */
export function* readSequences(written: unknown): Generator<{ from: number; to: number }> {
  if (typeof written !== 'string') return
  let last = 0
  for (const part of written.split(', ')) {
    const [, first = '', second = first] = /^(\d{1,15})(?:-(\d{1,15}))?$/.exec(part) ?? []
    const [from, to] = [Number(first), Number(second)]
    if (from <= last || to < from) return
    yield { from, to }
    last = to
  }
}
