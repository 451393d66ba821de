import { z } from 'zod'
import { pieceComponent } from '../component-definition.ts'
import { identifier } from '../fields.ts'

export const card = pieceComponent({
  name: 'Card',
  fields: z.object({ id: identifier.describe('its name, unique in the match; pairs answer with it') }),
  inside: { components: ['Match'] },
  holds: 'words',
  help: 'One choice of a match: a few plain words, because it stands in a list box. It may answer several pairs, or none.',
  example: '<Card id="regulator">The Information Commission</Card>',
})
