import process from 'node:process'
import { buildIfStale, isBuilt } from './build-if-stale.js'
import { installIfMissing } from './install-if-missing.js'
import { orExplain } from './run-program.js'

await orExplain(async () => {
  process.env.NODE_ENV = 'production'
  // A machine that got the finished build needs none of what makes one.
  await installIfMissing({ forBuilding: !isBuilt() })
  if (!isBuilt()) await buildIfStale()
  await import(new URL('../build/server/server.js', import.meta.url).href)
})
