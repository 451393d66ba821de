import { z } from 'zod'
import { activityComponent, type Element, type Gathering } from '../component-definition.ts'
import { countWords } from '../count-words.ts'
import { identifier, plainText } from '../fields.ts'
import type { PartContent } from '../parts.ts'
import { plainWords } from '../plain-words.ts'
import { model } from './model.ts'
import { original } from './original.ts'
import { point } from './point.ts'
import { refuseStrayText } from './refuse-loose-pieces.ts'

export const rewriteReply = activityComponent({
  name: 'RewriteReply',
  fields: z.object({
    id: identifier.describe('its name, unique in the lesson and the same in every language'),
    title: plainText.describe('its heading'),
    objective: identifier.optional().describe('an objective of the course'),
    intro: plainText.optional().describe('what to write'),
    limit: z
      .string({ error: 'write it as limit="60"' })
      .regex(/^([1-9]\d|1\d\d|200)$/, 'use a number of words from 10 to 200')
      .describe('the most words for a reply, 10 to 200'),
  }),
  inside: 'lesson',
  holds: 'blocks',
  help: 'The learner writes a better reply, then opens a model and a list to check their own with: one `<Original>`, one `<Model>`, three to six `<Point>`. What the learner types is never sent or kept. It counts as done when the learner says so.',
  example: `<RewriteReply id="form-reply" title="Answer the complaint" objective="reply" intro="Write the reply you would like to get." limit="40">
  <Original>
    “Three weeks for a form!” The office replied: “Read the notice.”
  </Original>
  <Model>
    We are sorry for the wait. New forms arrive on Monday, and we will keep one for you at the counter.
  </Model>
  <Point>It says sorry for what went wrong.</Point>
  <Point>It says what happens next, and when.</Point>
  <Point>It names nobody's case.</Point>
</RewriteReply>`,
  gather({ fields, node, place }, gathering) {
    const originals = gathering.pieces(node, original)
    const models = gathering.pieces(node, model)
    const points = gathering.pieces(node, point)
    checkOnlyOne('Original', originals, { place }, gathering)
    checkOnlyOne('Model', models, { place }, gathering)
    if (points.length < 3 || points.length > 6)
      gathering.report('point-count', 'A RewriteReply has three to six points.', place)
    const pieces = [...originals, ...models, ...points]
    for (const piece of pieces)
      if (plainWords(piece.node.children) === '')
        gathering.report('empty', `This ${piece.name} has no words.`, piece.place)
    const message = 'Inside a RewriteReply, write text only in its Original, Model and Points.'
    refuseStrayText({ node, place }, pieces, message, gathering)
    for (const { node: reply, place: where } of models) {
      const words = countWords(plainWords(reply.children))
      if (words > Number(fields.limit)) {
        const tooMany = `This model reply has ${words} words, but the limit for learners is ${fields.limit}.`
        gathering.report('model-too-long', tooMany, where)
      }
    }

    const originalPart = gathering.parts.blocks((originals[0]?.node.children ?? []) as PartContent[])
    const modelPart = gathering.parts.blocks((models[0]?.node.children ?? []) as PartContent[])
    const pointParts = points.map((found) => gathering.parts.words(found.node.children as PartContent[]))
    return (html) => ({
      kind: 'rewrite-reply',
      id: fields.id,
      title: fields.title,
      objective: fields.objective ?? null,
      intro: fields.intro ?? null,
      limit: Number(fields.limit),
      originalHtml: html(originalPart),
      modelHtml: html(modelPart),
      points: pointParts.map(html),
    })
  },
})

function checkOnlyOne(name: string, found: Element[], { place }: Pick<Element, 'place'>, gathering: Gathering) {
  const second = found[1]
  const rule = `${name.toLowerCase()}-count`
  if (found.length === 0) gathering.report(rule, `This RewriteReply has no ${name}.`, place)
  if (second) gathering.report(rule, `A RewriteReply has only one ${name}.`, second.place)
}
