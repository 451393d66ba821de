import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

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
