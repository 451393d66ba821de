/** A text as it is kept, whatever sent it: lines end as they do in the files of the syllabus, and no byte order mark begins it. */
export function writtenText(text: string): string {
  return text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
}

/** The bytes that are saved for a text. */
export function writtenBytes(text: string): Uint8Array {
  return new TextEncoder().encode(writtenText(text))
}
