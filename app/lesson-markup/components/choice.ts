import { z } from 'zod'
import { pieceComponent } from '../component-definition.ts'
import { identifier } from '../fields.ts'

export const choice = pieceComponent({
  name: 'Choice',
  fields: z.object({
    id: identifier.describe('its name, unique in the step'),
    to: identifier.describe('the step or ending it leads to'),
  }),
  inside: { components: ['Step'] },
  holds: 'paragraph',
  help: 'What the learner can do in a step. Its `<Because>` tells what happens then, and why.',
  example:
    '<Choice id="look" to="done">Look at each one.<Because>Consent was given for three people only.</Because></Choice>',
})
