import { Presets, SingleBar } from 'cli-progress'

export type Progress = { reach: (done: number, total?: number) => void; end: () => void }

/** Shows on a terminal how far long work has come. Elsewhere, in a log or a pipe, it would only be in the way. */
export function showProgress(what: string, total: number): Progress {
  if (!process.stderr.isTTY) return { reach: () => {}, end: () => {} }
  const bar = new SingleBar(
    { format: `${what} {bar} {value} of {total}`, stream: process.stderr, clearOnComplete: true },
    Presets.shades_classic,
  )
  bar.start(total, 0)
  return {
    reach: (done, newTotal) => {
      if (newTotal) bar.setTotal(newTotal)
      bar.update(done)
    },
    end: () => bar.stop(),
  }
}

/** A remark for the operator that is not the command's result. */
export function remark(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}

/** The command's result, which another program may read. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
