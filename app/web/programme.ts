import { defaultProgrammeId } from '#app/domain/learning/default-programme.ts'
import { findProgramme, type Programme } from '#app/domain/learning/find-programme.ts'
import { listProgrammes } from '#app/domain/learning/list-programmes.ts'
import type { LocalisedText } from '#db/schema/catalogue.ts'
import { db } from './database.ts'
import { notFound } from './refuse.ts'

/** The programme in an address's `?programme=`; without it, the one shipped with the service. */
export function programmeIdOf(request: Request): string {
  return new URL(request.url).searchParams.get('programme') || defaultProgrammeId
}

/** The programme that a page is about; 404 where there is none. */
export async function programmeOf(request: Request): Promise<Programme> {
  return (await findProgramme(db, programmeIdOf(request))) ?? notFound()
}

/** The programme that a module's page is about: the one in the address, or the first that has this module. Null when none has. */
export async function programmeOfModule(request: Request, courseId: string): Promise<Programme | null> {
  if (new URL(request.url).searchParams.has('programme')) return programmeOf(request)
  const programmes = await listProgrammes(db)
  return programmes.find(({ body }) => body.modules.includes(courseId)) ?? null
}

/** How an address names a programme: not at all where it is the one shipped with the service. */
export function programmeInAddress(programmeId: string): string | null {
  return programmeId === defaultProgrammeId ? null : programmeId
}

/** What each programme is called, by id. */
export async function programmeTitles(): Promise<Record<string, LocalisedText>> {
  return Object.fromEntries((await listProgrammes(db)).map(({ id, body }) => [id, body.title]))
}
