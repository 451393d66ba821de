import { z } from 'zod'
import { pieceComponent } from '../component-definition.ts'

export const point = pieceComponent({
  name: 'Point',
  fields: z.object({}),
  inside: { components: ['RewriteReply'] },
  holds: 'words',
  help: 'One line of the list with which learners check their own reply.',
  example: '<Point>It says what happens next, and when.</Point>',
})
