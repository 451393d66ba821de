import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { projectRoot } from '#db/project-root.ts'
import { config } from './config.ts'
import { describeError } from './describe-error.ts'
import { writeDown } from './gate-record.ts'
import type { GateNews, GateSettings } from './gate-thread.ts'
import { log } from './log.ts'
import { countGateDecisions } from './metrics.ts'

/** A thread that fails is started again after this pause, doubled each time up to a minute. In milliseconds. */
const firstPause = 500
const longestPause = 60_000

/** Starts the gate on its own thread and keeps it running. Returns how to stop it. */
export function startGateThread(): () => Promise<void> {
  const settings: GateSettings = {
    host: config.host,
    port: config.gatePort,
    databaseUrl: config.databaseUrl,
    dataDirectory: config.dataDirectory,
  }
  let stopping = false
  let pause = firstPause
  let worker = start()

  function start(): Worker {
    const thread = new Worker(path.join(projectRoot, 'build/server/gate-thread.js'), { workerData: settings })
    thread.on('message', (news: GateNews) => {
      if (news.kind === 'listening') {
        pause = firstPause
        log.info({ port: news.port }, 'the gate is listening')
        return
      }
      if (news.kind === 'noted') {
        writeDown(news.notes)
        return
      }
      countGateDecisions(news.answers)
      if (news.failure) log.error({ error: news.failure }, 'the gate could not decide')
    })
    thread.on('error', (error) => log.error({ error: describeError(error) }, 'the gate failed'))
    thread.on('exit', () => {
      if (stopping) return
      log.error({ pause }, 'the gate stopped; it is started again')
      setTimeout(() => {
        if (!stopping) worker = start()
      }, pause)
      pause = Math.min(pause * 2, longestPause)
    })
    return thread
  }

  return async () => {
    stopping = true
    const ended = new Promise((resolve) => worker.once('exit', resolve))
    worker.postMessage('stop')
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 2000))])
    await worker.terminate()
  }
}
