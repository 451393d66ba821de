import { compileText } from '#app/domain/authoring/compile-text.ts'
import { findDescription } from '#app/domain/authoring/find-description.ts'
import { sha256 } from '#app/domain/ledger/entry-hash.ts'
import { readResponse } from '#app/lesson-markup/assess-practice.ts'
import type { Language } from '#app/lesson-markup/language.ts'
import { type ActivityResponse, formValues, type ResponseProblem } from '#app/lesson-markup/practice/response.ts'
import { previewAddress } from '#app/ui/training-addresses.ts'
import type { Objective } from '#db/schema/catalogue.ts'
import { db } from './database.ts'
import { type ShownProblem, shownProblem } from './examine-text.ts'
import { lessonHtml, type RejectedAnswer, type ShownLesson } from './lesson-html.tsx'
import type { DeskText } from './text-desk.ts'

export type TextPreview = {
  language: Language
  /** Null for a bank, which has no title. */
  title: string | null
  minutes: number | null
  /** As a learner gets it; null where the text cannot be compiled. */
  html: string | null
  /** Why not. */
  problems: ShownProblem[]
  /** What was wrong with an answer that was just given in it. */
  rejected: { activityId: string; problem: ResponseProblem } | null
}

/**
 * A text as its readers see it, by the code that makes their pages. `answered` is the form of one of its activities: what was answered
 * is shown with its feedback and kept nowhere.
 */
export async function previewText(
  desk: DeskText & { courseId: string },
  text: string,
  answered: FormData | null,
  withoutScript = false,
): Promise<TextPreview> {
  const { courseId, draft, path, file } = desk
  const language = 'language' in file ? file.language : 'en'
  const compilation = await compileText(db, draft, path, text)
  if (compilation.kind === 'faulty') {
    const problems = compilation.problems.map((problem) => shownProblem({ file: path, ...problem }))
    return { language, title: null, minutes: null, html: null, problems, rejected: null }
  }
  const { title, minutes, parts } = compilation.text
  const address = `${previewAddress(courseId, path)}${withoutScript ? '&script=off' : ''}&text=`
  const shown: ShownLesson = { id: nameOf(address, parts), courseId, lessonId: '', language, ...parts }
  const { kept, rejected } = answersIn(shown, answered)
  const objectives = sameObjectives(findDescription(draft).description?.objectives ?? [])
  const { html } = lessonHtml(shown, kept, objectives, language, rejected, (id) => `${address}${anyText}#${id}`)
  const answerable = html.replaceAll(`text=${anyText}`, `text=${rememberPreviewed(text)}`)
  return { language, title, minutes, html: leavingFrame(answerable), problems: [], rejected }
}

/** Stands for the name of the text while its activities are rendered, so that those that did not change need not be rendered again. */
const anyText = '0'.repeat(64)

/** The same name for as long as the activities and their order stay the same, whatever becomes of the words between them. */
function nameOf(address: string, { segments, activities }: Pick<ShownLesson, 'segments' | 'activities'>): string {
  const order = segments.flatMap((segment) => (segment.kind === 'activity' ? [segment.id] : []))
  return sha256(JSON.stringify([address, order, activities]))
}

/** What is rendered is remembered by the list of objectives it may name: of as many courses as are written at a time. */
const objectivesKept = 5
const keptObjectives = new Map<string, Objective[]>()

function sameObjectives(objectives: readonly Objective[]): Objective[] {
  const name = JSON.stringify(objectives)
  const same = keptObjectives.get(name) ?? [...objectives]
  keptObjectives.delete(name)
  keptObjectives.set(name, same)
  if (keptObjectives.size > objectivesKept) keptObjectives.delete(keptObjectives.keys().next().value as string)
  return same
}

const textsKept = 60
const previewed = new Map<string, string>()

/** A text that was previewed here lately: its activities are answered by its name. Null when it is forgotten, or was previewed elsewhere. */
export function previewedText(name: string): string | null {
  return previewed.get(name) ?? null
}

function rememberPreviewed(text: string): string {
  const name = sha256(text)
  previewed.delete(name)
  previewed.set(name, text)
  if (previewed.size > textsKept) previewed.delete(previewed.keys().next().value as string)
  return name
}

function answersIn({ activities }: ShownLesson, answered: FormData | null) {
  const kept: Record<string, ActivityResponse> = {}
  const activity = activities.find(({ id }) => id === answered?.get('activity'))
  if (!answered || !activity) return { kept, rejected: null }
  const reading = readResponse(activity, formValues(answered))
  if (reading.kind === 'answered') kept[activity.id] = reading.response
  const rejected: RejectedAnswer | null =
    reading.kind === 'refused'
      ? { activityId: activity.id, problem: reading.problem, response: reading.response }
      : null
  return { kept, rejected }
}

/** Pages cannot be opened within the frame of a preview: links to them open beside it. */
function leavingFrame(html: string): string {
  return html.replace(/<a (?=[^>]*href="[^#])/g, '<a target="_blank" ')
}
