import { z } from 'zod'
import { largestSample } from '#app/domain/audit/draw-sample.ts'
import type { SampleWish } from '#app/domain/audit/make-certificate-sample.ts'
import { endOfDay, startOfDay } from '#app/domain/certification/calendar-days.ts'
import { findOrganisation } from '#app/domain/office/organisation.ts'
import { listUnits } from '#app/domain/people/list-units.ts'
import { unitsBelow } from '#app/domain/people/unit-tree.ts'
import { db } from './database.ts'

const dayField = z.union([z.literal('').transform(() => null), z.iso.date()], { error: 'desk:field.dayInvalid' })

/** A form that asks for a sample of certificates. */
export const sampleForm = z.object({
  seed: z
    .string('audit:sample.seedMissing')
    .trim()
    .min(1, 'audit:sample.seedMissing')
    .max(100, 'audit:sample.seedTooLong'),
  count: z
    .string('audit:sample.countWrong')
    .trim()
    .regex(/^[1-9]\d{0,2}$/, 'audit:sample.countWrong')
    .transform(Number)
    .refine((count) => count <= largestSample, 'audit:sample.countWrong'),
  unit: z.string().max(100).default(''),
  from: dayField,
  to: dayField,
})

/** What the form asks, in units and moments. A unit that is not there has nobody in it. */
export async function sampleWishOf({ seed, count, unit, from, to }: z.output<typeof sampleForm>): Promise<SampleWish> {
  const { timeZone } = await findOrganisation(db)
  return {
    seed,
    count,
    unit: unit ? { id: unit, unitIds: [...unitsBelow(await listUnits(db), [unit])] } : null,
    from: from ? startOfDay(from, timeZone) : null,
    until: to ? endOfDay(to, timeZone) : null,
  }
}
