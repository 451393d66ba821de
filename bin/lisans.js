#!/usr/bin/env node
import { existsSync } from 'node:fs'
import process from 'node:process'
import { inProject } from './project-folder.js'
import { orExplain } from './run-program.js'

process.env.NODE_ENV ??= 'production'

if (existsSync(inProject('build/server/lisans.js'))) {
  // What fails this early is a setting, and says so. The address is worked out, so that the type checker does not read built code.
  await orExplain(() => import(new URL('../build/server/lisans.js', import.meta.url).href))
} else {
  console.error('Lisans is not built yet: run “npm ci” and “npm run build” first.')
  process.exitCode = 1
}
