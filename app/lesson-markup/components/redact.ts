import type { Parents } from 'mdast'
import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx'
import { z } from 'zod'
import { activityComponent, type ComponentNode, type Element } from '../component-definition.ts'
import { identifier, plainText } from '../fields.ts'
import type { PartContent } from '../parts.ts'
import { plainWords } from '../plain-words.ts'
import { splitPiece } from '../split-piece.ts'
import { because } from './because.ts'
import { spot } from './spot.ts'

/** The element that stands in the draft for a spot. Authors cannot write it: it is not in the registry. */
export const spotMark = 'LessonSpot'

export const redact = activityComponent({
  name: 'Redact',
  fields: z.object({
    id: identifier.describe('its name, unique in the lesson and the same in every language'),
    title: plainText.describe('its heading'),
    objective: identifier.optional().describe('an objective of the course'),
    intro: plainText.optional().describe('what to look for'),
  }),
  inside: 'lesson',
  holds: 'blocks',
  help: 'A draft post in which the learner ticks what must not be published. At least two spots to hide and two harmless ones.',
  example: `<Redact id="ferry-draft" title="The ferry post" objective="leaks" intro="Tick everything that must not be published.">
  Thank you to <Spot id="name" kind="person" hide>Marie-Ange from Praslin<Because>She wrote to us; she did not agree to be named.</Because></Spot>
  for asking about <Spot id="times" kind="other">the 9:30 sailing<Because>The timetable is already published.</Because></Spot>.
  Our officer saw in <Spot id="screen" kind="screen" hide>booking SC-4471<Because>A booking number opens somebody's record.</Because></Spot>
  that <Spot id="pier" kind="place">the new pier<Because>Everybody can see it.</Because></Spot> was meant.
</Redact>`,
  gather({ fields, node, place }, gathering) {
    const spots = gathering.pieces(node, spot)
    const ids = spots.map((found) => found.fields.id)
    if (new Set(ids).size < ids.length)
      gathering.report('duplicate-id', 'Two spots of this draft have the same id.', place)
    const hidden = spots.filter((found) => found.fields.hide).length
    if (hidden < 2 || spots.length - hidden < 2) {
      gathering.report(
        'too-few-spots',
        'A draft needs at least two spots to hide and at least two harmless ones.',
        place,
      )
    }
    const gathered = spots.map((found) => {
      const { words, reason } = splitPiece(found, because, gathering)
      return {
        fields: found.fields,
        words: gathering.parts.words(structuredClone(words)),
        reason: gathering.parts.blocks(reason),
      }
    })
    const draft = gathering.parts.blocks(markSpots(node, spots, fields.id).children as PartContent[])
    if (plainWords(node.children) === '') gathering.report('empty', 'This draft is empty.', place)

    return (html) => ({
      kind: 'redact',
      id: fields.id,
      title: fields.title,
      objective: fields.objective ?? null,
      intro: fields.intro ?? null,
      draftHtml: html(draft),
      spots: gathered.map(({ fields: { id, kind, hide }, words, reason }) => ({
        id,
        spotKind: kind,
        hide,
        wordsHtml: html(words),
        becauseHtml: html(reason),
      })),
    })
  },
})

/** A copy of the draft in which each spot is a numbered mark without its rationale, its kind and its verdict. */
function markSpots(node: ComponentNode, spots: Element<{ id: string }>[], activityId: string): Parents {
  return copy(node as Parents) as Parents

  function copy(original: Parents | ComponentNode): Parents | ComponentNode {
    const children = original.children.map((child) => {
      const at = spots.findIndex((found) => found.node === child)
      const found = spots[at]
      if (found) return markOf(found, at)
      return 'children' in child ? copy(child) : child
    })
    return { ...original, children } as Parents
  }

  function markOf(found: Element<{ id: string }>, at: number): ComponentNode {
    return {
      type: 'mdxJsxTextElement',
      name: spotMark,
      attributes: [attribute('htmlFor', `${activityId}--${found.fields.id}`), attribute('number', String(at + 1))],
      children: found.node.children.filter((child) => !('name' in child && child.name === because.name)) as never,
    }
  }
}

function attribute(name: string, value: string): MdxJsxAttribute {
  return { type: 'mdxJsxAttribute', name, value }
}
