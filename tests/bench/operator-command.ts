import { spawn } from 'node:child_process'
import path from 'node:path'
import { projectRoot } from '#db/project-root.ts'

/** Runs the operator's command as it was built, and answers what it printed. Throws when it fails. */
export function lisans(dataDirectory: string, ...parameters: string[]): Promise<string> {
  const program = path.join(projectRoot, 'build/server/lisans.js')
  const child = spawn(process.execPath, [program, ...parameters], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', LISANS_MODE: 'demo', DATA_DIR: dataDirectory },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return new Promise((resolve, reject) => {
    let out = ''
    let complaints = ''
    child.stdout.on('data', (part) => {
      out += part
    })
    child.stderr.on('data', (part) => {
      complaints += part
    })
    child.on('close', (code) =>
      code === 0 ? resolve(out) : reject(new Error(`lisans ${parameters.join(' ')} ended with ${code}: ${complaints}`)),
    )
  })
}
