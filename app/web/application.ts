import * as build from 'virtual:remix/server-build'
import { serveStatic } from '@hono/node-server/serve-static'
import { createRequestHandler } from '@remix-run/node'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { accessDecider } from '#app/domain/access/decide-access.ts'
import { limitBodies, onlyForms } from './body-limits.ts'
import { chooseLanguage } from './choose-language.ts'
import { clientAddress } from './client-address.ts'
import { config } from './config.ts'
import { db } from './database.ts'
import { describeError } from './describe-error.ts'
import type { Environment } from './environment.ts'
import { gateRoutes } from './gate.ts'
import { notebook } from './gate-record.ts'
import { health } from './health.ts'
import { log } from './log.ts'
import { countGateDecisions } from './metrics.ts'
import { noDataParameter } from './no-data-parameter.ts'
import { offeredLanguages } from './offered-languages.ts'
import { limitRates } from './rate-limits.ts'
import { readableAddress } from './readable-address.ts'
import type { RequestContext } from './request-context.ts'
import { requestLog } from './request-log.ts'
import { sameOrigin } from './same-origin.ts'
import { securityHeaders } from './security-headers.ts'
import { builtAssets, publicFiles } from './static-files.ts'

const remix = createRequestHandler(build, config.production ? 'production' : 'development')

/** Everything that answers on the main port, in the order in which a request meets it. */
export const application = new Hono<Environment>()

application.use(requestLog)
application.use(securityHeaders)
application.use(clientAddress)
application.use(compress())
application.use('/assets/*', serveStatic(builtAssets))
application.use('/:file{[a-z-]+\\.(svg|txt|png|webmanifest)}', serveStatic(publicFiles))
application.route('/', health)
application.route(
  '/gate/v1',
  gateRoutes(accessDecider(db, notebook), {
    count: (answer) => countGateDecisions({ [answer]: 1 }),
    onFailure: (error) => log.error({ error: describeError(error) }, 'the gate could not decide'),
  }),
)
application.use(readableAddress)
application.use(noDataParameter)
application.use(limitRates)
application.use(limitBodies)
application.use(onlyForms)
application.use(sameOrigin)
application.all('*', async (c) => {
  const context: RequestContext = {
    requestId: c.get('requestId'),
    clientAddress: c.get('clientAddress'),
    nonce: c.get('nonce'),
    language: chooseLanguage(
      { cookie: c.req.header('cookie'), acceptLanguage: c.req.header('accept-language') },
      await offeredLanguages(),
    ),
    log: c.get('log'),
    outage: null,
  }
  const answer = await remix(c.req.raw, context)
  return context.outage ? new Response(answer.body, { status: 503, headers: answer.headers }) : answer
})

application.onError((error, c) => {
  c.get('log').error({ error: describeError(error) }, 'the pipeline failed')
  return c.text(`Something went wrong on our side. Reference: ${c.get('requestId')}`, 500)
})
