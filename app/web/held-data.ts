import { collectHeldData, type HeldData } from '#app/domain/data-protection/collect-held-data.ts'
import { db } from './database.ts'
import { fileToKeep } from './file-to-keep.ts'
import { notFound } from './refuse.ts'

/** Everything held about a person; 404 for nobody. */
export async function heldDataOf(personId: string): Promise<HeldData> {
  return (await collectHeldData(db, personId, new Date())) ?? notFound()
}

/** The same as a file that other programs read. */
export async function heldDataFile(personId: string): Promise<Response> {
  return fileToKeep(JSON.stringify(await heldDataOf(personId), null, 2), {
    name: 'lisans-my-data.json',
    type: 'application/json; charset=utf-8',
  })
}
