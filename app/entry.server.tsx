import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable, type EntryContext, type HandleErrorFunction } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToPipeableStream, renderToString } from 'react-dom/server'
import { ClockWentBackwards } from '#app/domain/ledger/record-entry.ts'
import { translator } from '#app/locales/translator.ts'
import { NonceContext } from '#app/ui/nonce.ts'
import { OutageContext } from '#app/ui/outage.ts'
import { LanguageProvider } from '#app/ui/translation.tsx'
import { compressPage } from '#app/web/compress-page.ts'
import { describeError } from '#app/web/describe-error.ts'
import type { RequestContext } from '#app/web/request-context.ts'
import type { Language } from '#db/schema/people.ts'

/** Pages are rendered in one go; only a route that hydrates in the browser is streamed. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: RequestContext,
): Response | Promise<Response> {
  const { nonce } = context
  headers.set('Content-Type', 'text/html; charset=utf-8')
  const hydrates = remix.staticHandlerContext.matches.some(
    ({ route }) => (remix.routeModules[route.id]?.handle as { hydrate?: boolean } | undefined)?.hydrate,
  )
  const page = (
    <NonceContext.Provider value={nonce}>
      <LanguageProvider language={context.language}>
        <OutageContext.Provider value={context.outage}>
          <RemixServer context={hydrates ? remix : withoutOtherRoutes(remix)} url={request.url} nonce={nonce} />
        </OutageContext.Provider>
      </LanguageProvider>
    </NonceContext.Provider>
  )
  if (!hydrates) {
    const html = `<!DOCTYPE html>${announceProblems(renderToString(page), status, context.language)}`
    return compressPage(request, html, { status, headers })
  }

  return new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(page, {
      nonce,
      onShellReady() {
        const body = new PassThrough()
        resolve(new Response(createReadableStreamFromReadable(body), { status, headers }))
        pipe(body)
      },
      onShellError: reject,
      onError(error) {
        if (!request.signal.aborted) context.log.error({ error: describeError(error) }, 'a page broke off')
      },
    })
  })
}

/** Remix would make all routes of the service anew for each page; a page that does not hydrate needs those it consists of. */
function withoutOtherRoutes(remix: EntryContext): EntryContext {
  const ids = remix.staticHandlerContext.matches.map(({ route }) => route.id)
  const routes = Object.fromEntries(
    ids.flatMap((id) => (remix.manifest.routes[id] ? [[id, remix.manifest.routes[id]]] : [])),
  )
  return { ...remix, manifest: { ...remix.manifest, routes } }
}

/** A form that came back says so in the title, which is what a screen reader reads first. (`meta` cannot see what an action returned.) */
function announceProblems(html: string, status: number, language: Language): string {
  if (status !== 422) return html
  return html.replace(/<title>(.*?)<\/title>/, (_, title: string) => {
    return `<title>${translator(language)('page.errorTitle', { title })}</title>`
  })
}

/** Surprises are logged once, with the request's reference; an aborted request is nobody's error. */
export const handleError: HandleErrorFunction = (error, { request, context: given }) => {
  const context = given as RequestContext
  // Remix shows pages a nameless error, so what they may say about it is noted here.
  if (error instanceof ClockWentBackwards) context.outage = 'clock'
  if (request.signal.aborted || isRefusal(error)) return
  // A bad request is its sender's doing: nobody shall be able to fill the error log with them.
  if (isRouteErrorResponse(error) && error.status < 500) {
    context.log.info({ error: describeError(error) }, 'a request could not be read')
    return
  }
  context.log.error({ error: describeError(error) }, 'a page failed')
}

/** What a loader or action threw on purpose (`data(…, { status: 404 })`) is an answer, not a surprise. */
function isRefusal(error: unknown): boolean {
  const init = error && typeof error === 'object' && 'init' in error ? (error.init as ResponseInit | null) : null
  return init?.status !== undefined && init.status < 500
}
