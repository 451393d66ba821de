import { cleanDrawing } from './clean-drawing.ts'
import { largestPicture, type RasterKind, redrawPicture } from './redraw-picture.ts'

export type PreparedPicture =
  | { kind: 'prepared'; ending: RasterKind | 'svg'; bytes: Uint8Array; removed: string[] }
  | { kind: 'refused'; reason: PictureRefusal }

export type PictureRefusal =
  | 'picture-not-a-picture'
  | 'picture-animated'
  | 'picture-too-many-pixels'
  | 'picture-too-large'
  | 'picture-encoding'
  | 'picture-forbidden'
  | 'picture-nothing-left'
  | 'picture-other-kind'

/**
 * A picture as it is kept, from bytes that anybody sent: what it is, is seen by its content. `replacing` is the ending of the one whose
 * place it takes. Takes up to some seconds: never within a transaction.
 */
export async function preparePicture(bytes: Uint8Array, replacing: string | null = null): Promise<PreparedPicture> {
  const start = Buffer.from(bytes.subarray(0, 300)).toString('latin1').replace(/^ï»¿/, '')
  const isDrawing = /^\s*</.test(start) || start.includes('\0<') || start.startsWith('ÿþ') || start.startsWith('þÿ')
  if (replacing !== null && (replacing === 'svg') !== isDrawing)
    return { kind: 'refused', reason: 'picture-other-kind' }
  if (!isDrawing) {
    const redrawn = await redrawPicture(bytes, replacing as RasterKind | null)
    return redrawn.kind === 'refused' ? redrawn : { ...redrawn, kind: 'prepared', removed: [] }
  }
  const cleaned = cleanDrawing(bytes)
  if (cleaned.kind === 'refused') return cleaned
  if (cleaned.bytes.length > largestPicture) return { kind: 'refused', reason: 'picture-too-large' }
  return { kind: 'prepared', ending: 'svg', bytes: cleaned.bytes, removed: cleaned.removed }
}
