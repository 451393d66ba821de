import { z } from 'zod'
import { pieceComponent } from '../component-definition.ts'

export const because = pieceComponent({
  name: 'Because',
  fields: z.object({}),
  inside: { components: ['Option', 'Choice', 'Spot', 'Comment', 'Pair', 'Stage'] },
  holds: 'blocks',
  help: 'Why this option, choice, spot, comment, pair or stage is as it is: one to three sentences. The learner sees it only after answering. Every one needs its own.',
  example: '<Because>A draft belongs to the office until somebody with authority releases it.</Because>',
})
