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

/** The same for files that are in no folder on disk, such as those of a draft: path below the root, with slashes, to bytes. */
export function folderOfFiles(files: ReadonlyMap<string, Uint8Array>): SyllabusFolder {
  const read = (file: string, largest: number) => {
    const bytes = files.get(file) ?? new Uint8Array()
    return bytes.length > largest ? null : bytes
  }
  return {
    async list(folder) {
      const prefix = folder === '.' ? '' : `${folder}/`
      const kinds = new Map<string, FolderEntry['kind']>()
      for (const file of files.keys()) {
        if (!file.startsWith(prefix)) continue
        const [name = '', ...below] = file.slice(prefix.length).split('/')
        if (!name.startsWith('.')) kinds.set(name, below.length > 0 ? 'folder' : 'file')
      }
      return [...kinds].map(([name, kind]) => ({ name, kind })).sort((one, other) => (one.name < other.name ? -1 : 1))
    },
    async readText(file) {
      const bytes = read(file, largestText)
      return bytes && new TextDecoder().decode(bytes)
    },
    async readBytes(file) {
      return read(file, largestFigure)
    },
  }
}
