/** What each programme requires, by its id. */
type Requirements = ReadonlyMap<string, string[]>

/** Everything that a programme requires, what its requirements require included, each once. */
export function everythingRequired(programmeId: string, requirements: Requirements): string[] {
  const found = new Set<string>()
  const waiting = [...(requirements.get(programmeId) ?? [])]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue
    found.add(next)
    waiting.push(...(requirements.get(next) ?? []))
  }
  return [...found]
}

/** Why a programme cannot require what it says, or null: one that does not exist, or itself by whatever way round. */
export function requirementProblem(
  { id, requires }: { id: string; requires: string[] },
  current: Requirements,
): 'no-such-required-programme' | 'requires-itself' | null {
  if (requires.includes(id)) return 'requires-itself'
  if (requires.some((one) => !current.has(one))) return 'no-such-required-programme'
  return everythingRequired(id, new Map([...current, [id, requires]])).includes(id) ? 'requires-itself' : null
}
