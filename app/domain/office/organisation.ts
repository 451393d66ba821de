import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { recordEntry } from '#app/domain/ledger/record-entry.ts'
import type { Actor } from '#app/domain/people/actor.ts'
import { administersEverything } from '#app/domain/people/administers-everything.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { settings, spokenLanguages } from '#db/schema/index.ts'
import { pictureKinds } from './read-picture.ts'
import type { WorkingCalendar } from './working-days.ts'

const organisationSchema = z.object({
  name: z.string().min(1),
  /** Due days and the last day of a certificate are calendar days here (IANA name). */
  timeZone: z.string().min(1),
  /** Days of the week by their ISO number: 1 for Monday. */
  workingWeekdays: z.array(z.number().int().min(1).max(7)).min(1).default([1, 2, 3, 4, 5]),
  /** `code` names those that Lisans proposed, so that pages can say them in their own language. */
  holidays: z.array(z.object({ day: z.iso.date(), name: z.string(), code: z.string().optional() })).default([]),
  /** Years whose public holidays an administrator has gone through. */
  holidayYears: z.array(z.number().int()).default([]),
  /** The languages to choose from. English is always one: legal text is authoritative in it, and it stands in for the others. */
  languages: z.array(z.enum(spokenLanguages)).default([...spokenLanguages]),
  /** `#rrggbb`, behind white text; null for Lisans's own. */
  brandColour: z.string().nullable().default(null),
  logo: z
    .object({ hash: z.string(), kind: z.enum(pictureKinds), width: z.number(), height: z.number() })
    .nullable()
    .default(null),
  help: z.object({ name: z.string(), email: z.string(), phone: z.string() }),
})

export type Organisation = z.infer<typeof organisationSchema>

export type DescribeOrganisationOutcome = { kind: 'described' } | { kind: 'refused'; reason: 'administrators-only' }

/** What a new installation says of itself until an administrator tells it better. */
const unnamedOrganisation: Organisation = {
  name: 'Public service',
  timeZone: 'Indian/Mahe',
  workingWeekdays: [1, 2, 3, 4, 5],
  holidays: [],
  holidayYears: [],
  languages: [...spokenLanguages],
  brandColour: null,
  logo: null,
  help: { name: '', email: '', phone: '' },
}

/** The organisation's own details. */
export async function findOrganisation(db: Database): Promise<Organisation> {
  const [row] = await db.select().from(settings).where(eq(settings.name, 'organisation'))
  return row ? organisationSchema.parse(row.value) : unnamedOrganisation
}

/** When the office works: what due days and reminders are counted by. */
export async function findWorkingCalendar(db: Database): Promise<WorkingCalendar> {
  const { timeZone, workingWeekdays, holidays } = await findOrganisation(db)
  return { timeZone, workingWeekdays, holidays: new Set(holidays.map(({ day }) => day)) }
}

/** Names the organisation and says whom its people ask for help. For administrators of everything. */
export function describeOrganisation(
  db: Database,
  organisation: z.input<typeof organisationSchema>,
  actor: Actor,
  at: Date,
): Promise<DescribeOrganisationOutcome> {
  return inTransaction(db, async (tx) => {
    if (!(await administersEverything(tx, actor, at))) return { kind: 'refused', reason: 'administrators-only' }
    const value = organisationSchema.parse(organisation)
    await keepOrganisation(tx, value, at)
    await recordEntry(tx, { action: 'organisation.described', actor, subjectId: 'organisation', payload: value }, at)
    return { kind: 'described' }
  })
}

/** The part of commands that writes the details down; they record their own entry. */
export async function keepOrganisation(tx: Transaction, value: Organisation, at: Date): Promise<void> {
  await tx
    .insert(settings)
    .values({ name: 'organisation', value, changedAt: at })
    .onConflictDoUpdate({ target: settings.name, set: { value, changedAt: at } })
}
