import { BlockList, isIP } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { MiddlewareHandler } from 'hono'
import { config } from './config.ts'
import type { Environment } from './environment.ts'

const trusted = trustedBlocks(config.trustedProxies)

/** Works out who is calling: the peer of the connection, or whom a trusted proxy says it speaks for. */
export const clientAddress: MiddlewareHandler<Environment> = async (c, next) => {
  const forwarded =
    c.req
      .header('x-forwarded-for')
      ?.split(',')
      .map((address) => address.trim()) ?? []
  c.set('clientAddress', nearestUntrusted([...forwarded, peerOf(c)]))
  await next()
}

/** Reads the chain from our own side: the first address that is not one of our proxies is the client. */
function nearestUntrusted(chain: string[]): string {
  for (let position = chain.length - 1; position > 0; position--) {
    const address = chain[position] as string
    if (!isTrusted(address)) return address
  }
  return chain[0] ?? 'unknown'
}

function isTrusted(address: string): boolean {
  const plain = address.replace(/^::ffff:/, '')
  const family = isIP(plain)
  return family !== 0 && trusted.check(plain, family === 4 ? 'ipv4' : 'ipv6')
}

function peerOf(c: Parameters<typeof getConnInfo>[0]): string {
  try {
    return getConnInfo(c).remote.address?.replace(/^::ffff:/, '') ?? 'unknown'
  } catch {
    // A Request handed to `application.fetch` directly, as tests do, has no connection.
    return 'unknown'
  }
}

function trustedBlocks(proxies: string[]): BlockList {
  const blocks = new BlockList()
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/')
    const family = isIP(address)
    if (family === 0) throw new Error(`TRUSTED_PROXIES: “${proxy}” is not an address or a block such as 10.0.0.0/8`)
    if (bits) blocks.addSubnet(address, Number(bits), family === 4 ? 'ipv4' : 'ipv6')
    else blocks.addAddress(address, family === 4 ? 'ipv4' : 'ipv6')
  }
  return blocks
}
