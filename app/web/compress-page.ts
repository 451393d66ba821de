import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const compress = promisify(gzip)
/** Below this many characters a page travels in one packet anyway. */
const worthIt = 1024

/** A whole page as an answer, compressed in one go where the browser takes gzip: half the work of a stream. */
export async function compressPage(
  request: Request,
  html: string,
  { status, headers }: { status: number; headers: Headers },
): Promise<Response> {
  headers.set('Vary', 'Accept-Encoding')
  if (html.length < worthIt || !takesGzip(request)) return new Response(html, { status, headers })
  headers.set('Content-Encoding', 'gzip')
  return new Response(await compress(html), { status, headers })
}

/** Whoever refuses gzip in so many words (`gzip;q=0`) gets the page as it is. */
function takesGzip(request: Request): boolean {
  const accepted = request.headers.get('accept-encoding') ?? ''
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(accepted)
}
