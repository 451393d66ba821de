import type { ExchangedQuestion, ExchangeNote } from './exchanged-question.ts'

type Said = Pick<ExchangedQuestion, 'objective' | 'critical' | 'difficulty' | 'fact'>

/** What only Lisans says of a question, as tags, which other systems keep or pass over. */
export function writeTags({ objective, critical, difficulty, fact }: Said): string[] {
  return [
    ...(objective === null ? [] : [`objective.${objective}`]),
    ...(critical ? ['critical'] : []),
    ...(difficulty === null ? [] : [`difficulty.${difficulty}`]),
    ...(fact === null ? [] : [`fact.${fact}`]),
  ]
}

/** The same read back; tags of others are named and left out. */
export function readTags(tags: readonly string[]): { said: Said; notes: ExchangeNote[] } {
  const said: Said = { objective: null, critical: false, difficulty: null, fact: null }
  const others: string[] = []
  for (const tag of tags) {
    const [, kind, value = ''] = /^(objective|fact)\.([a-z][a-z0-9-]{0,59})$/.exec(tag) ?? []
    const [, difficulty] = /^difficulty\.([123])$/.exec(tag) ?? []
    if (kind === 'objective') said.objective = value
    else if (kind === 'fact') said.fact = value
    else if (difficulty) said.difficulty = Number(difficulty) as 1 | 2 | 3
    else if (tag === 'critical') said.critical = true
    else others.push(tag)
  }
  return { said, notes: others.length > 0 ? [{ what: 'tags', about: others.join(', ').slice(0, 200) }] : [] }
}
