import { z } from 'zod'

const explained = z.strictObject({ term: z.string().min(1), meaning: z.string().min(1) })

const glossaryTerm = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be written in small letters, digits and hyphens.'),
  en: explained,
  fr: explained.optional(),
  /** Kreol Seselwa; `confidence` is H (attested) or M (likely), after the course facts. */
  crs: z
    .strictObject({ term: z.string().min(1), meaning: z.string().min(1).optional(), confidence: z.string() })
    .optional(),
})

export const glossary = z.array(glossaryTerm)

/** A word that lessons explain (`glossary.yaml`). */
export type GlossaryTerm = z.infer<typeof glossaryTerm>
