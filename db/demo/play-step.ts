import { signRules } from '#app/domain/certification/sign-rules.ts'
import { completeLesson } from '#app/domain/learning/complete-lesson.ts'
import { saveActivityResponse } from '#app/domain/learning/save-activity-response.ts'
import { addPerson } from '#app/domain/people/add-person.ts'
import { grantRole } from '#app/domain/people/grant-role.ts'
import { movePerson } from '#app/domain/people/move-person.ts'
import { recordLeave } from '#app/domain/people/record-leave.ts'
import { recordLeaving } from '#app/domain/people/record-leaving.ts'
import { recordReturn } from '#app/domain/people/record-return.ts'
import { invitePerson } from '#app/domain/sign-in/invite-person.ts'
import { accepted } from './accepted.ts'
import { officerFor } from './demo-officers.ts'
import type { DemoDeed, DemoStep } from './demo-step.ts'
import { newPerson } from './new-person.ts'
import { playConcern } from './play-concern.ts'
import { playDecision } from './play-decision.ts'
import { playExamination } from './play-examination.ts'
import { playOffice } from './play-office.ts'
import { practise } from './practise.ts'
import { idOf, type Scene } from './scene.ts'
import { signDemoPolicies } from './sign-demo-policies.ts'

/** One command, ready to run; it must call the command at once, so that commands are recorded in the order they are run. */
export type Act = () => Promise<unknown>

/** Where links in the demonstration's mails lead. */
const baseUrl = 'http://localhost:3000'

/** Reads what a step needs and answers its commands, in order. */
export async function playStep(scene: Scene, step: DemoStep): Promise<Act[]> {
  const { staffNumber, deed, at } = step
  switch (deed.kind) {
    case 'begin':
    case 'answer':
    case 'hand-in':
      return playExamination(scene, step, deed)
    case 'learn':
      return learn(scene, step, deed)
    case 'sign':
      return [...signDemoPolicies(scene, step), sign(scene, step)]
    case 'sign-policies':
      return signDemoPolicies(scene, step)
    case 'join':
    case 'invite':
    case 'make-manager':
    case 'move':
    case 'go-away':
    case 'return':
    case 'leave':
      return [() => playMovement(scene, staffNumber, deed, at)]
    case 'tell':
    case 'answer-telling':
      return playConcern(scene, step, deed)
    case 'review-law':
    case 'find-law-wrong':
    case 'stand-in':
    case 'lose-role':
      return playOffice(scene, staffNumber, deed, at)
    default:
      return [() => playDecision(scene, staffNumber, deed, at)]
  }
}

function learn(scene: Scene, { staffNumber, at }: DemoStep, deed: Extract<DemoDeed, { kind: 'learn' }>): Act[] {
  const { db } = scene
  const lesson = { personId: idOf(scene, staffNumber), courseId: deed.courseId, lessonId: deed.lessonId }
  const activities = scene.activities.get(`${deed.courseId}/${deed.lessonId}`) ?? []
  return [
    ...activities.map((activity) => async () => {
      const given = { ...lesson, activityId: activity.id, response: practise(activity, staffNumber) }
      accepted(await saveActivityResponse(db, given, at), staffNumber)
    }),
    async () => accepted(await completeLesson(db, lesson, at), staffNumber),
  ]
}

function sign(scene: Scene, { staffNumber, at }: DemoStep): Act {
  const { db, programme, rules } = scene
  const wanted = scene.people.get(staffNumber)?.language ?? 'en'
  const language = rules.texts[wanted] ? wanted : 'en'
  const text = rules.texts[language] ?? rules.texts.en
  const signing = {
    personId: idOf(scene, staffNumber),
    programmeId: programme.id,
    rulesRevisionId: rules.revision.id,
    language,
    textHash: text.hash,
  }
  return async () => accepted(await signRules(db, signing, at), staffNumber)
}

type Movement = Extract<
  DemoDeed,
  { kind: 'join' | 'invite' | 'make-manager' | 'move' | 'go-away' | 'return' | 'leave' }
>

async function playMovement(scene: Scene, staffNumber: string, deed: Movement, at: Date): Promise<void> {
  const { db } = scene
  const person = scene.people.get(staffNumber)
  if (!person) throw new Error(`${staffNumber} is nobody`)
  const actor = { kind: 'person', personId: idOf(scene, officerFor('hr', person.unitId)) } as const
  if (deed.kind === 'join') {
    const { personId } = accepted(await addPerson(db, newPerson(person), actor, at), staffNumber)
    scene.ids.set(staffNumber, personId)
    return
  }
  const personId = idOf(scene, staffNumber)
  switch (deed.kind) {
    case 'invite':
      accepted(await invitePerson(db, { personId, by: deed.by, baseUrl }, actor, at), staffNumber)
      return
    case 'make-manager': {
      const administrator = {
        kind: 'person',
        personId: idOf(scene, officerFor('administrator', person.unitId)),
      } as const
      const grant = { personId, role: 'manager', unitId: person.unitId } as const
      accepted(await grantRole(db, grant, administrator, at), staffNumber)
      return
    }
    case 'move':
      accepted(await movePerson(db, { personId, unitId: deed.unitId }, actor, at), staffNumber)
      return
    case 'go-away':
      accepted(await recordLeave(db, { personId, away: deed.away }, actor, at), staffNumber)
      return
    case 'return':
      accepted(await recordReturn(db, { personId }, actor, at), staffNumber)
      return
    case 'leave':
      accepted(await recordLeaving(db, { personId }, actor, at), staffNumber)
  }
}
