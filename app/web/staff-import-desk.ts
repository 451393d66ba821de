import { continueStaffImport } from '#app/domain/staff-import/continue-staff-import.ts'
import { findStaffImport } from '#app/domain/staff-import/find-staff-import.ts'
import { db } from './database.ts'
import { actorOf } from './desk.ts'
import { notFound } from './refuse.ts'
import type { SignedIn } from './signed-in.ts'
import { doAtOnce } from './work/in-pieces.ts'

/** A list that this officer brought in; 404 for anybody else's. */
export async function openStaffImport(officer: SignedIn, importId: string | undefined) {
  const one = await findStaffImport(db, importId ?? '', actorOf(officer))
  if (!one) notFound()
  return one
}

/** Judges or carries out as much of a list as the officer need not wait for. */
export function goOnWithImport(importId: string, now: Date): Promise<void> {
  return doAtOnce((mayGoOn) => continueStaffImport(db, { importId }, now, mayGoOn))
}

/** Where a list's page is, and its rows of one kind. */
export function staffImportAddress(importId: string, rows: { kind?: string; after?: number } = {}): string {
  const { kind, after } = rows
  if (!kind) return `/hr/staff-import/${importId}`
  const parameters = new URLSearchParams({ kind, ...(after !== undefined && { after: String(after) }) })
  return `/hr/staff-import/${importId}/rows?${parameters}`
}
