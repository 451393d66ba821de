import { z } from 'zod'
import { pieceComponent } from '../component-definition.ts'

export const model = pieceComponent({
  name: 'Model',
  fields: z.object({}),
  inside: { components: ['RewriteReply'] },
  holds: 'blocks',
  help: 'A good reply, within the limit of words. The learner opens it after writing.',
  example: `<Model>
  We are sorry for the wait. New forms arrive on Monday, and we will keep one for you.
</Model>`,
})
