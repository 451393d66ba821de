import { decideAccommodation } from '#app/domain/assessment/decide-accommodation.ts'
import { requestAccommodation } from '#app/domain/assessment/request-accommodation.ts'
import { unlockAttempts } from '#app/domain/assessment/unlock-attempts.ts'
import { grantExemption } from '#app/domain/certification/grant-exemption.ts'
import { liftRevocation } from '#app/domain/certification/lift-revocation.ts'
import { reinstatePerson } from '#app/domain/certification/reinstate-person.ts'
import { replyToSuspension } from '#app/domain/certification/reply-to-suspension.ts'
import { revokeCertification } from '#app/domain/certification/revoke-certification.ts'
import { suspendPerson } from '#app/domain/certification/suspend-person.ts'
import { requestCorrection } from '#app/domain/data-protection/request-correction.ts'
import type { Role } from '#db/schema/index.ts'
import { accepted } from './accepted.ts'
import { officerFor } from './demo-officers.ts'
import type { DemoDeed } from './demo-step.ts'
import { idOf, type Scene } from './scene.ts'

export type Decision = Extract<
  DemoDeed,
  {
    kind:
      | 'unlock'
      | 'ask-accommodation'
      | 'give-accommodation'
      | 'suspend'
      | 'reply-to-suspension'
      | 'reinstate'
      | 'revoke'
      | 'lift'
      | 'exempt'
      | 'ask-correction'
  }
>

/** Somebody with the role and the reach decides about a person; what is asked for or replied, the person does themselves. */
export async function playDecision(scene: Scene, staffNumber: string, deed: Decision, at: Date): Promise<void> {
  const { db } = scene
  const personId = idOf(scene, staffNumber)
  const whose = { personId, programmeId: scene.programme.id }
  const note = null
  switch (deed.kind) {
    case 'unlock':
      accepted(await unlockAttempts(db, whose, actor('focal-point'), at), staffNumber)
      return
    case 'ask-accommodation': {
      const { extraAttempts, extraTime } = deed
      const asked = accepted(await requestAccommodation(db, { ...whose, extraAttempts, extraTime }, at), staffNumber)
      scene.requests.set(staffNumber, asked.accommodationId)
      return
    }
    case 'give-accommodation': {
      const { extraAttempts, extraTimePercent } = deed
      const accommodationId = scene.requests.get(staffNumber) ?? ''
      const decision = { accommodationId, extraAttempts, extraTimePercent }
      accepted(await decideAccommodation(db, decision, actor('focal-point'), at), staffNumber)
      return
    }
    case 'suspend': {
      const suspension = { ...whose, ground: deed.ground, note, endsAt: deed.until }
      accepted(await suspendPerson(db, suspension, actor('access-officer'), at), staffNumber)
      return
    }
    case 'reply-to-suspension':
      accepted(await replyToSuspension(db, { ...whose, words: deed.words }, at), staffNumber)
      return
    case 'ask-correction': {
      const { thing, shouldBe, why } = deed
      accepted(await requestCorrection(db, { personId, thing, shouldBe, why }, at), staffNumber)
      return
    }
    case 'reinstate':
      accepted(await reinstatePerson(db, whose, actor('access-officer'), at), staffNumber)
      return
    case 'revoke':
      accepted(
        await revokeCertification(db, { ...whose, ground: deed.ground, note }, actor('access-officer'), at),
        staffNumber,
      )
      return
    case 'lift':
      accepted(await liftRevocation(db, whose, actor('access-officer'), at), staffNumber)
      return
    case 'exempt':
      accepted(await grantExemption(db, { ...whose, ground: deed.ground, endsAt: null }, actor('hr'), at), staffNumber)
  }

  function actor(role: Role) {
    const unitId = scene.people.get(staffNumber)?.unitId ?? ''
    return { kind: 'person', personId: idOf(scene, officerFor(role, unitId)) } as const
  }
}
