import { numbersOf } from '#app/domain/learning/programme-differences.ts'
import { cellField } from '#app/domain/learning/programme-problems.ts'
import type { ProgrammeBody } from '#db/schema/learning.ts'

/** What stands in each field of the form, by its name. A box that is not ticked is not there. */
export type ProgrammeValues = Record<string, string>

/** The least and the most of each number that is typed. */
export const numberLimits: Record<string, [number, number]> = {
  quizDraw: [1, 50],
  quizPassPercent: [1, 100],
  preAssessmentDraw: [1, 50],
  preAssessmentPassPercent: [1, 100],
  refresherDraw: [1, 50],
  finalPassPercent: [1, 100],
  attemptsBeforeUnlock: [1, 20],
  hoursBetweenAttempts: [0, 1000],
  timeLimitMinutes: [0, 1000],
  validityMonths: [1, 60],
  expiringDays: [0, 1000],
  refresherMonths: [0, 60],
  calendarDay: [1, 31],
  minimumMonths: [1, 24],
}

/** How a version stands in the form. */
export function programmeValues(body: ProgrammeBody): ProgrammeValues {
  const { criticalsMustPass, ...numbers } = numbersOf(body)
  const { recertification, final, requires } = body
  const calendar =
    recertification.method === 'fixed-calendar' ? recertification : { month: 12, day: 31, minimumMonths: 6 }
  return {
    'title.en': body.title.en,
    'title.fr': body.title.fr ?? '',
    'summary.en': body.summary.en,
    'summary.fr': body.summary.fr ?? '',
    ...Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, String(number)])),
    ...(criticalsMustPass ? { criticalsMustPass: 'yes' } : {}),
    ...Object.fromEntries(body.modules.map((courseId, index) => [`place.${courseId}`, String(index + 1)])),
    ...Object.fromEntries(final.blueprint.map((cell) => [cellField(cell), String(cell.draw)])),
    method: recertification.method,
    calendarMonth: String(calendar.month),
    calendarDay: String(calendar.day),
    minimumMonths: String(calendar.minimumMonths),
    supervised: final.supervised.where,
    ...ticked('unit', final.supervised.where === 'units' ? final.supervised.unitIds : []),
    ...ticked('requires', requires),
    rules: body.rules,
  }
}

function ticked(name: string, ids: string[]): ProgrammeValues {
  return Object.fromEntries(ids.map((id) => [`${name}.${id}`, 'yes']))
}
