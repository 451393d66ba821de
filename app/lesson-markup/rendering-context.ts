import type { GlossaryTerm } from './glossary.ts'
import type { Language } from './language.ts'
import type { LegalFactRecord } from './legal-facts.ts'

/** What a lesson may refer to, and the language it is written in. */
export type RenderingContext = {
  language: Language
  glossary: readonly GlossaryTerm[]
  legalFacts: readonly LegalFactRecord[]
  /** The address of a figure that stands beside the lesson (`figures/name.svg`), or null when there is none. */
  resolveFigure(src: string): string | null
  /** Whether the page around the text lists the glossary terms, so that a term can link to its meaning. */
  linksTerms: boolean
}
