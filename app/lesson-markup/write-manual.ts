import { z } from 'zod'
import type { ComponentDefinition } from './component-definition.ts'
import { registry } from './registry.ts'

const opening =
  '<!-- The part from here to the end mark is written by app/lesson-markup/write-manual.ts from the registry: change it there. -->'
const closing = '<!-- End of the part written from the registry. -->'

/** The author's manual with its part about components written anew from the registry; the rest is kept as it is. */
export function writeManual(manual: string): string {
  const [before, rest] = manual.split(opening)
  const after = rest?.split(closing)[1]
  if (before === undefined || after === undefined)
    throw new Error('The manual has lost the marks around its written part')
  return `${before}${opening}\n\n${registry.map(describeComponent).join('\n\n')}\n\n${closing}${after}`
}

function describeComponent(definition: ComponentDefinition): string {
  const { name, help, example } = definition
  return [`### \`<${name}>\``, help, whereItStands(definition), describeFields(definition), fenced(example)]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** Where a component may stand and what it may hold, as English Markdown. */
export function whereItStands({ kind, inside, holds }: ComponentDefinition): string {
  const place =
    typeof inside === 'object'
      ? `Stands ${inside.deep ? 'anywhere in' : 'directly in'} ${inside.components.map((name) => `\`<${name}>\``).join(', ')}.`
      : {
          text: 'Stands anywhere in the text, also in the middle of a sentence.',
          blocks: 'Stands where a paragraph may stand, with an empty line before and after.',
          lesson: 'Stands on its own in the lesson, with an empty line before and after.',
        }[inside]
  const contents = {
    nothing: 'Close it at once with `/>`.',
    words: 'Holds a few words.',
    paragraph: 'Holds one paragraph, then its `<Because>`.',
    blocks: 'Holds paragraphs, lists and quotations.',
  }[holds]
  return kind === 'activity' ? place : `${place} ${contents}`
}

function describeFields(definition: ComponentDefinition): string {
  const rows = fieldRows(definition).map(({ name, values, needed, meaning }) => {
    return `| \`${name}\` | ${values} | ${needed ? 'yes' : 'no'} | ${meaning} |`
  })
  return rows.length === 0 ? '' : ['| attribute | value | needed | meaning |', '|---|---|---|---|', ...rows].join('\n')
}

export type FieldRow = {
  name: string
  /** What may be written, as English Markdown. */
  values: string
  needed: boolean
  meaning: string
}

/** The attributes of a component, for whoever writes one. */
export function fieldRows({ fields }: ComponentDefinition): FieldRow[] {
  const schema = z.toJSONSchema(fields, { io: 'input', unrepresentable: 'any' })
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    if (typeof field !== 'object') return []
    const values = field.const === true ? 'a bare word' : valuesOf(field)
    return [{ name, values, needed: schema.required?.includes(name) ?? false, meaning: field.description ?? '' }]
  })
}

function valuesOf({ enum: values, default: usual }: z.core.JSONSchema.BaseSchema): string {
  if (!values) return 'text'
  return values.map((value) => `\`${value}\`${value === usual ? ' (usual)' : ''}`).join(', ')
}

function fenced(example: string) {
  return `\`\`\`mdx\n${example}\n\`\`\``
}
