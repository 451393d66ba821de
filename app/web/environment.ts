import type { Logger } from 'pino'

/** What the pipeline's steps hand on to each other. */
export type Environment = {
  Variables: {
    requestId: string
    nonce: string
    clientAddress: string
    log: Logger
  }
}
