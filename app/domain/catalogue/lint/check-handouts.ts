import type { GlossaryTerm } from '#app/lesson-markup/glossary.ts'
import type { CompiledHandouts, CompiledSyllabus } from '../compile-syllabus.ts'
import type { FileProblem } from '../syllabus.ts'
import { checkFigures } from './check-figures.ts'
import { checkComplete } from './check-variants.ts'
import { errorIn, warningIn } from './file-problem.ts'
import { readingAge } from './reading-age.ts'
import { blocksOfHtml } from './text-of-html.ts'

/** As for lessons, see readingAge. */
const highestReadingAge = 12

/** Pages to print: an English original that is easy to read. */
export function checkHandouts(handouts: CompiledHandouts, glossary: readonly GlossaryTerm[]): FileProblem[] {
  return handouts.flatMap(({ source, variants }) => {
    if (!source.variants.en) {
      const [any] = Object.values(source.variants)
      return [
        errorIn(
          any?.file ?? '',
          1,
          'no-english',
          'This page has no English text, which is the original of every page.',
        ),
      ]
    }
    const age = variants.en ? readingAge(blocksOfHtml(variants.en.handout.html), glossary) : null
    if (age === null || age <= highestReadingAge) return []
    const message = `This page needs a reading age of ${age.toFixed(1)} years (Flesch-Kincaid grade + 5); ${highestReadingAge} or less is wanted. Shorten the sentences and the words.`
    return [warningIn(source.variants.en.file, 1, 'reading-age', message)]
  })
}

/** The job aids and their pictures. */
export function checkJobAids({ source: { glossary }, jobAids }: CompiledSyllabus): FileProblem[] {
  if (!jobAids) return []
  const { source, handouts } = jobAids
  return [
    ...checkHandouts(handouts, glossary),
    ...checkFigures(source.figures, source.handouts),
    ...checkComplete(source.handouts.map(({ variants }) => variants)),
  ]
}
