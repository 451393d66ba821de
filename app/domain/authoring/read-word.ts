import mammoth from 'mammoth'
import { openZip } from '#app/domain/outside-files/open-zip.ts'
import { holdsPlainXml } from '#app/domain/outside-files/plain-xml.ts'
import { writeZip } from '#app/domain/outside-files/write-zip.ts'
import { type FoundPicture, htmlToMarkdown, type LeftOut } from './html-to-markdown.ts'

export type WordPicture = { bytes: Uint8Array; alt: string }

export type WordReading =
  | {
      kind: 'read'
      title: string | null
      /** Lesson text without front matter. */
      text: string
      leftOut: LeftOut[]
    }
  | { kind: 'refused'; reason: 'word-not-word' | 'word-unreadable' | 'word-unsafe' | 'word-empty' | 'word-too-long' }

/** A document of a hundred pages is well under these. In bytes, and in characters of the lesson that it becomes. */
const limits = { entries: 1_000, oneFile: 8_000_000, allFiles: 30_000_000 }
const longestText = 60_000

/**
 * Reads a Word document (.docx) as lesson text. `place` keeps a picture and says what lessons call it, or null. The document that mammoth
 * reads is packed anew from the parts that were taken out of the sent one under limits; it may declare nothing and fetch nothing.
 */
export async function readWord(
  bytes: Uint8Array,
  place: (picture: WordPicture) => Promise<string | null>,
): Promise<WordReading> {
  const opened = openZip(bytes, limits)
  if (opened.kind === 'refused') {
    const reasons = { 'not-a-zip': 'word-not-word', damaged: 'word-unreadable' } as const
    return { kind: 'refused', reason: reasons[opened.reason as keyof typeof reasons] ?? 'word-unsafe' }
  }
  const { files } = opened
  if (!files.has('word/document.xml')) return { kind: 'refused', reason: 'word-not-word' }
  if (!holdsPlainXml(files)) return { kind: 'refused', reason: 'word-unsafe' }
  const pictures: WordPicture[] = []
  let html: string
  try {
    const convertImage = mammoth.images.imgElement(async (image) => {
      pictures.push({ bytes: new Uint8Array(await image.readAsBuffer()), alt: '' })
      return { src: `picture:${pictures.length - 1}` }
    })
    const buffer = Buffer.from(writeZip(files))
    html = (await mammoth.convertToHtml({ buffer }, { convertImage, externalFileAccess: false })).value
  } catch {
    return { kind: 'refused', reason: 'word-unreadable' }
  }
  const names = await placeAll(pictures, html, place)
  const { text, title, leftOut } = htmlToMarkdown(html, ({ src }) => names.get(src) ?? null)
  if (text === '') return { kind: 'refused', reason: 'word-empty' }
  if (text.length > longestText) return { kind: 'refused', reason: 'word-too-long' }
  return { kind: 'read', title, text, leftOut }
}

/** What each picture is called once it is kept, with the words that Word has for it. */
async function placeAll(
  pictures: WordPicture[],
  html: string,
  place: (picture: WordPicture) => Promise<string | null>,
): Promise<Map<string, string>> {
  const found: FoundPicture[] = []
  htmlToMarkdown(html, (picture) => {
    found.push(picture)
    return null
  })
  const names = new Map<string, string>()
  for (const { src, alt } of found) {
    const picture = pictures[Number(src.replace('picture:', ''))]
    const name = picture && (await place({ ...picture, alt }))
    if (name) names.set(src, name)
  }
  return names
}
