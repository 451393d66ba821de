const nowhere = 'http://nowhere.invalid'

/** A path of this service to go on to, query included; the home page for anything else, another site's address above all. */
export function localAddress(wanted: string | null | undefined): string {
  // Browsers read a backslash as a slash and drop tabs and line ends, so that “/\evil” would be another site.
  if (!wanted || wanted.length > 2000 || !wanted.startsWith('/') || /^\/[/\\]|[\p{Cc}\\]/u.test(wanted)) return '/'
  if (!URL.canParse(wanted, nowhere)) return '/'
  const { origin, pathname, search } = new URL(wanted, nowhere)
  return origin === nowhere && !pathname.startsWith('//') ? pathname + search : '/'
}
