import { manualAddress } from '#app/ui/training-addresses.ts'

const lesson = 'a-lesson'
const questions = 'questions-for-the-quiz-and-the-final'
const components = 'the-components'

/** Where the author's manual speaks of each rule of the checks: the heading, as the manual's page names it. */
const places: Record<string, string> = {
  address: lesson,
  code: lesson,
  'few-activities': lesson,
  footnote: lesson,
  'front-matter': lesson,
  heading: lesson,
  image: lesson,
  'lesson-length': lesson,
  'no-comments': lesson,
  'raw-html': lesson,
  'reading-age': lesson,
  'task-list': lesson,
  'too-long': lesson,
  'unknown-markup': lesson,
  yaml: lesson,
  'yaml-value': lesson,
  'missing-because': 'because',
  'two-because': 'because',
  'too-few-options': 'question',
  'too-many-options': 'question',
  'too-few-correct': 'question',
  'all-correct': 'question',
  'duplicate-option': 'option',
  'unknown-step': 'scenario',
  unreachable: 'scenario',
  'no-good-ending': 'scenario',
  'scenario-length': 'scenario',
  'unknown-figure': 'figure',
  'unknown-term': 'term',
  'unknown-legal-fact': 'legalfact',
  'stray-text': components,
  place: components,
  contents: components,
  'unknown-component': components,
  'bank-contents': questions,
  'catch-all': questions,
  'duplicate-id': questions,
  'length-cue': questions,
  'missing-difficulty': questions,
  'missing-objective': questions,
  'near-duplicate': questions,
  'negative-stem': questions,
  'no-question': questions,
  'pending-fact': questions,
  'question-id': questions,
  'reported-critical': questions,
  'small-pool': questions,
  'three-options': questions,
  'unknown-objective': 'course-yaml',
  'objective-without-lesson': 'course-yaml',
  'handout-contents': 'pages-to-print',
  'no-english': 'what-stands-where',
  'lesson-number': 'what-stands-where',
  'translation-lags': 'translations-that-lag',
  'translation-unrecorded': 'translations-that-lag',
  variant: 'what-stands-where',
}

/** Every place that a rule points to. */
export const manualPlaces = [...new Set(Object.values(places))]

/** The address of what the manual says about a rule; null where it says nothing of its own. */
export function manualPlace(rule: string): string | null {
  return Object.hasOwn(places, rule) ? `${manualAddress}#${places[rule]}` : null
}
