import type { LoaderFunctionArgs } from '@remix-run/node'
import { brandStylesheet } from '#app/domain/office/brand-stylesheet.ts'
import { findLogo } from '#app/domain/office/logo-store.ts'
import { allowAnyone } from '#app/web/allow-anyone.ts'
import { db } from '#app/web/database.ts'

const logoAddress = /^([0-9a-f]{64})\.(png|jpeg|webp)$/

/** The organisation's colour as a stylesheet, and its logo: each by a hash of its content, so that it never changes. */
export async function loader({ params }: LoaderFunctionArgs) {
  allowAnyone()
  const file = params.file ?? ''
  const stylesheet = brandStylesheet(file)
  if (stylesheet) return unchanging(stylesheet, 'text/css; charset=utf-8')
  const [, hash, kind] = logoAddress.exec(file) ?? []
  const logo = hash ? await findLogo(db, hash) : null
  if (!logo || logo.kind !== kind) throw new Response(null, { status: 404 })
  return unchanging(logo.bytes, `image/${kind}`)
}

function unchanging(content: string | Uint8Array<ArrayBuffer>, type: string): Response {
  return new Response(content, {
    headers: {
      'Content-Type': type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
      // Opened by itself it is a document of this site, and may do nothing at all.
      'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    },
  })
}
