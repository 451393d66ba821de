import { ReadableStream } from 'node:stream/web'

/** A whole file, or one that is written piece by piece while it is fetched. */
type FileContent = BodyInit | AsyncIterable<string | Uint8Array>

/** An answer that browsers save under this name instead of showing it. The name: letters, digits, dots and dashes only. */
export function fileToKeep(content: FileContent, { name, type }: { name: string; type: string }): Response {
  const body = isWritten(content) ? (ReadableStream.from(content) as unknown as BodyInit) : content
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  })
}

function isWritten(content: FileContent): content is AsyncIterable<string | Uint8Array> {
  return typeof content === 'object' && Symbol.asyncIterator in content
}
