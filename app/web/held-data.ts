import { collectHeldData, type HeldData } from '#app/domain/data-protection/collect-held-data.ts'
import { db } from './database.ts'
import { notFound } from './refuse.ts'

/** Everything held about a person; 404 for nobody. */
export async function heldDataOf(personId: string): Promise<HeldData> {
  return (await collectHeldData(db, personId, new Date())) ?? notFound()
}

/** The same as a file that other programs read. */
export async function heldDataFile(personId: string): Promise<Response> {
  return new Response(JSON.stringify(await heldDataOf(personId), null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="lisans-my-data.json"',
      'cache-control': 'no-store',
    },
  })
}
