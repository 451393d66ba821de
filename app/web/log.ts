import pino from 'pino'

/**
 * One JSON line per request and per surprise. No names, answers or addresses: who did what is the ledger's business, and the
 * log may be read by people who must not know it.
 */
export const log = pino({
  level: import.meta.env.MODE === 'test' ? 'silent' : 'info',
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: ['*.password', '*.token', '*.code', '*.cookie', '*.authorization'],
})
