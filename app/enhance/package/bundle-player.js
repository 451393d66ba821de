import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = path.dirname(fileURLToPath(import.meta.url))
const markup = path.join(here, '../../lesson-markup')

/**
 * Makes a file of this folder into one plain script. Forms are compiled for `jsx-runtime.ts` instead of React, and of the rules of
 * activities only what is used comes along: the checks of stored answers (zod) would weigh more than all else.
 * @param {string} [entry]
 * @param {'iife' | 'esm'} [format]
 * @returns {Promise<string>}
 */
export async function bundlePlayer(entry = 'play.ts', format = 'iife') {
  const { outputFiles } = await build({
    entryPoints: [path.join(here, entry)],
    bundle: true,
    write: false,
    minify: true,
    format,
    target: 'es2019',
    charset: 'utf8',
    legalComments: 'none',
    jsx: 'automatic',
    jsxImportSource: 'lisans-html',
    alias: { 'lisans-html/jsx-runtime': path.join(here, 'jsx-runtime.ts') },
    plugins: [{ name: 'only-what-is-used', setup: leaveOutUnused }],
  })
  return outputFiles[0]?.text ?? ''
}

/** @param {import('esbuild').PluginBuild} build */
function leaveOutUnused(build) {
  build.onResolve({ filter: /^[.#]/ }, async (asked) => {
    if (asked.pluginData === 'asked') return
    const { importer, kind, resolveDir } = asked
    const found = await build.resolve(asked.path, { importer, kind, resolveDir, pluginData: 'asked' })
    return found.path.startsWith(markup) ? { ...found, pluginData: undefined, sideEffects: false } : found
  })
}
