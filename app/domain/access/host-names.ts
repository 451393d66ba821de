import { domainToASCII } from 'node:url'

/** What is wrong with one line of host names, counted from 1. */
export type WrongHost = { line: number; text: string; reason: 'host-unfit' | 'host-repeated' | 'hosts-too-many' }

/** So many fit on a page that somebody can still check. */
const mostHosts = 200
const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
/** At least two labels, and the last begins with a letter: neither a whole country nor an address of numbers (RFC 1123, section 2.1). */
const fitHost = new RegExp(`^(?=.{4,253}$)(?:${label}\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$`)

/**
 * Host names as they are typed, one a line: folded as names in the DNS are compared, international ones in their ASCII form. Empty
 * lines count as lines, so that the number told is the one somebody sees.
 */
export function readHosts(typed: string): { hosts: string[]; wrong: WrongHost[] } {
  const hosts: string[] = []
  const wrong: WrongHost[] = []
  for (const [place, written] of typed.split(/\r\n|\r|\n/).entries()) {
    const text = written.trim()
    if (text === '') continue
    const host = domainToASCII(text.replace(/\.$/, '').toLowerCase())
    const tell = (reason: WrongHost['reason']) => wrong.push({ line: place + 1, text: text.slice(0, 80), reason })
    if (!fitHost.test(host) || /[^\p{L}\p{N}\p{M}.-]/u.test(text)) tell('host-unfit')
    else if (hosts.includes(host)) tell('host-repeated')
    else if (hosts.length === mostHosts) tell('hosts-too-many')
    else hosts.push(host)
  }
  return { hosts, wrong }
}
