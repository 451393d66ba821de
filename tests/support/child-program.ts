import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import path from 'node:path'
import { build } from 'esbuild'
import { onTestFinished } from 'vitest'
import { projectRoot } from '#db/project-root.ts'

/** Bundles a TypeScript file of the tests so that Node can run it as a process of its own. Answers the bundle's path. */
export async function bundleChild(entry: string): Promise<string> {
  // Within the project, so that packages are found.
  const outfile = path.join(projectRoot, '.cache/children', `${path.basename(entry, '.ts')}-${process.pid}.mjs`)
  await build({
    entryPoints: [path.join(projectRoot, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  })
  return outfile
}

/** Runs a bundled program, lets it live for so long after its first word, then kills it as a power cut would. Answers every whole line it wrote. */
export async function runUntilKilled(program: string, parameters: string[], milliseconds: number): Promise<string[]> {
  const child = spawn(process.execPath, [program, ...parameters], { stdio: ['pipe', 'pipe', 'pipe'] })
  const output = collect(child)
  // From its first word on, for on a busy machine it may take seconds to begin.
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), milliseconds))
  onTestFinished(() => void child.kill('SIGKILL'))
  const { written, complaints, signal } = await output
  if (signal !== 'SIGKILL') throw new Error(`The program ended by itself: ${complaints}`)
  return written.split('\n').slice(0, -1)
}

function collect(child: ChildProcessWithoutNullStreams) {
  let written = ''
  let complaints = ''
  child.stdout.on('data', (part) => {
    written += part
  })
  child.stderr.on('data', (part) => {
    complaints += part
  })
  return new Promise<{ written: string; complaints: string; signal: string | null }>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (_code, signal) => resolve({ written, complaints, signal }))
  })
}
