import type { FileProblem, SyllabusSource } from '../syllabus.ts'
import { errorIn, lineOfId, repeated, warningIn } from './file-problem.ts'

const shownConfidence = ['H', 'M']

/** The legal facts and the glossary. `today` (2026-11-22) makes reviews that are overdue a warning; null leaves them out. */
export function checkRegisters(
  { legalFacts, legalFile, glossary, glossaryFile }: SyllabusSource,
  today: string | null,
): FileProblem[] {
  const problems: FileProblem[] = []
  if (legalFile) {
    const at = (id: string) => lineOfId(legalFile.source, id)
    for (const id of repeated(legalFacts.map((fact) => fact.id))) {
      problems.push(errorIn(legalFile.file, at(id), 'duplicate-id', `Two legal facts are called “${id}”.`))
    }
    for (const { id, state, asAt, reviewBy, toConfirm } of legalFacts) {
      if (reviewBy <= asAt)
        problems.push(
          errorIn(legalFile.file, at(id), 'review-date', `“${id}” must be reviewed after the day it was checked.`),
        )
      if (state !== 'verified' && toConfirm === '') {
        problems.push(
          warningIn(
            legalFile.file,
            at(id),
            'to-confirm',
            `“${id}” is ${state}: say in toConfirm what counsel must confirm.`,
          ),
        )
      }
      if (today !== null && reviewBy < today) {
        problems.push(
          warningIn(legalFile.file, at(id), 'review-overdue', `“${id}” should have been reviewed by ${reviewBy}.`),
        )
      }
    }
  }
  if (glossaryFile) {
    const at = (id: string) => lineOfId(glossaryFile.source, id)
    for (const id of repeated(glossary.map((term) => term.id))) {
      problems.push(errorIn(glossaryFile.file, at(id), 'duplicate-id', `Two terms are called “${id}”.`))
    }
    for (const { id, crs } of glossary) {
      if (crs && !shownConfidence.includes(crs.confidence)) {
        problems.push(
          errorIn(
            glossaryFile.file,
            at(id),
            'kreol-confidence',
            `The Kreol word for “${id}” has confidence ${crs.confidence}: only H and M are shown to learners. Leave it out.`,
          ),
        )
      }
    }
  }
  return problems
}
