import { z } from 'zod'
import { pieceComponent } from '../component-definition.ts'
import { identifier } from '../fields.ts'

export const pair = pieceComponent({
  name: 'Pair',
  fields: z.object({
    id: identifier.describe('its name, unique in the match'),
    answer: identifier.describe('the id of the card that fits'),
  }),
  inside: { components: ['Match'] },
  holds: 'blocks',
  help: 'One situation of a match: its words, then a `<Because>`.',
  example: `<Pair id="copy-of-file" answer="regulator">
  A citizen asks who watches over personal data.
  <Because>That is the Commission's task.</Because>
</Pair>`,
})
