import { createHash } from 'node:crypto'
import type { CourseFile } from './publish-course.ts'
import type { FigureSource, SourceFile } from './syllabus.ts'

/** Texts and figures as a publication stores them, byte for byte. */
export function courseFilesOf(texts: SourceFile[], figures: FigureSource[]): CourseFile[] {
  const encoder = new TextEncoder()
  return [
    ...texts.map(({ file, source: text }) => ({ file, bytes: encoder.encode(text) })),
    ...figures.map(({ file, bytes }) => ({ file, bytes })),
  ].map(({ file, bytes }) => ({
    path: file,
    hash: bytesHash(bytes),
    contentBase64: Buffer.from(bytes).toString('base64'),
  }))
}

/** SHA-256, in hexadecimal digits. */
export function bytesHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
