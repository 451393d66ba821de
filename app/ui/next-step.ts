import type { Standing } from '#app/domain/certification/standing.ts'
import type { LocalisedText } from '#db/schema/catalogue.ts'
import type { Language } from '#db/schema/people.ts'
import {
  finalAddress,
  homeAddress,
  lessonAddress,
  policyAddress,
  quizAddress,
  rulesAddress,
  suspensionAddress,
  updateAddress,
} from './addresses.ts'
import { localise } from './localised.tsx'
import { inProgramme } from './programme-links.tsx'

export type ModuleTitles = {
  courseId: string
  title: LocalisedText
  summary: LocalisedText
  lessonTitles: Record<string, LocalisedText>
}

/** What to do next: a sentence, and where to do it unless one can only wait or ask. `button` and `sentence` are keys of the catalogues. */
export type NextStep = { sentence: string; button: string; values: Record<string, string>; href: string | null }

type Write = {
  language: Language
  day: (at: Date) => string
  dayAndTime: (at: Date) => string
  /** Keeps an address within the programme. */
  within: (address: string) => string
  /** What the programmes are called, by id. */
  programmes: Record<string, LocalisedText>
}

/** The first of the remaining steps in words; null when nothing is left to do. */
export function nextStep(standing: Standing, modules: ModuleTitles[], write: Write): NextStep | null {
  const [step] = standing.remaining
  if (!step) return null
  const words = (text: LocalisedText | undefined) => (text ? localise(text, write.language).words : '')
  const titleOf = (courseId: string) => words(modules.find((module) => module.courseId === courseId)?.title)
  switch (step.kind) {
    case 'update':
      return catchUp(standing, step, write)
    case 'lesson': {
      // The changed lessons are read from the page that says why.
      const update = standing.remaining.find((one) => one.kind === 'update')
      if (update) return catchUp(standing, update, write)
      const titles = modules.find(({ courseId }) => courseId === step.courseId)?.lessonTitles
      const lesson = words(titles?.[step.lessonId])
      return known(
        hasBegun(standing) ? 'lesson' : 'start',
        { lesson, module: titleOf(step.courseId) },
        lessonAddress(step.courseId, step.lessonId),
      )
    }
    case 'quiz':
      return known('quiz', { module: titleOf(step.courseId) }, write.within(quizAddress(step.courseId)))
    case 'final': {
      const when = step.opensAt ? write.dayAndTime(step.opensAt) : ''
      if (step.blocked === 'cool-down') return known('coolDown', { when }, write.within(finalAddress))
      if (step.blocked === 'needs-unlock') return known('needsUnlock', {}, write.within(finalAddress))
      return known(step.retake ? 'retake' : standing.certificate ? 'renew' : 'final', {}, write.within(finalAddress))
    }
    case 'sign':
      return known(step.live ? 'sign' : 'signLater', {}, write.within(rulesAddress))
    case 'programme': {
      const programme = words(write.programmes[step.programmeId])
      return known('programme', { programme }, inProgramme(homeAddress, step.programmeId))
    }
    case 'sign-policy': {
      const name = standing.gate === 'open' ? 'open' : standing.certificate ? 'shut' : 'first'
      const values = { day: step.by ? write.day(step.by) : '' }
      return {
        sentence: `policies:next.${name}`,
        button: 'policies:next.button',
        values,
        href: policyAddress(step.policyId),
      }
    }
    case 'ask':
      if (step.whom === 'administrator') return known('signLater', {}, write.within(rulesAddress))
      if (step.whom === 'focal-point') return known('needsUnlock', {}, write.within(finalAddress))
      return standing.state === 'revoked'
        ? known('askLift', {}, null)
        : known('suspended', {}, write.within(suspensionAddress))
  }
}

/** What changed, and by when. */
function catchUp(
  { remaining }: Standing,
  { opensAt, by, overdue }: Extract<Standing['remaining'][number], { kind: 'update' }>,
  write: Write,
): NextStep {
  const reads = remaining.some(({ kind }) => kind === 'lesson')
  const name = opensAt && !reads ? 'pause' : overdue ? 'overdue' : 'open'
  const values = { day: write.day(by), when: opensAt ? write.dayAndTime(opensAt) : '' }
  return {
    sentence: `updates:next.${name}`,
    button: 'updates:next.button',
    values,
    href: write.within(updateAddress),
  }
}

/** Not asked of the state alone: whoever is exempt may have begun, or not. */
function hasBegun({ state, certificate, modules }: Standing): boolean {
  if (state === 'in-progress' || certificate) return true
  return modules.some(({ lessons, quizPassed }) => quizPassed || lessons.some(({ completed }) => completed))
}

function known(name: string, values: Record<string, string>, href: string | null): NextStep {
  return { sentence: `learning:next.${name}.sentence`, button: `learning:next.${name}.button`, values, href }
}
