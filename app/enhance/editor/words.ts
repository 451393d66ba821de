/** What the server tells the script at the start: see `editorWords` of the desk. */
export type Words = {
  components: {
    name: string
    kind: string
    help: string
    place: string
    fields: { name: string; values: string; needed: boolean; meaning: string }[]
    example: string
  }[]
  objectives: Named[]
  terms: Named[]
  facts: Named[]
  figures: (Named & { markup: string })[]
  said: Record<string, string>
}

/** Something that is written by its name, and what stands behind it. */
export type Named = { id: string; about: string }

/** A sentence of the catalogue with its values. */
export function say({ said }: Words, name: string, values: Record<string, string | number> = {}): string {
  return (said[name] ?? name).replace(/\{\{(\w+)\}\}/g, (_, value: string) => String(values[value] ?? ''))
}
