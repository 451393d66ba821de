import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Environment } from './environment.ts'

/** The largest form of the service is a whole final with its answers, some kilobytes; this leaves it plenty of room. In bytes. */
const largestForm = 256 * 1024
/** A photograph as a telephone takes it, or a Word document with pictures. In bytes. */
const largestUpload = 12 * 1024 * 1024
const uploads =
  /^(?:\/hr\/staff-import|\/hr\/bulk\/new|\/training\/courses\/[^/]+\/(?:pictures(?:\/[^/]+)?|word|questions\/import|packages\/upload|translations\/[^/]+\/returned-sheet))$/
const formTypes = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i

const limited = (maxSize: number) =>
  bodyLimit({
    maxSize,
    // Nothing more is to come over this connection: the rest of the body is read away for a moment, so that the answer can be read.
    onError: (c) => c.text('That is too much to send at once. Nothing was changed.', 413, { Connection: 'close' }),
  })

const limitForms = limited(largestForm)
const limitUploads = limited(largestUpload)

/** A form is small; only the pages that take pictures, documents and long lists of numbers take more. */
export const limitBodies: MiddlewareHandler<Environment> = (c, next) =>
  uploads.test(c.req.path) ? limitUploads(c, next) : limitForms(c, next)

/** Pages take forms and nothing else. */
export const onlyForms: MiddlewareHandler<Environment> = async (c, next) => {
  if (c.req.method === 'POST' && !formTypes.test(c.req.header('content-type') ?? '')) {
    return c.text('This address takes forms (application/x-www-form-urlencoded). Nothing was changed.', 415)
  }
  if (!['GET', 'HEAD', 'POST'].includes(c.req.method))
    return c.text('This address takes GET and POST.', 405, { Allow: 'GET, HEAD, POST' })
  return next()
}
