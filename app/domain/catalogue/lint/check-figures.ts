import type { FigureSource, FileProblem, SourceFile, Variants } from '../syllabus.ts'
import { errorIn, warningIn } from './file-problem.ts'

/** The pictures of a course or of the job aids: each is shown by one of `pages`, and is nothing but a picture. */
export function checkFigures(figures: FigureSource[], pages: { variants: Variants<SourceFile> }[]): FileProblem[] {
  const texts = pages.flatMap(({ variants }) => Object.values(variants).map((variant) => variant.source))
  return figures.flatMap(({ src, file, bytes }) => {
    const problems: FileProblem[] = []
    if (!texts.some((text) => text.includes(`"${src}"`)))
      problems.push(warningIn(file, 1, 'unused-figure', 'No page shows this picture.'))
    if (src.endsWith('.svg')) {
      const drawing = Buffer.from(bytes).toString('utf8')
      const active =
        /<script|<foreignObject|<iframe|\son[a-z]+\s*=|javascript:|<!ENTITY|(?:href|src)\s*=\s*["'](?!#)|@import|url\(\s*["']?(?!#)/i.exec(
          drawing,
        )
      if (active)
        problems.push(
          errorIn(
            file,
            1,
            'active-figure',
            `A picture may not hold scripts, links or things from elsewhere (“${active[0].trim()}”).`,
          ),
        )
    }
    return problems
  })
}
