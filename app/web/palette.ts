import type { ComponentDefinition } from '#app/lesson-markup/component-definition.ts'
import { registry } from '#app/lesson-markup/registry.ts'
import { type FieldRow, fieldRows, whereItStands } from '#app/lesson-markup/write-manual.ts'

/** A component as the palette shows it; its words are English, with code between backticks. */
export type PaletteEntry = {
  name: string
  kind: ComponentDefinition['kind']
  help: string
  place: string
  fields: FieldRow[]
  example: string
}

/** Every component that a text may hold, from the registry, in its order. */
export const palette: PaletteEntry[] = registry.map((definition) => ({
  name: definition.name,
  kind: definition.kind,
  help: definition.help,
  place: whereItStands(definition),
  fields: fieldRows(definition),
  example: definition.example,
}))

/** What an editor offers to put in: whole components, for their parts come with their examples. */
export const insertable = palette
  .filter(({ kind }) => kind !== 'piece')
  .map(({ name, help, example }) => ({ name, help, example }))
