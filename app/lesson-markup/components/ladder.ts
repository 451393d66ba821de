import { z } from 'zod'
import { activityComponent } from '../component-definition.ts'
import { identifier, plainText } from '../fields.ts'
import type { PartContent } from '../parts.ts'
import { plainWords } from '../plain-words.ts'

export const ladder = activityComponent({
  name: 'Ladder',
  fields: z.object({
    id: identifier.describe('its name, unique in the lesson and the same in every language'),
    title: plainText.describe('its heading'),
    objective: identifier.optional().describe('an objective of the course'),
    intro: plainText.optional().describe('what to try it with'),
  }),
  inside: 'lesson',
  holds: 'blocks',
  help: 'The decision ladder: seven questions that the learner asks about a post of their own. The questions are part of the service and the same everywhere; what stands between the tags, if anything, comes before them. What the learner types is never sent or kept. It counts as done when the learner says so.',
  example: `<Ladder id="my-own-post" title="Walk the ladder" objective="personal" intro="Take something you would like to post this week.">
  If nothing comes to mind, take the last post you liked.
</Ladder>`,
  gather({ fields, node }, gathering) {
    const children = node.children as PartContent[]
    const opening = plainWords(children) === '' ? null : gathering.parts.blocks(children)
    return (html) => ({
      kind: 'ladder',
      id: fields.id,
      title: fields.title,
      objective: fields.objective ?? null,
      intro: fields.intro ?? null,
      openingHtml: opening === null ? null : html(opening),
    })
  },
})
