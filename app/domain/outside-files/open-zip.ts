import { Unzip, UnzipInflate } from 'fflate'

export type ZipLimits = {
  /** Files and folders together. */
  entries: number
  /** Of one file and of all of them, as they come out. In bytes. */
  oneFile: number
  allFiles: number
}

export type ZipRefusal = 'not-a-zip' | 'unsafe-name' | 'too-many-files' | 'too-large-inside' | 'damaged'

export type ZipReading = { kind: 'read'; files: Map<string, Uint8Array> } | { kind: 'refused'; reason: ZipRefusal }

/** Enough for a course with its pictures, or a long document. */
export const usualZipLimits: ZipLimits = { entries: 2_000, oneFile: 20_000_000, allFiles: 40_000_000 }

class Refused extends Error {
  constructor(readonly reason: ZipRefusal) {
    super(reason)
  }
}

/** Fed to the reader at a time, so that a bomb is noticed long before it is whole. In bytes. */
const pieceSize = 16_384
const longestName = 300

/**
 * Reads an archive (ZIP; DOCX and XLSX are ones) into memory, file by file, and stops as soon as more comes out than the limits allow,
 * whatever the archive says of itself. Names that lead out of the archive (`..`, absolute, with a drive, a backslash or a control
 * character), that come twice or differ in capitals only are refused, as is what is locked with a password.
 */
export function openZip(bytes: Uint8Array, limits: ZipLimits = usualZipLimits): ZipReading {
  if (bytes.length < 22 || bytes[0] !== 0x50 || bytes[1] !== 0x4b) return { kind: 'refused', reason: 'not-a-zip' }
  if (isLocked(bytes)) return { kind: 'refused', reason: 'damaged' }
  const pieces = new Map<string, Uint8Array[]>()
  const names = new Set<string>()
  const finished = new Set<string>()
  let total = 0
  let entries = 0
  const reader = new Unzip((file) => {
    entries += 1
    if (entries > limits.entries) throw new Refused('too-many-files')
    if (!isSafeName(file.name) || names.has(file.name.toLowerCase())) throw new Refused('unsafe-name')
    names.add(file.name.toLowerCase())
    if (file.name.endsWith('/')) return
    const mine: Uint8Array[] = []
    let size = 0
    pieces.set(file.name, mine)
    file.ondata = (error, piece, final) => {
      // What is thrown here comes back as the error of the next piece.
      if (error) throw error instanceof Refused ? error : new Refused('damaged')
      size += piece.length
      total += piece.length
      if (size > limits.oneFile || total > limits.allFiles) throw new Refused('too-large-inside')
      mine.push(piece)
      if (final) finished.add(file.name)
    }
    file.start()
  })
  reader.register(UnzipInflate)
  try {
    for (let start = 0; start < bytes.length; start += pieceSize) {
      reader.push(bytes.subarray(start, start + pieceSize), start + pieceSize >= bytes.length)
    }
  } catch (fault) {
    return { kind: 'refused', reason: fault instanceof Refused ? fault.reason : 'damaged' }
  }
  if (entries === 0 || finished.size < pieces.size) return { kind: 'refused', reason: 'damaged' }
  return { kind: 'read', files: new Map([...pieces].map(([name, parts]) => [name, Buffer.concat(parts)])) }
}

function isSafeName(name: string): boolean {
  const parts = name.replace(/\/$/, '').split('/')
  const isPlain = [...name].every((letter) => letter >= ' ' && letter !== '\u007f' && letter !== '\\' && letter !== ':')
  return isPlain && name.length <= longestName && parts.every((part) => !['', '.', '..'].includes(part))
}

/**
 * Whether its directory names a file as encrypted (bit 0 of the flags; PKWARE, APPNOTE 4.3.12 and 4.4.4): what comes out of it would be no
 * words. A directory that lies or is missing decides nothing here.
 */
function isLocked(bytes: Uint8Array): boolean {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < 0 || end + 20 > archive.length) return false
  let at = archive.readUInt32LE(end + 16)
  while (at + 46 <= archive.length && archive.readUInt32LE(at) === 0x02014b50) {
    if ((archive.readUInt16LE(at + 8) & 1) === 1) return true
    at += 46 + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return false
}
