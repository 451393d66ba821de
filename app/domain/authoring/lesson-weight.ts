import { gzipSync } from 'node:zlib'

/** What a lesson may weigh: its text and activities compressed, and all its pictures together. In bytes. */
export const lessonWeightLimits = { html: 10_000, pictures: 100_000 } as const

export type LessonWeight = {
  /** The lesson's part of its page as it travels, compressed (gzip). In bytes. */
  html: number
  /** Of all pictures it shows. In bytes. */
  pictures: number
  /** Which of the two is over its limit. */
  tooHeavy: ('html' | 'pictures')[]
}

/**
 * What a learner on a slow line waits for. `html` is the lesson as it is rendered, with its activities; `pictures` are the bytes of the
 * pictures in it, each counted once. A lesson over a limit is not published.
 */
export function weighLesson({ html, pictures }: { html: string; pictures: readonly number[] }): LessonWeight {
  // As hard as pages are compressed when they are sent.
  const weight = {
    html: gzipSync(html, { level: 4 }).length,
    pictures: pictures.reduce((sum, bytes) => sum + bytes, 0),
  }
  const tooHeavy = (['html', 'pictures'] as const).filter((part) => weight[part] > lessonWeightLimits[part])
  return { ...weight, tooHeavy }
}
