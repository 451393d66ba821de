import { findProgramme } from '#app/domain/learning/find-programme.ts'
import { findProgrammeDraft } from '#app/domain/learning/find-programme-draft.ts'
import type { ProgrammeDifference } from '#app/domain/learning/programme-differences.ts'
import type { ProgrammeProblem, Surroundings } from '#app/domain/learning/programme-problems.ts'
import { localise } from '#app/ui/localised.tsx'
import type { LocalisedText } from '#db/schema/catalogue.ts'
import type { ProgrammeBody } from '#db/schema/learning.ts'
import type { Language } from '#db/schema/people.ts'
import { db } from './database.ts'
import type { FormProblem } from './forms.ts'
import { notFound } from './refuse.ts'

/** A programme that is published, drafted or both; 404 for neither. */
export async function openProgramme(programmeId = '') {
  const programme = await findProgramme(db, programmeId)
  const draft = await findProgrammeDraft(db, programmeId)
  const body = draft?.body ?? programme?.body ?? notFound()
  return { programme, draft, body }
}

/** What ids are called, in the language of a page. */
export type Names = {
  course: (id: string) => string
  objective: (course: string, id: string) => string
  programme: (id: string) => string
}

export function namesOf(
  courses: Surroundings['courses'],
  programmes: Record<string, LocalisedText>,
  language: Language,
): Names {
  const words = (text: LocalisedText | undefined, id: string) => (text ? localise(text, language).words : id)
  return {
    course: (id) => words(courses.get(id)?.title, id),
    objective: (course, id) => words(courses.get(course)?.objectives.find((one) => one.id === id)?.text, id),
    programme: (id) => words(programmes[id], id),
  }
}

/** What keeps a version from being published, as problems of its form. */
export function problemsInWords(problems: ProgrammeProblem[], names: Names): FormProblem[] {
  return problems.map(({ problem, field, values }) => {
    const { course, objective } = values
    const named = {
      ...values,
      ...(course ? { course: names.course(String(course)) } : {}),
      ...(course && objective ? { objective: names.objective(String(course), String(objective)) } : {}),
    }
    return { field, message: `programmes:problem.${problem}`, values: named }
  })
}

/** One difference between two versions: a message and what stands in it. */
export type WordedDifference = { message: string; values: Record<string, string | number> }

export function differencesInWords(differences: ProgrammeDifference[], names: Names): WordedDifference[] {
  return differences.map(({ what, from, to, courseId, objective, critical, programmeId }) => ({
    message: `programmes:difference.${critical ? `${what}-critical` : what}`,
    values: {
      from: from ?? '–',
      to: to ?? '–',
      course: courseId ? names.course(courseId) : '',
      objective: courseId && objective ? names.objective(courseId, objective) : '',
      programme: programmeId ? names.programme(programmeId) : '',
    },
  }))
}

/** One line of what a version says: a message and its values, or a list of names below a message. */
export type VersionLine = { message: string; values: Record<string, string | number>; names: string[] }

/** What a version says, in words, in the order of its form. */
export function versionInWords(body: ProgrammeBody, names: Names): VersionLine[] {
  const { final, recertification, validity, requires, modules } = body
  const line = (what: string, values: Record<string, string | number> = {}, listed: string[] = []): VersionLine => ({
    message: `programmes:words.${what}`,
    values,
    names: listed,
  })
  const total = final.blueprint.reduce((sum, cell) => sum + cell.draw, 0)
  const critical = final.blueprint.reduce((sum, cell) => sum + (cell.critical ? cell.draw : 0), 0)
  const calendar =
    recertification.method === 'fixed-calendar' ? recertification : { day: 0, month: 0, minimumMonths: 0 }
  return [
    line('modules', { count: modules.length }, modules.map(names.course)),
    line('quiz', body.quiz),
    line('preAssessment', body.preAssessment),
    line('final', { total, critical, passPercent: final.passPercent }),
    line(final.criticalsMustPass ? 'criticalsMust' : 'criticalsNeed'),
    line('attempts', { failures: final.attemptsBeforeUnlock, hours: final.hoursBetweenAttempts }),
    line(final.timeLimitMinutes > 0 ? 'timeLimit' : 'noTimeLimit', { minutes: final.timeLimitMinutes }),
    line(`supervised-${final.supervised.where}`, {
      count: final.supervised.where === 'units' ? final.supervised.unitIds.length : 0,
    }),
    line('validity', validity),
    line(`recertification-${recertification.method}`, { ...calendar, months: validity.months }),
    validity.refresherMonths > 0
      ? line('refresher', { months: validity.refresherMonths, draw: body.refresher.draw })
      : line('noRefresher'),
    ...(requires.length > 0 ? [line('requires', {}, requires.map(names.programme))] : []),
  ]
}
