import { compileMarkup } from '#app/lesson-markup/compile-markup.ts'
import { type Language, languages } from '#app/lesson-markup/language.ts'
import type { RulesText } from '#db/schema/index.ts'
import type { RulesSource } from './syllabus.ts'

export type RulesTexts = Partial<Record<Language, Omit<RulesText, 'hash'>>> & { en: Omit<RulesText, 'hash'> }

/** The rules of behaviour as they are read and signed: plain text with headings and lists, in every language they were written in. */
export async function compileRules(
  variants: RulesSource['variants'],
  lagging: ReadonlySet<string> = new Set(),
): Promise<RulesTexts> {
  const texts: Partial<RulesTexts> = {}
  for (const language of languages) {
    const variant = variants[language]
    if (!variant) continue
    const context = { language, glossary: [], legalFacts: [], resolveFigure: () => null, linksTerms: false }
    const compilation = await compileMarkup(variant.source, context, 'practice')
    if (compilation.kind === 'faulty')
      throw new Error(`${variant.file} cannot be read: the check before publishing should have refused it`)
    const html = compilation.markup.segments.map((segment) => (segment.kind === 'html' ? segment.html : '')).join('')
    texts[language] = {
      title: variant.frontMatter.title,
      source: variant.body,
      html,
      ...(lagging.has(variant.file) && { lagging: true }),
    }
  }
  if (!texts.en) throw new Error('The rules have no English text: the check before publishing should have refused them')
  return texts as RulesTexts
}
