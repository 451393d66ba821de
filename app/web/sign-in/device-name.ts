const systems = [
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Windows', /Windows/],
  ['Mac', /Mac OS X|Macintosh/],
  ['Linux', /Linux|X11/],
] as const
const browsers = [
  ['Edge', /Edg[A-Z]?[/]/],
  ['Opera', /OPR[/]|Opera/],
  ['Samsung Internet', /SamsungBrowser[/]/],
  ['Firefox', /Firefox[/]|FxiOS[/]/],
  ['Chrome', /Chrome[/]|CriOS[/]/],
  ['Safari', /Safari[/]/],
] as const

/** What a person may recognise a device by, from what its browser calls itself: `Firefox, Windows`. Null when it tells nothing. */
export function deviceName(userAgent: string | null): string | null {
  const named = (kinds: typeof systems | typeof browsers) => kinds.find(([, sign]) => sign.test(userAgent ?? ''))?.[0]
  return [named(browsers), named(systems)].filter(Boolean).join(', ') || null
}
