/** What text of ordinary size needs against what is behind it: WCAG 2.2, success criterion 1.4.3, level AA. */
export const leastContrast = 4.5

const white = '#ffffff'
const written = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/

/** A colour as it is kept, `#rrggbb` in small letters; also understands `#RGB` and a missing `#`. Null for anything else. */
export function readColour(text: string): string | null {
  const digits = text.trim().toLowerCase().replace(/^#/, '')
  const long = /^[0-9a-f]{3}$/.test(digits) ? [...digits].map((digit) => digit + digit).join('') : digits
  return written.test(`#${long}`) ? `#${long}` : null
}

/**
 * How far a colour (`#rrggbb`) stands out against white, from 1 to 21. White text on the colour and the colour as text on white have
 * the same ratio. WCAG 2.2, “contrast ratio”: (L1 + 0.05) / (L2 + 0.05), the lighter one first.
 */
export function contrastWithWhite(colour: string): number {
  return (luminance(white) + 0.05) / (luminance(colour) + 0.05)
}

export function passesContrast(colour: string): boolean {
  return contrastWithWhite(colour) >= leastContrast
}

/** The lightest shade of a colour, darkened in equal parts, that passes; the colour itself where it does. */
export function nearestPassingShade(colour: string): string {
  const channels = channelsOf(colour)
  for (let part = 255; part > 0; part--) {
    const shade = `#${channels.map((channel) => hex(Math.floor((channel * part) / 255))).join('')}`
    if (passesContrast(shade)) return shade
  }
  return '#000000'
}

/**
 * WCAG 2.2, “relative luminance”: L = 0.2126 R + 0.7152 G + 0.0722 B, where each channel, as a share of 255, is c / 12.92 up to 0.04045
 * and ((c + 0.055) / 1.055) ^ 2.4 above.
 */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function channelsOf(colour: string): number[] {
  const [, ...pairs] = written.exec(colour) ?? []
  return pairs.map((pair) => Number.parseInt(pair, 16))
}

function hex(channel: number): string {
  return channel.toString(16).padStart(2, '0')
}
