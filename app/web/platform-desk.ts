import { z } from 'zod'
import { readHosts, type WrongHost } from '#app/domain/access/host-names.ts'
import { findPlatform, type Platform } from '#app/domain/access/list-platforms.ts'
import { findHostsElsewhere, longestReason } from '#app/domain/access/platform-details.ts'
import { listProgrammes } from '#app/domain/learning/list-programmes.ts'
import type { LocalisedText } from '#db/schema/catalogue.ts'
import type { Role } from '#db/schema/people.ts'
import { db } from './database.ts'
import { type FormProblem, readForm } from './forms.ts'
import { notFound } from './refuse.ts'
import { typedText } from './typed-text.ts'

/** Who looks at platforms and their roll-out, over the units their role reaches. */
export const seesPlatforms: [Role, ...Role[]] = ['administrator', 'access-officer', 'auditor']

/** Two hundred host names of the greatest length, and room to spare. */
const longestHosts = 60_000

/** Why somebody decides: a field of every form that changes something. */
export const reasonField = z
  .string('platforms:form.reasonMissing')
  .trim()
  .min(1, 'platforms:form.reasonMissing')
  .max(longestReason, 'platforms:form.reasonTooLong')

/** What the forms of a platform have in common. */
export const platformFields = {
  name: z.string('refusals:platform-name-missing'),
  programmeId: z.string('refusals:no-such-programme').min(1, 'refusals:no-such-programme'),
  needsGrant: z.enum(['no', 'yes'], 'common:form.invalid').transform((answer) => answer === 'yes'),
  hosts: z.string().max(longestHosts).default(''),
  reason: reasonField,
}

/** What was typed into a platform's form; host names are more than other texts. */
export async function typedPlatform(request: Request) {
  const form = await readForm(request.clone())
  const typed = await typedText(request, 'id', 'name', 'programmeId', 'needsGrant', 'reason')
  return { ...typed, hosts: String(form.get('hosts') ?? '').slice(0, longestHosts) }
}

export type HostProblem = Omit<WrongHost, 'reason'> & { reason: WrongHost['reason'] | 'taken'; platform: string | null }

/** The host names typed into a form, and each that cannot be used with its line. */
export async function checkHosts(
  typed: string,
  platformId?: string,
): Promise<{ hosts: string[]; wrong: HostProblem[] }> {
  const { hosts, wrong } = readHosts(typed)
  const lines = typed.split(/\r\n|\r|\n/)
  const taken = (await findHostsElsewhere(db, { platformId, hosts })).map(({ host, platform }): HostProblem => {
    const line = lines.findIndex((one) => readHosts(one).hosts[0] === host) + 1
    return { line, text: host, reason: 'taken', platform }
  })
  const all = [...wrong.map((one): HostProblem => ({ ...one, platform: null })), ...taken]
  return { hosts, wrong: all.sort((one, other) => one.line - other.line) }
}

/** Which field of the form a refusal of the domain is about, as a problem of the form; null for one about none. */
export function problemOf(reason: string): FormProblem | null {
  const fields: Record<string, string> = {
    'platform-id-unfit': 'id',
    'platform-id-taken': 'id',
    'platform-name-missing': 'name',
    'platform-name-too-long': 'name',
    'platform-name-taken': 'name',
    'no-such-programme': 'programmeId',
    'host-unfit': 'hosts',
    'host-taken': 'hosts',
    'reason-missing': 'reason',
    'day-past': 'day',
    'day-unfit': 'day',
  }
  const field = fields[reason]
  return field ? { field, message: `refusals:${reason}` } : null
}

/** The programmes whose certificate a platform can ask for. */
export async function programmeTitles(): Promise<{ id: string; title: LocalisedText }[]> {
  return (await listProgrammes(db)).map(({ id, body }) => ({ id, title: body.title }))
}

/** The platform of an address; 404 where there is none. */
export async function openPlatform(platformId: string | undefined): Promise<Platform> {
  return (await findPlatform(db, platformId ?? '')) ?? notFound()
}
