import { z } from 'zod'
import { pieceComponent } from '../component-definition.ts'
import { flag, identifier, oneOf } from '../fields.ts'

export const spot = pieceComponent({
  name: 'Spot',
  fields: z.object({
    id: identifier.describe('its name, unique in the draft'),
    kind: oneOf(['person', 'place', 'number', 'screen', 'other']).describe('what it shows'),
    hide: flag.describe('it must not be published; without it, the spot is harmless'),
  }),
  inside: { components: ['Redact'], deep: true },
  holds: 'words',
  help: 'Some words of the draft that the learner may tick. Make some of them harmless.',
  example: '<Spot id="times" kind="other">the 9:30 sailing<Because>Already published.</Because></Spot>',
})
