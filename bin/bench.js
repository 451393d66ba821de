import { readdirSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { buildIfStale } from './build-if-stale.js'
import { installIfMissing } from './install-if-missing.js'
import { inProject } from './project-folder.js'
import { orExplain, runProgram } from './run-program.js'

// One after the other: measurements that run together measure each other.
await orExplain(async () => {
  await installIfMissing()
  await buildIfStale()
  const wanted = process.argv.slice(2)
  const all = readdirSync(inProject('tests/bench')).filter((file) => file.endsWith('.bench.ts'))
  const chosen = wanted.length === 0 ? all : all.filter((file) => wanted.some((name) => file.includes(name)))
  if (chosen.length === 0) throw new Error(`There is no measurement called ${wanted.join(', ')}: ${all.join(', ')}`)
  for (const file of chosen.sort()) {
    console.log(`\n== ${file.replace('.bench.ts', '')}`)
    await runProgram(process.execPath, [await bundle(file)])
  }
})

/**
 * Measured is bundled code, as it is in production.
 * @param {string} file
 */
async function bundle(file) {
  const { build } = await import('esbuild')
  const outfile = inProject('build/bench', `${path.basename(file, '.ts')}.js`)
  await build({
    entryPoints: [inProject('tests/bench', file)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  })
  return outfile
}
