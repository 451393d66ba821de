import { z } from 'zod'
import type { AuditReach } from '#app/domain/audit/audit-reach.ts'
import { lookWhileAuditing } from '#app/domain/audit/look-while-auditing.ts'
import { endOfDay, startOfDay } from '#app/domain/certification/calendar-days.ts'
import { findOrganisation } from '#app/domain/office/organisation.ts'
import { type ListedPerson, listPeople } from '#app/domain/people/list-people.ts'
import { listUnits } from '#app/domain/people/list-units.ts'
import { db } from './database.ts'
import { actorOf } from './desk.ts'
import type { FormProblem } from './forms.ts'
import { notFound } from './refuse.ts'
import type { SignedIn } from './signed-in.ts'

const mostCandidates = 20

export type AskedPerson = {
  /** What was typed to find somebody by. */
  search: string
  chosen: { id: string; name: string } | null
  /** Whom it could mean; null where nobody is to be chosen. */
  candidates: Pick<ListedPerson, 'id' | 'name' | 'unitName'>[] | null
  more: boolean
}

/** The text that an address gives for a name, cut to what any field takes. */
export function askedText(asked: URLSearchParams, name: string): string {
  return (asked.get(name) ?? '').replaceAll('\0', '').trim().slice(0, 200)
}

/**
 * Whom an address asks about: `?person=` an id, or `?search=` a name or number that may fit several. Who was chosen is looked at, which is
 * written down.
 */
export async function askedPerson(
  officer: SignedIn,
  reach: AuditReach,
  asked: URLSearchParams,
  now: Date,
): Promise<AskedPerson> {
  const id = askedText(asked, 'person')
  const search = askedText(asked, 'search')
  const nobody: AskedPerson = { search, chosen: null, candidates: null, more: false }
  if (search !== '') {
    const found = await listPeople(db, { search, unitIds: await unitIdsOf(reach), limit: mostCandidates + 1 })
    const [first, second] = found
    if (!first || second) {
      const candidates = found.slice(0, mostCandidates).map(({ id, name, unitName }) => ({ id, name, unitName }))
      return { ...nobody, candidates, more: found.length > mostCandidates }
    }
    return { ...nobody, search: '', chosen: await openAudited(officer, first.id, now) }
  }
  return id === '' ? nobody : { ...nobody, chosen: await openAudited(officer, id, now) }
}

/** Somebody whom an auditor reads about, which is written down; 404 for whoever is out of reach. */
export async function openAudited(
  officer: SignedIn,
  personId: string,
  now: Date,
): Promise<{ id: string; name: string }> {
  const outcome = await lookWhileAuditing(db, { personId }, actorOf(officer), now)
  if (outcome.kind === 'refused') notFound()
  return { id: outcome.person.id, name: outcome.person.name }
}

/** Every unit that is reached. */
export async function unitIdsOf(reach: AuditReach): Promise<string[]> {
  return reach === 'all' ? (await listUnits(db)).map(({ id }) => id) : reach
}

export type AskedDays = {
  from: Date | null
  until: Date | null
  typed: { from: string; to: string }
  problems: FormProblem[]
}

/** The days that an address asks for, `?from=` and `?to=`, whole days of the organisation; what is no day is a problem. */
export async function askedDays(asked: URLSearchParams): Promise<AskedDays> {
  const { timeZone } = await findOrganisation(db)
  const typed = { from: askedText(asked, 'from'), to: askedText(asked, 'to') }
  const problems: FormProblem[] = []
  const day = (field: 'from' | 'to') => {
    if (typed[field] === '') return null
    if (z.iso.date().safeParse(typed[field]).success) return typed[field]
    problems.push({ field, message: 'desk:field.dayInvalid' })
    return null
  }
  const from = day('from')
  const to = day('to')
  return {
    from: from ? startOfDay(from, timeZone) : null,
    until: to ? endOfDay(to, timeZone) : null,
    typed,
    problems,
  }
}

/** A whole number that an address gives; null where it gives none, and a problem where it is something else. */
export function askedNumber(
  asked: URLSearchParams,
  name: string,
): { number: number | null; typed: string; problems: FormProblem[] } {
  const typed = askedText(asked, name)
  if (typed === '') return { number: null, typed, problems: [] }
  if (/^[1-9]\d{0,8}$/.test(typed)) return { number: Number(typed), typed, problems: [] }
  return { number: null, typed, problems: [{ field: name, message: 'audit:search.numberInvalid' }] }
}
