import { z } from 'zod'
import { pieceComponent } from '../component-definition.ts'
import { identifier, oneOf } from '../fields.ts'

export const ending = pieceComponent({
  name: 'Ending',
  fields: z.object({
    id: identifier.describe('its name, unique in the scenario'),
    tone: oneOf(['good', 'mixed', 'bad']).describe('how the story ends'),
  }),
  inside: { components: ['Scenario'] },
  holds: 'blocks',
  help: 'How the story ends, and what is to be learnt from it. A scenario needs at least one good ending.',
  example: '<Ending id="done" tone="good">The page shows three smiling people who said yes.</Ending>',
})
