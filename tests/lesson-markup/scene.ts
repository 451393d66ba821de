import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Activity } from '#app/lesson-markup/activity.ts'
import { ActivityForm } from '#app/lesson-markup/activity-forms/activity-form.tsx'
import { feedbackOn } from '#app/lesson-markup/assess-practice.ts'
import { compileLesson } from '#app/lesson-markup/compile-lesson.ts'
import type { ActivityResponse } from '#app/lesson-markup/practice/response.ts'
import type { RenderingContext } from '#app/lesson-markup/rendering-context.ts'

/** A glossary of one word, a register of one fact, and a folder with one figure. */
export const context: RenderingContext = {
  language: 'en',
  glossary: [{ id: 'personal-data', en: { term: 'personal data', meaning: 'Anything about a living person.' } }],
  legalFacts: [
    {
      id: 'dpa-regulator',
      state: 'verified',
      instrument: 'Data Protection Act, 2023',
      provision: '',
      claim: { en: 'The Information Commission is the regulator.', fr: 'La Commission est l’autorité.' },
      source: 'Information Commission',
      asAt: '2026-11-22',
      reviewBy: '2027-05-22',
      toConfirm: '',
    },
  ],
  resolveFigure: (src) => (src === 'figures/leak-scene.svg' ? '/figures/leak-scene.0f3a.svg' : null),
  linksTerms: true,
}

/** The line of a lesson on which its body begins. */
export const firstBodyLine = 7

/** A whole lesson around a body. */
export function lessonWith(body: string): string {
  return `---\ntitle: A lesson\nsummary: What it is about.\nminutes: 7\nobjectives: [sort]\n---\n${body}`
}

/** Compiles a body that must be sound. */
export async function compileSound(body: string, overrides: Partial<RenderingContext> = {}) {
  const compilation = await compileLesson(lessonWith(body), { ...context, ...overrides })
  if (compilation.kind === 'faulty') throw new Error(JSON.stringify(compilation.problems))
  return compilation.lesson
}

/** Compiles a body that must be refused, and returns what is wrong with it. */
export async function problemsIn(body: string) {
  return problemsOf(lessonWith(body))
}

/** Compiles a source that must be refused. */
export async function problemsOf(source: string) {
  const compilation = await compileLesson(source, context)
  if (compilation.kind === 'compiled')
    throw new Error(`This was let through: ${JSON.stringify(compilation.lesson.segments)}`)
  return compilation.problems
}

/** The one activity of a body. */
export async function activityIn<Kind extends Activity['kind']>(kind: Kind, body: string) {
  const [activity] = (await compileSound(body)).activities
  if (activity?.kind !== kind) throw new Error(`There is no ${kind} in this body`)
  return activity as Extract<Activity, { kind: Kind }>
}

/** The HTML of an activity after a response, with the keys of the interface texts in place of the texts. */
export function htmlOf(activity: Activity, response: ActivityResponse | null = null): string {
  const feedback = response === null ? null : feedbackOn(activity, response)
  const t = (key: string) => `[${key}]`
  return renderToStaticMarkup(createElement(ActivityForm, { activity, response, feedback, actionUrl: '/answer', t }))
}
