import { errorAt, type LessonProblem } from './lesson-problem.ts'

// The Markdown parser, the compiler and React all work recursively or with look-back, on the thread that serves learners.
// Measured on two cores, 29 kB each: three thousand nested quotations overflow the stack, one-line headings (“a” over “-”) take
// 12 seconds, a table of a hundred columns 6, lists within quotations 4, "*a_ " 3. The limits below are several times what a
// long honest lesson needs, and keep a hostile one under a second.
const largestLesson = 30_000
const deepestContainers = 8
const mostContainers = 1_200
const deepestTags = 10
const mostLines = 1_500
const mostColumns = 12
const mostEmphasisMarks = 800
const mostBrackets = 400
const mostTags = 1_500

const containerMarks = /^(?:[ \t]*(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))+/
const invisible = /(?![\t\n])\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u

/** Refuses texts that would cost too much to parse, or that hide what they say. Runs before any parser sees them. */
export function refuseExcess(source: string): LessonProblem[] {
  if (Buffer.byteLength(source) > largestLesson) {
    return [
      errorAt(null, 'too-long', 'This text is longer than 30 kB (about 5,000 words). Divide it into two lessons.'),
    ]
  }
  return [...refuseInvisible(source), ...refuseDepth(source), ...refuseCrowds(source)]
}

function refuseInvisible(source: string): LessonProblem[] {
  const found = invisible.exec(source)
  if (!found) return []
  const place = placeOf(source, found.index)
  return [
    errorAt(
      place,
      'invisible-character',
      'There is an invisible control character here, which could make the text read differently from what it is. Delete it and type the words again.',
    ),
  ]
}

function refuseDepth(source: string): LessonProblem[] {
  const problems: LessonProblem[] = []
  const lines = source.split('\n')
  if (lines.length > mostLines)
    return [errorAt(null, 'too-many-lines', 'This text has more than 1,500 lines. Divide it into two lessons.')]
  let containers = 0
  for (const [index, line] of lines.entries()) {
    const place = { line: index + 1, column: 1 }
    const marks = containerMarks.exec(line)?.[0].match(/>|[-*+]|\d+[.)]/g)?.length ?? 0
    containers += marks
    if (marks > deepestContainers) {
      problems.push(
        errorAt(place, 'too-deep', 'Quotations and lists are nested too deeply here: keep to two or three levels.'),
      )
      break
    }
    if ((line.match(/\|/g)?.length ?? 0) > mostColumns + 1) {
      problems.push(
        errorAt(place, 'too-many-marks', 'This table has more than twelve columns: nobody can read it on a telephone.'),
      )
      break
    }
  }
  if (containers > mostContainers)
    problems.push(
      errorAt(
        null,
        'too-many-marks',
        'There are too many quotations and lists in this text. Divide it into two lessons.',
      ),
    )
  const place = placeOfDeepTag(source)
  if (place) problems.push(errorAt(place, 'too-deep', 'Components are nested too deeply here.'))
  return problems
}

function placeOfDeepTag(source: string) {
  let depth = 0
  for (const tag of source.matchAll(/<(\/?)[^\s<>/][^<>]*?(\/?)>|<(\/?)>/g)) {
    if (tag[2]) continue
    depth += tag[1] || tag[3] ? -1 : 1
    if (depth > deepestTags) return placeOf(source, tag.index)
  }
  return null
}

function refuseCrowds(source: string): LessonProblem[] {
  const crowds: [RegExp, number, string][] = [
    [/[*_~]+/g, mostEmphasisMarks, 'There are too many * _ and ~ marks in this text.'],
    [/[[\]]/g, mostBrackets, 'There are too many square brackets in this text.'],
    [/</g, mostTags, 'There are too many components in this text.'],
  ]
  return crowds
    .filter(([mark, most]) => (source.match(mark)?.length ?? 0) > most)
    .map(([, , message]) => errorAt(null, 'too-many-marks', `${message} Divide it into two lessons.`))
}

function placeOf(source: string, offset: number) {
  const before = source.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
