import { canonicalJson } from '#app/domain/ledger/entry-hash.ts'
import type { LocalisedText, ProgrammeBody } from '#db/schema/index.ts'

/** One thing that another version says differently. Ids are for whoever shows it to name; `from` and `to` are null for none. */
export type ProgrammeDifference = {
  what: string
  from?: string | number | null
  to?: string | number | null
  courseId?: string
  objective?: string
  critical?: boolean
  programmeId?: string
}

/** What `after` says differently from `before`, in the order of the form. Nothing when they say the same. */
export function programmeDifferences(before: ProgrammeBody, after: ProgrammeBody): ProgrammeDifference[] {
  return [
    ...texts('title', before.title, after.title),
    ...texts('summary', before.summary, after.summary),
    ...modules(before.modules, after.modules),
    ...numbers(before, after),
    ...cells(before, after),
    ...listed('requirement', before.requires, after.requires).map(({ what, id }) => ({ what, programmeId: id })),
    ...whole('recertification', before.recertification, after.recertification, (one) => one.method),
    ...whole('supervised', before.final.supervised, after.final.supervised, (one) => one.where),
    ...whole('rules', before.rules, after.rules, (one) => one),
  ]
}

function texts(what: string, before: LocalisedText, after: LocalisedText): ProgrammeDifference[] {
  const changed = (['en', 'fr', 'crs'] as const).filter(
    (language) => (before[language] ?? '') !== (after[language] ?? ''),
  )
  return changed.map((language) => ({
    what: `${what}-${language}`,
    from: before[language] ?? null,
    to: after[language] ?? null,
  }))
}

function modules(before: string[], after: string[]): ProgrammeDifference[] {
  const changed = listed('module', before, after).map(({ what, id }) => ({ what, courseId: id }))
  const stayed = (one: string[], other: string[]) => one.filter((id) => other.includes(id)).join()
  return stayed(before, after) === stayed(after, before) ? changed : [...changed, { what: 'module-order' }]
}

function listed(what: string, before: string[], after: string[]) {
  return [
    ...after.filter((id) => !before.includes(id)).map((id) => ({ what: `${what}-added`, id })),
    ...before.filter((id) => !after.includes(id)).map((id) => ({ what: `${what}-removed`, id })),
  ]
}

function numbers(before: ProgrammeBody, after: ProgrammeBody): ProgrammeDifference[] {
  const one = numbersOf(before)
  return Object.entries(numbersOf(after)).flatMap(([what, to]) =>
    one[what] === to ? [] : [{ what, from: one[what], to }],
  )
}

/** Every number that a version says, by the name of its field. */
export function numbersOf({ quiz, preAssessment, refresher, final, validity }: ProgrammeBody): Record<string, number> {
  return {
    quizDraw: quiz.draw,
    quizPassPercent: quiz.passPercent,
    preAssessmentDraw: preAssessment.draw,
    preAssessmentPassPercent: preAssessment.passPercent,
    refresherDraw: refresher.draw,
    finalPassPercent: final.passPercent,
    criticalsMustPass: final.criticalsMustPass ? 1 : 0,
    attemptsBeforeUnlock: final.attemptsBeforeUnlock,
    hoursBetweenAttempts: final.hoursBetweenAttempts,
    timeLimitMinutes: final.timeLimitMinutes,
    validityMonths: validity.months,
    expiringDays: validity.expiringDays,
    refresherMonths: validity.refresherMonths,
  }
}

function cells(before: ProgrammeBody, after: ProgrammeBody): ProgrammeDifference[] {
  const drawn = (body: ProgrammeBody) =>
    new Map(body.final.blueprint.map((cell) => [`${cell.module} ${cell.objective} ${cell.critical}`, cell]))
  const [one, other] = [drawn(before), drawn(after)]
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((key) => {
    const [from, to] = [one.get(key), other.get(key)]
    const cell = to ?? from
    if (!cell || from?.draw === to?.draw) return []
    const { module: courseId, objective, critical } = cell
    return [{ what: 'cell', courseId, objective, critical, from: from?.draw ?? 0, to: to?.draw ?? 0 }]
  })
}

function whole<Value>(
  what: string,
  before: Value,
  after: Value,
  name: (value: Value) => string,
): ProgrammeDifference[] {
  return canonicalJson(before) === canonicalJson(after) ? [] : [{ what, from: name(before), to: name(after) }]
}
