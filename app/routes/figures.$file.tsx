import type { LoaderFunctionArgs } from '@remix-run/node'
import { findFigure } from '#app/domain/catalogue/find-figure.ts'
import { allowAnyone } from '#app/web/allow-anyone.ts'
import { db } from '#app/web/database.ts'

const types: Record<string, string> = { svg: 'image/svg+xml', png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp' }
const address = /^([0-9a-f]{64})\.(svg|png|jpg|webp)$/

/** A picture of a lesson, by the hash of its content: it never changes, and its name cannot be guessed. */
export async function loader({ params }: LoaderFunctionArgs) {
  allowAnyone()
  const [, hash, ending] = address.exec(params.file ?? '') ?? []
  const bytes = hash && ending ? await findFigure(db, { hash, ending }) : null
  if (!bytes) throw new Response(null, { status: 404 })
  return new Response(bytes, {
    headers: {
      'Content-Type': types[ending as string] as string,
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
      // Opened by itself, a picture is a document of this site: it may draw itself, and nothing else.
      'Content-Security-Policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    },
  })
}
