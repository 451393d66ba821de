// SCORM 1.2 Run-Time Environment, section 3: the content looks for an object named API in the windows around it.

import type { LearningSystem } from './learning-system.ts'
import { isComplete, type Progress, practiceScore } from './progress.ts'

type Api = {
  LMSInitialize(nothing: ''): unknown
  LMSFinish(nothing: ''): unknown
  LMSGetValue(element: string): unknown
  LMSSetValue(element: string, value: string): unknown
  LMSCommit(nothing: ''): unknown
}

/** Windows to look through in one direction: more than any system nests. */
const furthest = 20

/** Null when there is no learning system around the page, or it does not answer. */
export function openScorm(page: Window, score: boolean): LearningSystem | null {
  const found = findApi(page) ?? findApi(openerOf(page))
  const api = found && withoutFaults(found)
  if (!api || !isTrue(api.LMSInitialize(''))) return null
  const began = Date.now()
  const read = (element: string) => String(api.LMSGetValue(element) ?? '')
  const before = read('cmi.core.lesson_status')
  // Somebody looking at it again, or looking it over, changes nothing of what they achieved.
  const counts = !['browse', 'review'].includes(read('cmi.core.lesson_mode'))
  let status = before === 'completed' || before === 'passed' ? before : 'incomplete'
  let ended = false
  if (counts && status === 'incomplete') api.LMSSetValue('cmi.core.lesson_status', status)

  function tell(written: string, progress: Progress): boolean {
    if (!api || ended) return false
    if (!counts) return true
    const taken = [isTrue(api.LMSSetValue('cmi.suspend_data', written))]
    const percent = practiceScore(progress)
    if (status === 'incomplete') {
      if (score && percent !== null) taken.push(...tellScore(api, percent))
      if (isComplete(progress)) {
        // Said again with the next step where the system did not take it.
        const isTaken = isTrue(api.LMSSetValue('cmi.core.lesson_status', 'completed'))
        if (isTaken) status = 'completed'
        taken.push(isTaken)
      }
    }
    taken.push(isTrue(api.LMSCommit('')))
    return taken.every(Boolean)
  }

  function end(): void {
    if (!api || ended) return
    ended = true
    api.LMSSetValue('cmi.core.session_time', timespan(Date.now() - began))
    api.LMSSetValue('cmi.core.exit', status === 'incomplete' ? 'suspend' : '')
    api.LMSCommit('')
    api.LMSFinish('')
  }

  return {
    kept: read('cmi.suspend_data') || null,
    keep: async (written, progress) => tell(written, progress),
    end: async () => end(),
    returnAddress: null,
  }
}

/** `HHHH:MM:SS.SS`, the standard's CMITimespan, of milliseconds. */
export function timespan(milliseconds: number): string {
  const hundredths = Math.min(Math.floor(Math.max(milliseconds, 0) / 10), 9999 * 360_000)
  const digits = (value: number, width = 2) => String(Math.floor(value)).padStart(width, '0')
  const [hours, minutes] = [hundredths / 360_000, (hundredths / 6000) % 60]
  return `${digits(hours, 4)}:${digits(minutes)}:${digits((hundredths / 100) % 60)}.${digits(hundredths % 100)}`
}

function tellScore(api: Api, percent: number): boolean[] {
  const values = { min: '0', max: '100', raw: String(percent) }
  return Object.entries(values).map(([part, value]) => isTrue(api.LMSSetValue(`cmi.core.score.${part}`, value)))
}

/** Systems answer "true", as the standard says, or true. */
function isTrue(answer: unknown): boolean {
  return String(answer) === 'true'
}

/** A system that throws has not taken what it was told: the lessons go on, and the learner reads that it did not. */
function withoutFaults(api: Api): Api {
  const attempt = (call: () => unknown): unknown => {
    try {
      return call()
    } catch {
      return ''
    }
  }
  return {
    LMSInitialize: (nothing) => attempt(() => api.LMSInitialize(nothing)),
    LMSFinish: (nothing) => attempt(() => api.LMSFinish(nothing)),
    LMSGetValue: (element) => attempt(() => api.LMSGetValue(element)),
    LMSSetValue: (element, value) => attempt(() => api.LMSSetValue(element, value)),
    LMSCommit: (nothing) => attempt(() => api.LMSCommit(nothing)),
  }
}

function findApi(from: Window | null): Api | null {
  let at = from
  for (let step = 0; at && step < furthest; step++) {
    const api = apiOf(at)
    if (api) return api
    at = at.parent === at ? null : at.parent
  }
  return null
}

/** The window of another site does not let anyone look into it. */
function apiOf(window: Window): Api | null {
  try {
    return (window as unknown as { API?: Api }).API ?? null
  } catch {
    return null
  }
}

function openerOf(page: Window): Window | null {
  try {
    return (page.top?.opener ?? page.opener) as Window | null
  } catch {
    return page.opener as Window | null
  }
}
