import { z } from 'zod'
import { localised } from './language.ts'

const day = z.iso.date('must be a day, written as 2026-11-22.')

export const legalFact = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be written in small letters, digits and hyphens.'),
  /** verified = read at source; reported = second-hand, never critical in an examination; pending = never examined. */
  state: z.enum(['verified', 'reported', 'pending']),
  instrument: z.string().min(1),
  provision: z.string().default(''),
  claim: localised,
  source: z.string().min(1),
  asAt: day,
  reviewBy: day,
  toConfirm: z.string().default(''),
})

export const legalRegister = z.array(legalFact)

/** A legal claim kept once (`legal.yaml`), with the instrument it rests on and how far it is confirmed. */
export type LegalFactRecord = z.infer<typeof legalFact>
