import { z } from 'zod'
import { activityComponent } from '../component-definition.ts'
import { identifier, plainText } from '../fields.ts'
import { plainWords } from '../plain-words.ts'
import { splitPiece, without } from '../split-piece.ts'
import { because } from './because.ts'
import { comment } from './comment.ts'

export const triage = activityComponent({
  name: 'Triage',
  fields: z.object({
    id: identifier.describe('its name, unique in the lesson and the same in every language'),
    title: plainText.describe('its heading'),
    objective: identifier.optional().describe('an objective of the course'),
  }),
  inside: 'lesson',
  holds: 'blocks',
  help: `One to ten public comments; for each the learner chooses what to do, and why.

Actions: \`emergency\` call for help now; \`hide\` capture, then hide under the house rules; \`channel\` thank, and point to the proper channel; \`private\` move to a private official channel; \`acknowledge\` acknowledge, and say what happens next; \`correct\` correct once, with the source; \`leave\` leave it, do not engage; \`spokesperson\` pass to the spokesperson; \`check\` check with the responsible authority first.

Reasons: \`danger\`, \`breaks-rules\` (personal data, hate, spam), \`misconduct\`, \`own-case\` (a case or a request for information), \`true-complaint\`, \`wrong-facts\`, \`joke-or-politics\`, \`journalist\`, \`rumour\`.`,
  example: `<Triage id="desk" title="Two comments before lunch" objective="reply">
  <Comment id="late-form" from="A citizen, under a post" action="acknowledge" reason="true-complaint">
    Three weeks for a form. Shame.
    <Because>It is true. Say so, and say what happens next.</Because>
  </Comment>
  <Comment id="my-file" from="A citizen, under a post" action="private" reason="own-case">
    Why was my permit refused? My file is 88/21.
    <Because>A case is never discussed in public, and the number should not stay there.</Because>
  </Comment>
</Triage>`,
  gather({ fields, node, place }, gathering) {
    const comments = gathering.pieces(node, comment)
    if (comments.length === 0) gathering.report('no-comments', 'This triage has no comments.', place)
    if (comments.length > 10) gathering.report('too-many-comments', 'A triage has at most ten comments.', place)
    const ids = comments.map((found) => found.fields.id)
    if (new Set(ids).size < ids.length)
      gathering.report('duplicate-id', 'Two comments of this triage have the same id.', place)
    if (
      plainWords(
        without(
          node.children,
          comments.map((found) => found.node),
        ),
      ) !== ''
    ) {
      gathering.report('stray-text', 'Inside a triage, write text only in its comments.', place)
    }
    const gathered = comments.map((found) => {
      const { words, reason } = splitPiece(found, because, gathering)
      return { fields: found.fields, words: gathering.parts.blocks(words), reason: gathering.parts.blocks(reason) }
    })
    return (html) => ({
      kind: 'triage',
      id: fields.id,
      title: fields.title,
      objective: fields.objective ?? null,
      comments: gathered.map(({ fields: { id, from, action, reason: why, objective }, words, reason }) => ({
        id,
        from,
        objective: objective ?? fields.objective ?? null,
        commentHtml: html(words),
        action,
        reason: why,
        becauseHtml: html(reason),
      })),
    })
  },
})
