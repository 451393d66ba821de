import { strFromU8, Unzip, UnzipInflate, unzipSync } from 'fflate'

export type ZipLimits = {
  /** Files and folders together. */
  entries: number
  /** Of everything that comes out, in bytes. */
  inflated: number
}

export type ZipRefusal =
  | 'not-a-zip'
  | 'zip-damaged'
  | 'zip-locked'
  | 'zip-too-many-files'
  | 'zip-too-large'
  | 'zip-unsafe-name'

export type OpenedZip =
  | { kind: 'opened'; files: Map<string, Uint8Array> }
  | { kind: 'refused'; reason: ZipRefusal; name: string | null }

/** Enough for what offices send: a Word file, a workbook, a course with its pictures. */
export const usualZipLimits: ZipLimits = { entries: 1000, inflated: 40_000_000 }

/** No file of an office document is packed as tightly as this; a bomb is packed a thousand times. */
const tightest = 300
/** What is small may be packed as tightly as it likes. In bytes. */
const smallEnough = 2_000_000
const longestName = 200
/** What is read in one go, in bytes: a bomb inflates this much at the most before it is noticed. */
const bite = 16_384

/**
 * Takes a zip file apart in memory: files by name, folders left out. A bomb is noticed while it inflates, not by what it says of itself; an
 * archive whose two lists of contents differ, or with names that lead elsewhere or stand twice, is refused. Nothing else reads the bytes
 * that were sent: who hands a zip on packs the files anew.
 */
export function openZip(bytes: Uint8Array, limits: ZipLimits = usualZipLimits): OpenedZip {
  if (strFromU8(bytes.subarray(0, 4), true) !== 'PK\x03\x04') return refused('not-a-zip')
  try {
    const listed = listNames(bytes, limits)
    const files = inflate(bytes, limits)
    const isSame = listed.length === files.size && listed.every((name) => files.has(name))
    return isSame ? { kind: 'opened', files: withoutFolders(files) } : refused('zip-damaged')
  } catch (error) {
    return error instanceof Refusal ? refused(error.reason, error.entry) : refused('zip-damaged')
  }
}

class Refusal extends Error {
  constructor(
    readonly reason: ZipRefusal,
    readonly entry: string | null = null,
  ) {
    super(reason)
  }
}

/** The names as the list at the end of the archive has them. */
function listNames(bytes: Uint8Array, limits: ZipLimits): string[] {
  const names: string[] = []
  let claimed = 0
  unzipSync(bytes, {
    filter({ name, originalSize }) {
      names.push(name)
      claimed += originalSize
      if (names.length > limits.entries) throw new Refusal('zip-too-many-files')
      if (claimed > limits.inflated) throw new Refusal('zip-too-large', name)
      return false
    },
  })
  return names
}

/** What is really in it, in the order of the archive. */
function inflate(bytes: Uint8Array, limits: ZipLimits): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  let inflated = 0
  let unfinished = 0
  const unzip = new Unzip((entry) => {
    const { name } = entry
    if (!isSafeName(name)) throw new Refusal('zip-unsafe-name', name)
    if (files.has(name)) throw new Refusal('zip-unsafe-name', name)
    if (files.size >= limits.entries) throw new Refusal('zip-too-many-files')
    if (entry.compression !== 0 && entry.compression !== 8) throw new Refusal('zip-locked', name)
    files.set(name, new Uint8Array())
    const pieces: Uint8Array[] = []
    let size = 0
    unfinished++
    entry.ondata = (error, piece, final) => {
      // What is thrown in here comes back as an error of the archive.
      if (error) throw error instanceof Refusal ? error : new Refusal('zip-damaged', name)
      size += piece.length
      inflated += piece.length
      if (inflated > limits.inflated) throw new Refusal('zip-too-large', name)
      if (size > smallEnough && size > tightest * (entry.size ?? bytes.length)) throw new Refusal('zip-too-large', name)
      pieces.push(piece)
      if (!final) return
      unfinished--
      files.set(name, Buffer.concat(pieces))
    }
    entry.start()
  })
  unzip.register(UnzipInflate)
  for (let start = 0; start < bytes.length; start += bite)
    unzip.push(bytes.subarray(start, start + bite), start + bite >= bytes.length)
  if (unfinished > 0) throw new Refusal('zip-damaged')
  return files
}

/** A name within the archive: no way out of it, no drive, no control character or mark of direction. */
function isSafeName(name: string): boolean {
  if (name === '' || name.length > longestName) return false
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused.
  if (/[\\:\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(name) || name.startsWith('/')) return false
  return !name.split('/').some((part) => part === '..' || part === '.')
}

function withoutFolders(files: Map<string, Uint8Array>): Map<string, Uint8Array> {
  return new Map([...files].filter(([name]) => !name.endsWith('/')))
}

function refused(reason: ZipRefusal, name: string | null = null): OpenedZip {
  return { kind: 'refused', reason, name }
}
