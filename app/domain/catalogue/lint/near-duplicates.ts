import type { FileProblem } from '../syllabus.ts'
import { errorIn } from './file-problem.ts'
import type { PlacedQuestion } from './placed-question.ts'

/** Two stems this alike are the same situation twice. */
const mostResemblance = 0.5

/**
 * The resemblance of two texts, given by their shingles, from 0 to 1: the Jaccard coefficient of their sets of three-word shingles
 * (Broder, “On the resemblance and containment of documents”, 1997). Capitals and punctuation are ignored.
 */
function resemblance(first: ReadonlySet<string>, second: ReadonlySet<string>): number {
  let common = 0
  for (const shingle of first) if (second.has(shingle)) common++
  const all = first.size + second.size - common
  return all === 0 ? 0 : common / all
}

/** Stems that repeat each other, whichever pool or lesson they stand in. Each pair is reported once, at its second place. */
export function checkNearDuplicates(placed: readonly PlacedQuestion[]): FileProblem[] {
  const stems = placed.map(({ question }) => shingles(question.stemText))
  return placed.flatMap((later, index) =>
    placed.slice(0, index).flatMap((earlier, place) => {
      const alike = resemblance(stems[place] as Set<string>, stems[index] as Set<string>)
      if (alike < mostResemblance) return []
      return [
        errorIn(
          later.file,
          later.line,
          'near-duplicate',
          `Question “${later.question.id}” asks nearly the same as “${earlier.question.id}” (${earlier.file}:${earlier.line}): ask something else, or take one of them out. At ${Math.round(alike * 100)} % alike; ${mostResemblance * 100} % is too much.`,
        ),
      ]
    }),
  )
}

function shingles(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length < 3) return new Set([words.join(' ')])
  return new Set(words.slice(2).map((word, index) => `${words[index]} ${words[index + 1]} ${word}`))
}
