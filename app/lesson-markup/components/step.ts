import { z } from 'zod'
import { pieceComponent } from '../component-definition.ts'
import { identifier } from '../fields.ts'

export const step = pieceComponent({
  name: 'Step',
  fields: z.object({ id: identifier.describe('its name, unique in the scenario') }),
  inside: { components: ['Scenario'] },
  holds: 'blocks',
  help: 'One situation of the story, then two to four `<Choice>`.',
  example: `<Step id="photo">
  A photographer offers you fifty pictures of the open day.

  <Choice id="look" to="done">Look at each one.<Because>Consent was given for three people only.</Because></Choice>
  <Choice id="all" to="complaint">Post them all.<Because>A mother recognises her child.</Because></Choice>
</Step>`,
})
