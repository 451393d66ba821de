import autocannon from 'autocannon'
import type { RunningService } from './running-service.ts'

export type Measured = {
  /** Requests answered in a second. */
  rate: number
  /** The service's processor time per request, in milliseconds: it hardly minds what else the machine does. */
  processor: number
  /** 99 of 100 answers came within this, in milliseconds. */
  p99: number
}

type Load = Omit<autocannon.Options, 'url'> & { path?: string; expect?: number }

/** 16 callers ask as fast as they are answered. Throws when an answer has another status than expected. */
export async function load(
  { url, processorTime }: Pick<RunningService, 'url' | 'processorTime'>,
  { path = '/', expect = 200, ...options }: Load,
): Promise<Measured> {
  const used = processorTime()
  const result = await autocannon({ url: url + path, connections: 16, ...options })
  const answered = result.requests.total
  const codes = Object.keys(result.statusCodeStats ?? {})
  if (result.errors > 0 || codes.some((code) => Number(code) !== expect)) {
    throw new Error(`${url}${path} answered ${codes.join(', ')} with ${result.errors} failures`)
  }
  return {
    rate: answered / ((result.finish.getTime() - result.start.getTime()) / 1000),
    processor: (processorTime() - used) / answered,
    p99: result.latency.p99,
  }
}

/** The middle one of several measurements, each figure by itself. */
export function median(runs: Measured[]): Measured {
  const middle = (figure: keyof Measured) => {
    const sorted = runs.map((run) => run[figure]).sort((one, other) => one - other)
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  }
  return { rate: middle('rate'), processor: middle('processor'), p99: middle('p99') }
}
