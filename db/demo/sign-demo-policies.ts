import { signPolicy } from '#app/domain/certification/sign-policy.ts'
import { accepted } from './accepted.ts'
import type { DemoStep } from './demo-step.ts'
import { wholeService } from './demo-units.ts'
import type { Act } from './play-step.ts'
import { idOf, type Scene } from './scene.ts'

/** Signs every policy that binds somebody and that they have not signed yet, one command each. */
export function signDemoPolicies(scene: Scene, { staffNumber, at }: DemoStep): Act[] {
  const person = scene.people.get(staffNumber)
  if (!person) throw new Error(`${staffNumber} is nobody`)
  return scene.policies
    .filter(({ unitId, signedBy }) => binds(unitId, person.unitId) && !signedBy.has(staffNumber))
    .map(({ id, revision, signedBy }) => {
      signedBy.add(staffNumber)
      const language = revision.texts[person.language] ? person.language : ('en' as const)
      const textHash = (revision.texts[language] ?? revision.texts.en).hash
      const signing = { policyId: id, rulesRevisionId: revision.id, language, textHash }
      return async () =>
        accepted(await signPolicy(scene.db, { personId: idOf(scene, staffNumber), ...signing }, at), staffNumber)
    })
}

/** Nobody in the demonstration moves from one ministry to another, so that where they began tells what binds them. */
export function binds(policyUnitId: string, unitId: string): boolean {
  return policyUnitId === wholeService || unitId === policyUnitId || unitId.startsWith(`${policyUnitId}-`)
}
