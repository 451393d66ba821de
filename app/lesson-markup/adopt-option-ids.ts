import type { Activity, QuestionActivity } from './activity.ts'

/**
 * Gives the options of a translated activity the ids of the original's, place by place, so that an answer means the same in
 * every language. Activities that the original lacks, or with another number of options, are returned as they are
 * (the linter reports them).
 */
export function adoptOptionIds<Translated extends Activity>(
  translated: readonly Translated[],
  original: readonly Activity[],
): Translated[] {
  return translated.map((activity) => {
    if (activity.kind !== 'question') return activity
    const source = original.find(
      (candidate): candidate is QuestionActivity => candidate.kind === 'question' && candidate.id === activity.id,
    )
    if (!source || source.options.length !== activity.options.length) return activity
    const options = activity.options.map((option, index) => ({ ...option, id: source.options[index]?.id ?? option.id }))
    return { ...activity, options }
  })
}
