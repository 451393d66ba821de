import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'

const largestText = 100_000
const largestFigure = 500_000

export type FolderEntry = {
  name: string
  kind: 'file' | 'folder'
}

/**
 * Reads the files of a syllabus by their paths under its root. Links are not followed, so nothing outside the folder can be
 * read through it, and names that begin with a dot are passed over.
 */
export type SyllabusFolder = {
  list(folder: string): Promise<FolderEntry[]>
  /** The text of a file, or null when it is too large (100 kB). */
  readText(file: string): Promise<string | null>
  /** The bytes of a figure, or null when it is too large (500 kB). */
  readBytes(file: string): Promise<Uint8Array | null>
}

export function openSyllabusFolder(root: string): SyllabusFolder {
  const within = (name: string) => path.join(root, name)
  return {
    async list(folder) {
      const entries = await readdir(within(folder), { withFileTypes: true })
      return entries
        .filter((entry) => !entry.name.startsWith('.') && (entry.isFile() || entry.isDirectory()))
        .map((entry) => ({ name: entry.name, kind: entry.isFile() ? ('file' as const) : ('folder' as const) }))
        .sort((one, other) => (one.name < other.name ? -1 : 1))
    },
    async readText(file) {
      return (await stat(within(file))).size > largestText ? null : await readFile(within(file), 'utf8')
    },
    async readBytes(file) {
      return (await stat(within(file))).size > largestFigure ? null : await readFile(within(file))
    },
  }
}
