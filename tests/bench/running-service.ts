import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'

export type RunningService = {
  url: string
  gateUrl: string
  /** Processor time the service has used since its start, in milliseconds. */
  processorTime: () => number
  stop: () => Promise<unknown>
}

/** Starts the service from this build on free ports and answers once it takes requests. */
export async function startService(
  programs: string,
  dataDirectory: string,
  settings: Record<string, string> = {},
): Promise<RunningService> {
  const child = spawn(process.execPath, [path.join(programs, 'server.js')], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      LISANS_MODE: 'demo',
      DATA_DIR: dataDirectory,
      PORT: '0',
      GATE_PORT: '0',
      NODE_OPTIONS: process.env.BENCH_NODE_OPTIONS ?? '',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  // A measurement that fails must not leave it running.
  process.once('exit', () => child.kill('SIGKILL'))
  const ended = new Promise((resolve) => child.on('exit', resolve))
  const [port, gatePort] = await new Promise<[string, string]>((resolve, reject) => {
    let written = ''
    child.stdout.on('data', (part) => {
      if (written === 'enough') return
      written += part
      const main = /"port":(\d+),"msg":"listening"/.exec(written)?.[1]
      const gate = /"port":(\d+),"msg":"the gate is listening"/.exec(written)?.[1]
      if (!main || !gate) return
      written = 'enough'
      resolve([main, gate])
    })
    ended.then(() => reject(new Error(`The service ended at once:\n${written}`)))
  })
  return {
    url: `http://127.0.0.1:${port}`,
    gateUrl: `http://127.0.0.1:${gatePort}`,
    processorTime: () => processorTimeOf(child.pid as number),
    stop: () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}

/** What the system says a process has used, in milliseconds; not a number where there is no /proc. */
export function processorTimeOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    // User and system time, in hundredths of a second.
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return Number.NaN
  }
}

/** Signs somebody in as the demonstration does, and answers the Cookie header of their browser. */
export async function signInAs(url: string, identifier: string): Promise<string> {
  const answer = await fetch(`${url}/demo`, {
    method: 'POST',
    body: new URLSearchParams({ person: identifier }),
    headers: { origin: url, accept: 'text/html' },
    redirect: 'manual',
  })
  if (answer.status !== 302) throw new Error(`Signing in as ${identifier} answered ${answer.status}`)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
