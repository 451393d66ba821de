import '@remix-run/node'
import type { RequestContext } from '#app/web/request-context.ts'

declare module '@remix-run/node' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: it merges with the interface that Remix declares.
  interface Future {
    v3_singleFetch: true
  }
  interface AppLoadContext extends RequestContext {}
}
