import path from 'node:path'
import type { ServeStaticOptions } from '@hono/node-server/serve-static'
import { projectRoot } from '#db/project-root.ts'
import type { Environment } from './environment.ts'

const client = path.join(projectRoot, 'build/client')

/** Built files have a hash in their name, so that they never change. */
export const builtAssets: ServeStaticOptions<Environment> = {
  root: client,
  precompressed: true,
  onFound: (_file, c) => c.header('Cache-Control', 'public, max-age=31536000, immutable'),
}

/** Files of `public/` keep their names. */
export const publicFiles: ServeStaticOptions<Environment> = {
  root: client,
  onFound: (_file, c) => c.header('Cache-Control', 'public, max-age=3600'),
}
