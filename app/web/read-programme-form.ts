import type { CountedCourse } from '#app/domain/assessment/count-bank.ts'
import { cellField } from '#app/domain/learning/programme-problems.ts'
import type { Translate } from '#app/locales/translator.ts'
import type { LocalisedText } from '#db/schema/catalogue.ts'
import type { BlueprintCell, ProgrammeBody, Recertification, Supervised } from '#db/schema/learning.ts'
import { type FormProblem, fieldsOf } from './forms.ts'
import { numberLimits, type ProgrammeValues } from './programme-values.ts'

type Known = { courses: ReadonlyMap<string, CountedCourse>; unitIds: string[]; programmeIds: string[] }

export type ProgrammeForm = { values: ProgrammeValues; body: ProgrammeBody; problems: FormProblem[] }

/**
 * Reads the form of a version: what was typed, what it says over `base`, and what is wrong with it. A number that cannot be read
 * leaves what `base` has in the body, so that worked examples can still be shown.
 */
export function readProgrammeForm(form: FormData, base: ProgrammeBody, known: Known, t: Translate): ProgrammeForm {
  const values: ProgrammeValues = {}
  const problems: FormProblem[] = []
  for (const [name, value] of Object.entries(fieldsOf(form))) {
    if (typeof value === 'string') values[name] = value.slice(0, 2000)
    else problems.push({ field: name, message: 'common:form.invalid' })
  }
  const number = (name: string, label: string, [min, max]: [number, number], otherwise: number): number => {
    const typed = (values[name] ?? '').trim()
    if (/^\d{1,6}$/.test(typed) && Number(typed) >= min && Number(typed) <= max) return Number(typed)
    problems.push({ field: name, message: 'programmes:form.number', values: { label, min, max } })
    return otherwise
  }
  const limited = (name: string, otherwise: number) =>
    number(name, t(`programmes:field.${name}`), numberLimits[name] as [number, number], otherwise)

  const modules = readModules()
  const { final } = base
  const body: ProgrammeBody = {
    id: base.id,
    title: readText('title', 120, base.title),
    summary: readText('summary', 500, base.summary),
    modules,
    quiz: { draw: limited('quizDraw', base.quiz.draw), passPercent: limited('quizPassPercent', base.quiz.passPercent) },
    preAssessment: {
      draw: limited('preAssessmentDraw', base.preAssessment.draw),
      passPercent: limited('preAssessmentPassPercent', base.preAssessment.passPercent),
    },
    refresher: { draw: limited('refresherDraw', base.refresher.draw) },
    final: {
      passPercent: limited('finalPassPercent', final.passPercent),
      criticalsMustPass: values.criticalsMustPass === 'yes',
      attemptsBeforeUnlock: limited('attemptsBeforeUnlock', final.attemptsBeforeUnlock),
      hoursBetweenAttempts: limited('hoursBetweenAttempts', final.hoursBetweenAttempts),
      timeLimitMinutes: limited('timeLimitMinutes', final.timeLimitMinutes),
      blueprint: readBlueprint(),
      supervised: readSupervised(),
    },
    validity: {
      months: limited('validityMonths', base.validity.months),
      expiringDays: limited('expiringDays', base.validity.expiringDays),
      refresherMonths: limited('refresherMonths', base.validity.refresherMonths),
    },
    recertification: readRecertification(),
    requires: known.programmeIds.filter((id) => values[`requires.${id}`] === 'yes'),
    rules: values.rules || base.rules,
  }
  return { values, body, problems }

  function readText(name: 'title' | 'summary', longest: number, otherwise: LocalisedText): LocalisedText {
    const typed = (language: string) => (values[`${name}.${language}`] ?? '').trim()
    for (const language of ['en', 'fr']) {
      if (typed(language).length > longest)
        problems.push({ field: `${name}.${language}`, message: 'programmes:form.tooLong', values: { longest } })
    }
    if (!typed('en')) problems.push({ field: `${name}.en`, message: `programmes:form.${name}Missing` })
    const { en: _en, fr: _fr, ...others } = otherwise
    return { ...others, en: typed('en'), ...(typed('fr') ? { fr: typed('fr') } : {}) }
  }

  /** The courses with a place, in its order; two with the same place stay in the order of the list. */
  function readModules(): string[] {
    const placed = [...new Set([...known.courses.keys(), ...base.modules])].flatMap((courseId) => {
      const name = `place.${courseId}`
      if (!(values[name] ?? '').trim()) return []
      const label = t('programmes:field.place', { course: courseId })
      return [{ courseId, place: number(name, label, [1, 99], 99) }]
    })
    return placed.sort((one, other) => one.place - other.place).map(({ courseId }) => courseId)
  }

  /** Cells of modules that were taken out go with them. */
  function readBlueprint(): BlueprintCell[] {
    return modules.flatMap((module) =>
      objectivesOf(module).flatMap((objective) =>
        [false, true].flatMap((critical) => {
          const cell = { module, objective, critical }
          const name = cellField(cell)
          if (!(values[name] ?? '').trim()) return []
          const draw = number(name, t('programmes:field.draw', { course: module, objective }), [0, 50], 0)
          return draw > 0 ? [{ ...cell, draw }] : []
        }),
      ),
    )
  }

  /** Also those that the course has no more, so that what the version says is shown and not lost. */
  function objectivesOf(module: string): string[] {
    const there = known.courses.get(module)?.objectives.map(({ id }) => id) ?? []
    const said = base.final.blueprint.filter((cell) => cell.module === module).map(({ objective }) => objective)
    return [...new Set([...there, ...said])]
  }

  function readSupervised(): Supervised {
    if (values.supervised === 'nowhere' || values.supervised === 'everywhere') return { where: values.supervised }
    if (values.supervised !== 'units')
      problems.push({ field: 'supervised', message: 'programmes:form.supervisedMissing' })
    const unitIds = known.unitIds.filter((id) => values[`unit.${id}`] === 'yes')
    if (values.supervised === 'units' && unitIds.length === 0)
      problems.push({ field: 'supervised', message: 'programmes:form.unitsMissing' })
    return values.supervised === 'units' ? { where: 'units', unitIds } : base.final.supervised
  }

  function readRecertification(): Recertification {
    const { method } = values
    if (method === 'from-completion' || method === 'from-previous-expiry') return { method }
    if (method !== 'fixed-calendar') {
      problems.push({ field: 'method', message: 'programmes:form.methodMissing' })
      return base.recertification
    }
    const month = number('calendarMonth', t('programmes:field.calendarMonth'), [1, 12], 12)
    const day = limited('calendarDay', 31)
    const longest = new Date(Date.UTC(2024, month, 0)).getUTCDate()
    if (day > longest)
      problems.push({ field: 'calendarDay', message: 'programmes:form.noSuchDay', values: { longest } })
    return { method, month, day: Math.min(day, longest), minimumMonths: limited('minimumMonths', 6) }
  }
}
