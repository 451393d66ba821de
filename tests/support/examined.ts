import { db } from '#app/web/database.ts'
import { addTestProgramme, type TestCatalogue } from './catalogue.ts'
import { learnerOf } from './learner.ts'
import { addTestPerson, type TestPerson } from './people.ts'
import { cookieOf } from './signed-in.ts'

let programme: Promise<TestCatalogue> | undefined

/** The one programme of a test file; the options of the first call count. */
export function theProgramme(options: Parameters<typeof addTestProgramme>[1] = {}): Promise<TestCatalogue> {
  programme ??= addTestProgramme(db, options)
  return programme
}

/** Somebody signed in who is going through the file's programme. */
export async function examinee(person: Parameters<typeof addTestPerson>[1] = {}) {
  const catalogue = await theProgramme()
  const added: TestPerson = await addTestPerson(db, person)
  return {
    ...added,
    catalogue,
    cookie: await cookieOf(added.identifier),
    learner: learnerOf(db, catalogue, added.id),
  }
}
