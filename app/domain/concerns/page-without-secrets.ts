const longest = 300

/** The path of a page of this service: without its query, and without the one-time code of an invitation. Null for anything else. Pure. */
export function pageWithoutSecrets(address: string): string | null {
  const [path = ''] = address.split(/[?#]/)
  // Two slashes, or one and a backslash, begin the address of another host. Nothing invisible stands in a path.
  if (!/^\/(?![/\\])[^\s\p{C}\\]*$/u.test(path) || path.length > longest) return null
  return path.toLowerCase().startsWith('/invitation/') ? '/invitation' : path
}
