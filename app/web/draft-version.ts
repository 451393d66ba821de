/** What a form carries of the text that stood in it: which version of the draft, and how the text's hash begins. */
export type SeenVersion = { version: number; seen: string }

const hashDigits = 16
const token = /^(\d{1,9})\.([0-9a-f]{16})?$/

/** `3.09af…`: means nothing to a browser, which sends it back as it came. `hash` is null where there was no text. */
export function versionToken({ version, hash }: { version: number; hash: string | null }): string {
  return `${version}.${hash?.slice(0, hashDigits) ?? ''}`
}

/** Null for what no form of ours carries. */
export function readVersionToken(text: string): SeenVersion | null {
  const [, version, seen = ''] = token.exec(text) ?? []
  return version === undefined ? null : { version: Number(version), seen }
}
