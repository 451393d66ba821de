import { listBackAgain, listErased } from '#app/domain/data-protection/list-erased.ts'
import { config } from './config.ts'
import { db } from './database.ts'
import { describeError } from './describe-error.ts'
import { keepErasedPeople, readErasedPeople } from './erased-people-file.ts'
import { log } from './log.ts'

/**
 * Notes outside the database who was erased, and says aloud where older data has brought somebody back. They are erased whether or not it
 * can be noted now: it is tried again at every start and daily.
 */
export async function keepErasures(): Promise<void> {
  try {
    await keepAndCompare()
  } catch (error) {
    log.error({ error: describeError(error) }, 'who was erased cannot be noted outside the database')
  }
}

async function keepAndCompare(): Promise<void> {
  keepErasedPeople(config.dataDirectory, await listErased(db))
  const back = await listBackAgain(db, readErasedPeople(config.dataDirectory))
  if (back.length > 0)
    log.warn({ people: back.length }, 'erased people are back from older data: run lisans erase-again')
}
