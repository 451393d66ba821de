import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** What `/metrics` shows, in Prometheus's text format. */
export const metrics = new Registry()

collectDefaultMetrics({ register: metrics, prefix: 'lisans_' })

export const requestDuration = new Histogram({
  name: 'lisans_request_duration_seconds',
  help: 'Time to answer a request, by method and status',
  labelNames: ['method', 'status'],
  buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
  registers: [metrics],
})

const gateDecisions = new Counter({
  name: 'lisans_gate_decisions_total',
  help: 'Answers given by the gate',
  labelNames: ['answer'],
  registers: [metrics],
})

/** Adds answers counted by the gate's thread. */
export function countGateDecisions(answers: Record<string, number>): void {
  for (const [answer, times] of Object.entries(answers)) gateDecisions.inc({ answer }, times)
}

export const mailsSent = new Counter({
  name: 'lisans_mails_sent_total',
  help: 'Mails handed to the mail server, or written as files where there is none',
  registers: [metrics],
})
