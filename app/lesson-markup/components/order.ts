import { z } from 'zod'
import { activityComponent } from '../component-definition.ts'
import { identifier, plainText } from '../fields.ts'
import { optionId } from '../option-id.ts'
import { splitPiece } from '../split-piece.ts'
import { because } from './because.ts'
import { refuseStrayText, refuseTwins } from './refuse-loose-pieces.ts'
import { stage } from './stage.ts'

export const order = activityComponent({
  name: 'Order',
  fields: z.object({
    id: identifier.describe('its name, unique in the lesson and the same in every language'),
    title: plainText.describe('its heading'),
    objective: identifier.optional().describe('an objective of the course'),
    intro: plainText.optional().describe('what to put in order'),
  }),
  inside: 'lesson',
  holds: 'blocks',
  help: 'Three to ten stages, written in the right order. The page shows them mixed, always in the same way, and the learner numbers them.',
  example: `<Order id="after-a-leak" title="The first ten minutes" objective="mishap" intro="What comes first, what next?">
  <Stage id="capture">
    Capture what was posted.
    <Because>Once it is deleted, nobody can show what happened.</Because>
  </Stage>
  <Stage id="delete">
    Take the post down.
    <Because>Every minute more people see it; but the capture comes first.</Because>
  </Stage>
  <Stage id="tell">
    Tell your supervisor.
    <Because>Now there is something to show, and the harm has stopped growing.</Because>
  </Stage>
</Order>`,
  gather({ fields, node, place }, gathering) {
    const stages = gathering.pieces(node, stage)
    if (stages.length < 3)
      gathering.report(
        'too-few-stages',
        'An order needs at least three stages: two would always appear the wrong way round.',
        place,
      )
    if (stages.length > 10) gathering.report('too-many-stages', 'An order has at most ten stages.', place)
    refuseTwins(stages, 'stage', gathering)
    refuseStrayText({ node, place }, stages, 'Inside an order, write text only in its stages.', gathering)
    const gathered = stages.map((found) => {
      const { words, reason } = splitPiece(found, because, gathering)
      return { fields: found.fields, words: gathering.parts.words(words), reason: gathering.parts.blocks(reason) }
    })
    return (html) => ({
      kind: 'order',
      id: fields.id,
      title: fields.title,
      objective: fields.objective ?? null,
      intro: fields.intro ?? null,
      stages: gathered.map(({ fields: { id }, words, reason }) => ({
        id: optionId(fields.id, id),
        stageHtml: html(words),
        becauseHtml: html(reason),
      })),
    })
  },
})
