import { isIPv6 } from 'node:net'

/** What counts as one address: an IPv4 address, or the 64-bit network of an IPv6 one, within which anybody may have as many as they like. */
export function addressBlock(address: string): string {
  if (!isIPv6(address)) return address
  const [plain = ''] = address.split('%')
  const [before = '', after] = plain.split('::')
  const head = before === '' ? [] : before.split(':')
  const tail = after ? after.split(':') : []
  const gap = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length)
  const groups = [...head, ...new Array<string>(gap).fill('0'), ...tail]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
