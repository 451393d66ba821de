import type { FigureSource, FileProblem, SourceFile, Variants } from '../syllabus.ts'
import { errorIn, warningIn } from './file-problem.ts'

const active =
  /<script|<foreignObject|<iframe|\son[a-z]+\s*=|javascript:|<!ENTITY|(?:href|src)\s*=\s*["'](?!#)|@import|url\(\s*["']?(?!#)/i

/** The pictures of a course or of the job aids: each is shown by one of `pages`, and none of them does anything but be seen. */
export function checkFigures(figures: FigureSource[], pages: { variants: Variants<SourceFile> }[]): FileProblem[] {
  const texts = pages.flatMap(({ variants }) => Object.values(variants).map((variant) => variant.source))
  return figures.flatMap(({ src, file, bytes }) => [
    ...(texts.some((text) => text.includes(`"${src}"`))
      ? []
      : [warningIn(file, 1, 'unused-figure', 'No page shows this picture.')]),
    ...(src.endsWith('.svg') ? checkDrawing(file, bytes) : []),
  ])
}

function checkDrawing(file: string, bytes: Uint8Array): FileProblem[] {
  const drawing = readDrawing(bytes)
  if (drawing === null) {
    const message = 'This drawing is not written in UTF-8, so that nobody can check what is in it. Save it as UTF-8.'
    return [errorIn(file, 1, 'figure-encoding', message)]
  }
  const found = active.exec(drawing)
  if (!found) return []
  const message = `A picture may not hold scripts, links or things from elsewhere (“${found[0].trim()}”).`
  return [errorIn(file, 1, 'active-figure', message)]
}

/** The text that a browser will read in these bytes; null where it might read another one than we do. */
function readDrawing(bytes: Uint8Array): string | null {
  try {
    const drawing = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const declared = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)/i.exec(drawing)?.[1] ?? 'utf-8'
    // UTF-16 and UTF-32 without a mark at their start pass for UTF-8 full of null characters.
    return /^utf-?8$/i.test(declared) && !drawing.includes('\0') && drawing.includes('<svg') ? drawing : null
  } catch {
    return null
  }
}
