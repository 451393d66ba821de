import type { Parents } from 'mdast'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { Activity } from './activity.ts'
import type { Place } from './lesson-problem.ts'
import type { Parts } from './parts.ts'
import type { RenderingContext } from './rendering-context.ts'

export type ComponentNode = MdxJsxFlowElement | MdxJsxTextElement

type Described<Fields extends z.ZodObject> = {
  name: string
  /** The attributes. A bare attribute arrives as `true`, any other as its text. */
  fields: Fields
  /**
   * Where it may stand: `text` = anywhere in running text; `blocks` = wherever a paragraph may; `lesson` = only at the outermost level
   * of a lesson; otherwise directly in one of the named components (`deep` lets it stand inside their paragraphs too).
   */
  inside: 'text' | 'blocks' | 'lesson' | { components: string[]; deep?: boolean }
  /** What may stand between its tags: nothing, words of one line, one paragraph and a rationale, or paragraphs and lists. */
  holds: 'nothing' | 'words' | 'paragraph' | 'blocks'
  /** What an author needs to know, in English Markdown: shown in the manual and in the editor. */
  help: string
  /** MDX that compiles, shown in the manual and offered by the editor. */
  example: string
}

/** Rendered where it stands. */
export type PlainComponent<Fields extends z.ZodObject = z.ZodObject> = Described<Fields> & {
  kind: 'plain'
  /** A sentence when the attributes name something that does not exist; null when all is well. */
  refuse?(fields: z.infer<Fields>, context: RenderingContext): { rule: string; message: string } | null
  render(fields: z.infer<Fields>, children: ReactNode, context: RenderingContext): ReactNode
}

/** Taken out of the lesson as data, and given to the learner as a form. */
export type ActivityComponent<Fields extends z.ZodObject = z.ZodObject> = Described<Fields> & {
  kind: 'activity'
  gather(element: Element<z.infer<Fields>>, gathering: Gathering): GatheredActivity
}

/** A part of an activity; its activity gathers it. */
export type PieceComponent<Fields extends z.ZodObject = z.ZodObject> = Described<Fields> & {
  kind: 'piece'
}

export type ComponentDefinition = PlainComponent | ActivityComponent | PieceComponent

/** An element whose name and attributes have been checked. */
export type Element<Fields = Record<string, unknown>> = {
  name: string
  fields: Fields
  node: ComponentNode
  place: Place
}

/** Completes an activity once the HTML of its parts is known. */
export type GatheredActivity = (html: (part: number) => string) => Activity

/** What an activity needs while it is taken out of the lesson. */
export type Gathering = {
  parts: Parts
  /** `practice`, or the name of the bank. */
  pool: string
  /** The checked pieces with this name that stand in a node, in order. Nested pieces of the same name are not looked for. */
  pieces<Fields extends z.ZodObject>(
    within: Parents | ComponentNode,
    piece: PieceComponent<Fields>,
  ): Element<z.infer<Fields>>[]
  report(rule: string, message: string, place: Place): void
  warn(rule: string, message: string, place: Place): void
}

export function plainComponent<Fields extends z.ZodObject>(definition: Omit<PlainComponent<Fields>, 'kind'>) {
  return { ...definition, kind: 'plain' } satisfies PlainComponent<Fields>
}

export function activityComponent<Fields extends z.ZodObject>(definition: Omit<ActivityComponent<Fields>, 'kind'>) {
  return { ...definition, kind: 'activity' } satisfies ActivityComponent<Fields>
}

export function pieceComponent<Fields extends z.ZodObject>(definition: Omit<PieceComponent<Fields>, 'kind'>) {
  return { ...definition, kind: 'piece' } satisfies PieceComponent<Fields>
}
