import { config } from './config.ts'
import { notFound } from './refuse.ts'

/** The guard of what exists in a demonstration alone, where anybody may be anybody: elsewhere it is 404. */
export function onlyInDemonstrations(): void {
  if (!config.demo) notFound()
}
