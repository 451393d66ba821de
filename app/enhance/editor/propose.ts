import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import type { Named, Words } from './words.ts'

/** Which names stand in which attribute, whatever component it is of. */
const namesOf = {
  objective: ({ objectives }: Words) => objectives,
  fact: ({ facts }: Words) => facts,
  id: ({ terms, facts }: Words, component: string) =>
    component === 'Term' ? terms : component === 'LegalFact' ? facts : [],
  src: ({ figures }: Words) => figures,
} satisfies Record<string, (words: Words, component: string) => Named[]>

/** Proposes components, their attributes, and the names that the course and the service know. */
export function propose(words: Words) {
  return (context: CompletionContext): CompletionResult | null =>
    proposeValue(words, context) ?? proposeAttribute(words, context) ?? proposeComponent(words, context)
}

function proposeComponent({ components, figures }: Words, context: CompletionContext): CompletionResult | null {
  const typed = context.matchBefore(/<[A-Za-z]*$/) ?? (context.explicit ? { from: context.pos } : null)
  if (!typed) return null
  const whole = components.map(({ name, help, example }): Completion => {
    return { label: `<${name}`, detail: name, info: help, apply: example, type: 'class' }
  })
  const shown = figures.map(({ id, about, markup }) => ({ label: `<Figure ${id}`, info: about, apply: markup }))
  return { from: typed.from, options: [...whole, ...shown], validFor: /^<[A-Za-z]*$/ }
}

function proposeAttribute({ components }: Words, context: CompletionContext): CompletionResult | null {
  const tag = openTag(context)
  const typed = context.matchBefore(/\s[a-z]*$/)
  const component = components.find(({ name }) => name === tag?.name)
  if (!typed || !component) return null
  const options = component.fields
    .filter(({ name }) => !tag?.text.includes(` ${name}=`))
    .map(({ name, values, meaning }) => ({
      label: name,
      info: meaning || values,
      apply: values === 'a bare word' ? name : `${name}="`,
    }))
  return { from: typed.from + 1, options, validFor: /^[a-z]*$/ }
}

function proposeValue(words: Words, context: CompletionContext): CompletionResult | null {
  const inFrontMatter = context.matchBefore(/^(?:objectives: \[| {2}- )[^\n\]]*$/)
  const typed = context.matchBefore(/[\w./-]*$/)
  if (inFrontMatter && typed && inFrontMatter.text.startsWith('objectives'))
    return { from: typed.from, options: words.objectives.map(option), validFor: /^[\w-]*$/ }
  const tag = openTag(context)
  const attribute = /\s([a-z]+)="([^"]*)$/.exec(tag?.text ?? '')
  if (!tag || !attribute) return null
  const [, name = '', begun = ''] = attribute
  const names = (namesOf as Record<string, (words: Words, component: string) => Named[]>)[name]?.(words, tag.name) ?? []
  const field = words.components.find((one) => one.name === tag.name)?.fields.find((one) => one.name === name)
  const listed = [...(field?.values.matchAll(/`([^`]+)`/g) ?? [])].map(([, value = '']) => ({ label: value }))
  const options = names.length > 0 ? names.map(option) : listed
  return options.length > 0 ? { from: context.pos - begun.length, options, validFor: /^[^"]*$/ } : null
}

function option({ id, about }: Named): Completion {
  return { label: id, info: about, type: 'constant' }
}

/** The tag in whose attributes the cursor stands. */
function openTag({ state, pos }: CompletionContext): { name: string; text: string } | null {
  const before = state.sliceDoc(Math.max(0, pos - 2000), pos)
  const found = /<([A-Z][A-Za-z]*)((?:\s(?:[^<>"]|"[^"]*"?)*)?)$/.exec(before)
  return found ? { name: found[1] ?? '', text: found[2] ?? '' } : null
}
