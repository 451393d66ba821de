import { continueStaffImport } from '#app/domain/staff-import/continue-staff-import.ts'
import { findStaffImport } from '#app/domain/staff-import/find-staff-import.ts'
import { db } from './database.ts'
import { actorOf } from './desk.ts'
import { notFound } from './refuse.ts'
import type { SignedIn } from './signed-in.ts'

/** In milliseconds. */
const atOnce = 1_000

/** A list that this officer brought in; 404 for anybody else's. */
export async function openStaffImport(officer: SignedIn, importId: string | undefined) {
  const one = await findStaffImport(db, importId ?? '', actorOf(officer))
  if (!one) notFound()
  return one
}

/** Whatever is done within a second need not be waited for; the rest is background work that is queued already. */
export async function importAtOnce(importId: string, now: Date): Promise<void> {
  const until = performance.now() + atOnce
  await continueStaffImport(db, { importId }, now, () => performance.now() < until)
}

/** Where a list's page is, and its rows of one kind. */
export function staffImportAddress(importId: string, rows: { kind?: string; after?: number } = {}): string {
  const { kind, after } = rows
  if (!kind) return `/hr/staff-import/${importId}`
  const parameters = new URLSearchParams({ kind, ...(after !== undefined && { after: String(after) }) })
  return `/hr/staff-import/${importId}/rows?${parameters}`
}
