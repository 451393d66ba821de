/**
 * Why learners cannot be sent to an address, as a sentence for the author; null when they can.
 * Allowed are `https://host…`, `mailto:someone@host`, `#place` and `/local/path`. Anything a browser might read differently
 * from us (spaces, control characters, backslashes, names before an @) is refused rather than cleaned.
 */
export function refuseAddress(address: string): string | null {
  if (/[\p{Cc}\p{Cf}\p{Z}\\]/u.test(address)) {
    return 'An address cannot contain spaces, backslashes or invisible characters.'
  }
  if (/^#[\w-]+$/.test(address)) return null
  if (/^\/(?!\/)/.test(address)) return isWithoutDots(address) ? null : 'Write a local address without “..” in it.'
  if (/^mailto:/i.test(address)) {
    return /^mailto:[\w.+-]+@[\w-]+(\.[\w-]+)+$/i.test(address) ? null : 'Write an e-mail address as mailto:name@host.'
  }
  if (/^https:\/\//i.test(address)) return refuseHost(address)
  return `“${shorten(address)}” is not an address learners can open: use https://, mailto:, # or a local address that begins with /.`
}

function refuseHost(address: string) {
  if (!URL.canParse(address)) return `“${shorten(address)}” is not a complete web address.`
  const { protocol, username, password, hostname } = new URL(address)
  if (protocol !== 'https:' || !hostname.includes('.')) return `“${shorten(address)}” is not a complete web address.`
  if (username || password)
    return 'An address with a name before an @ looks like one site and opens another: remove that part.'
  // Look-alike letters from another alphabet arrive as xn--; official sites here are written in plain letters.
  if (hostname.split('.').some((label) => label.startsWith('xn--'))) {
    return 'The name of this site contains letters that can be mistaken for others.'
  }
  return null
}

function isWithoutDots(address: string) {
  return !/(^|\/)(\.|%2e){1,2}(\/|$|[?#])/i.test(address)
}

function shorten(address: string) {
  return address.length > 60 ? `${address.slice(0, 60)}…` : address
}
