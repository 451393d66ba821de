import { type Checkpoint, checkpointSchema } from './checkpoint.ts'

/** More than any checkpoint with the mail around it. In characters. */
const longest = 50_000

/** The checkpoint in a file or in a whole mail, quoted or not; null where there is none. */
export function readCheckpoint(text: string): Checkpoint | null {
  if (text.length > longest) return null
  const unquoted = text.replace(/^(?:[ \t]*>)+ ?/gm, '')
  const written = unquoted.slice(unquoted.indexOf('{'), unquoted.lastIndexOf('}') + 1)
  try {
    return checkpointSchema.parse(JSON.parse(written))
  } catch {
    return null
  }
}
