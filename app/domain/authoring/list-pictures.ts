import { eq } from 'drizzle-orm'
import type { Language } from '#app/lesson-markup/language.ts'
import type { Database } from '#db/handle.ts'
import { pictureDescriptions } from '#db/schema/index.ts'
import { authoredFile } from './authored-path.ts'
import { type Draft, type DraftFile, draftText } from './find-draft.ts'

export type CoursePicture = {
  /** As lessons name it: `figures/desk.webp`. */
  src: string
  /** Where its bytes are served. */
  address: string
  /** In bytes. */
  weight: number
  state: DraftFile['state']
  version: number
  /** The texts of the draft that show it, by path. */
  shownIn: string[]
  /** What it shows, in each language in which somebody has said so. */
  words: Partial<Record<Language, string>>
}

/** The pictures of a draft, by name. */
export async function listPictures(db: Database, draft: Draft): Promise<CoursePicture[]> {
  const described = await db.select().from(pictureDescriptions).where(eq(pictureDescriptions.courseId, draft.courseId))
  return [...draft.files.values()].flatMap(({ path, hash, bytes, state, version }) => {
    const file = authoredFile(path, draft.folder)
    if (file?.kind !== 'figure') return []
    const { src } = file
    const words = Object.fromEntries(
      described.filter((one) => one.src === src).map(({ language, words: said }) => [language, said]),
    )
    const address = `/figures/${hash}${src.slice(src.lastIndexOf('.'))}`
    const shownIn = textsShowing(draft, src)
    return [
      { src, address, weight: bytes.length, state, version, shownIn, words: { ...wordsInTexts(draft, src), ...words } },
    ]
  })
}

/** The texts of a draft that show a picture, by path. */
export function textsShowing(draft: Draft, src: string): string[] {
  return [...draft.files.keys()].filter((path) => path.endsWith('.mdx') && draftText(draft, path)?.includes(`"${src}"`))
}

/** The words of a picture that came from files: what the first lesson that shows it says of it. */
function wordsInTexts(draft: Draft, src: string): Partial<Record<Language, string>> {
  const words: Partial<Record<Language, string>> = {}
  for (const path of textsShowing(draft, src)) {
    const file = authoredFile(path, draft.folder)
    const tag = [...(draftText(draft, path) ?? '').matchAll(/<Figure\b[^<>]*>/g)].find(([one]) =>
      one.includes(`"${src}"`),
    )
    const alt = /\salt="([^"]*)"/.exec(tag?.[0] ?? '')?.[1]
    if (alt && file && 'language' in file)
      words[file.language] ??= alt.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  }
  return words
}
