import sharp, { type Sharp } from 'sharp'

export type RasterKind = 'png' | 'jpg' | 'webp'

export type RedrawnPicture =
  | { kind: 'redrawn'; ending: RasterKind; bytes: Uint8Array; width: number; height: number }
  | {
      kind: 'refused'
      reason: 'picture-not-a-picture' | 'picture-animated' | 'picture-too-many-pixels' | 'picture-too-large'
    }

/** In bytes: what a learner on a slow line waits for, as all pictures of a lesson together. */
export const largestPicture = 100_000
/** More are not decoded: a file of some kilobytes can claim thousands of millions. */
const mostPixels = 40_000_000
/** In seconds. */
const patience = 10

/** Tried in this order until one is small enough: how wide in pixels, and how well, from 1 to 100. */
const steps = [
  { width: 1600, quality: 80 },
  { width: 1600, quality: 65 },
  { width: 1200, quality: 65 },
  { width: 900, quality: 60 },
] as const

/**
 * Draws a PNG, JPEG or WebP picture anew: upright, no wider than 1,600 pixels, without anything that the file held beside its pixels (where
 * it was taken, previews, comments, whatever was hung on its end). As WebP or as what it was, whichever is smaller; `as` asks for one kind.
 */
export async function redrawPicture(bytes: Uint8Array, as: RasterKind | null = null): Promise<RedrawnPicture> {
  const kind = kindByContent(bytes)
  if (!kind) return { kind: 'refused', reason: 'picture-not-a-picture' }
  if (kind === 'png' && Buffer.from(bytes).includes('acTL')) return { kind: 'refused', reason: 'picture-animated' }
  try {
    const { width, height, pages, format } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if ((pages ?? 1) > 1) return { kind: 'refused', reason: 'picture-animated' }
    if (width * height > mostPixels) return { kind: 'refused', reason: 'picture-too-many-pixels' }
    if (format !== (kind === 'jpg' ? 'jpeg' : kind)) return { kind: 'refused', reason: 'picture-not-a-picture' }
    // What does not fit at first is made smaller as WebP, which is the smallest of all.
    let kinds: RasterKind[] = as ? [as] : kind === 'webp' ? ['webp'] : ['webp', kind]
    for (const step of steps) {
      const drawn = await draw(bytes, kinds, step)
      if (drawn.bytes.length <= largestPicture) return { kind: 'redrawn', ...drawn }
      if (!as) kinds = ['webp']
    }
    return { kind: 'refused', reason: 'picture-too-large' }
  } catch {
    return { kind: 'refused', reason: 'picture-not-a-picture' }
  }
}

async function draw(bytes: Uint8Array, kinds: RasterKind[], { width, quality }: (typeof steps)[number]) {
  const upright = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'warning' })
    .timeout({ seconds: patience })
    .autoOrient()
    .resize({ width, withoutEnlargement: true })
    .toColourspace('srgb')
  const drawn = await Promise.all(
    kinds.map(async (ending) => {
      const { data, info } = await inKind(upright.clone(), ending, quality).toBuffer({ resolveWithObject: true })
      return { ending, bytes: new Uint8Array(data), width: info.width, height: info.height }
    }),
  )
  return drawn.reduce((smallest, one) => (one.bytes.length < smallest.bytes.length ? one : smallest))
}

function inKind(picture: Sharp, kind: RasterKind, quality: number): Sharp {
  if (kind === 'webp') return picture.webp({ quality, effort: 3 })
  if (kind === 'jpg') return picture.flatten({ background: '#ffffff' }).jpeg({ quality, mozjpeg: true })
  return picture.png({ compressionLevel: 9, palette: quality < 80 })
}

/** By how the file begins, whatever its name says. */
function kindByContent(bytes: Uint8Array): RasterKind | null {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (start.startsWith('\xff\xd8\xff')) return 'jpg'
  return start.startsWith('RIFF') && start.slice(8) === 'WEBP' ? 'webp' : null
}
