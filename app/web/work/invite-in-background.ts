import { z } from 'zod'
import { invitePeople } from '#app/domain/sign-in/invite-people.ts'
import type { Database } from '#db/handle.ts'
import { Hopeless, type WorkHandler } from './worker.ts'

const payloadSchema = z.object({
  personIds: z.array(z.string()),
  baseUrl: z.string(),
  orderedAt: z.iso.datetime(),
  actor: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('person'), personId: z.string() }),
    z.object({ kind: z.literal('operator'), name: z.string() }),
    z.object({ kind: z.literal('system') }),
  ]),
})

/** Invites by mail, some people of a larger order at a time. */
export function inviteInBackground(db: Database): WorkHandler {
  return async (payload, at) => {
    const parsed = payloadSchema.safeParse(payload)
    if (!parsed.success) throw new Hopeless('The work does not say whom to invite')
    const { actor, orderedAt, ...order } = parsed.data
    await invitePeople(db, { ...order, orderedAt: new Date(orderedAt) }, actor, at)
  }
}
