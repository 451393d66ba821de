export const pictureKinds = ['png', 'jpeg', 'webp'] as const

export type PictureKind = (typeof pictureKinds)[number]

export type Picture = { kind: PictureKind; width: number; height: number }

/** In pixels, each way: more would only cost telephones their memory. */
const largestSide = 4000

/**
 * What a file is by its content, whatever its name says; null for anything but a whole PNG, JPEG or WebP of a sensible size. Nothing may
 * follow the picture in the file. Read as the formats' specifications lay them out: PNG (W3C, third edition, 5.2 and 11.2.1),
 * JPEG (ITU-T T.81, annex B), WebP (RFC 9649).
 */
export function readPicture(bytes: Uint8Array): Picture | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const picture = readPng(view) ?? readJpeg(view) ?? readWebp(view)
  if (!picture) return null
  const { width, height } = picture
  return [width, height].every((side) => side > 0 && side <= largestSide) ? picture : null
}

function readPng(view: DataView): Picture | null {
  const signature = '\x89PNG\r\n\x1a\n'
  if (view.byteLength < 45 || words(view, 0, 8) !== signature || words(view, 12, 4) !== 'IHDR') return null
  if (words(view, view.byteLength - 8, 4) !== 'IEND') return null
  return { kind: 'png', width: view.getUint32(16), height: view.getUint32(20) }
}

/** The size stands in the frame header (markers C0 to CF, but for C4, C8 and CC), behind segments that each say how long they are. */
function readJpeg(view: DataView): Picture | null {
  const last = view.byteLength - 2
  if (last < 4 || view.getUint16(0) !== 0xffd8 || view.getUint16(last) !== 0xffd9) return null
  for (let at = 2; at + 9 < last; ) {
    const marker = view.getUint16(at)
    if (marker < 0xff01) return null
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)
    if (isFrame) return { kind: 'jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    at += 2 + view.getUint16(at + 2)
  }
  return null
}

function readWebp(view: DataView): Picture | null {
  if (view.byteLength < 30 || words(view, 0, 4) !== 'RIFF' || words(view, 8, 4) !== 'WEBP') return null
  // A chunk of odd length is followed by one byte that belongs to none.
  if (view.getUint32(4, true) + 8 !== view.byteLength) return null
  switch (words(view, 12, 4)) {
    case 'VP8 ':
      return { kind: 'webp', width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
    case 'VP8L': {
      const packed = view.getUint32(21, true)
      return { kind: 'webp', width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8X':
      return { kind: 'webp', width: threeBytes(view, 24) + 1, height: threeBytes(view, 27) + 1 }
    default:
      return null
  }
}

function threeBytes(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
}

function words(view: DataView, from: number, length: number): string {
  let text = ''
  for (let at = from; at < from + length; at++) text += String.fromCharCode(view.getUint8(at))
  return text
}
