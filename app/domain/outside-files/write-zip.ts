import { type Zippable, zipSync } from 'fflate'

/** The earliest day that a ZIP file can name: the same files make the same bytes, whenever they are packed. */
const always = new Date(1980, 0, 1)

/** Packs files (path with slashes to bytes) in the order of their paths; the same files give the same bytes. Level 0 only puts them together. */
export function writeZip(
  files: ReadonlyMap<string, Uint8Array>,
  { level = 9 }: { level?: 0 | 9 } = {},
): Uint8Array<ArrayBuffer> {
  const inOrder = [...files].sort(([one], [other]) => (one < other ? -1 : 1))
  const packed: Zippable = Object.fromEntries(inOrder.map(([path, bytes]) => [path, [bytes, { mtime: always }]]))
  return new Uint8Array(zipSync(packed, { level }))
}
