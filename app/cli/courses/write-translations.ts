import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { acceptTranslations } from '#app/domain/catalogue/accept-translations.ts'
import { Refused } from '../refused.ts'
import { compileFolder } from './read-checked.ts'

/** Writes `translations.yaml` of a syllabus anew and answers how many texts and questions it accepted. */
export async function writeTranslations(folder: string, names: string[]): Promise<number> {
  const { source, translations, problems } = await compileFolder(folder)
  // A question in a bank that does not compile would lose its record.
  if (problems.some(({ severity }) => severity === 'error')) {
    throw new Refused('Mend the errors first: `lisans courses check` lists them.')
  }
  const files = names.map((name) => translatedFile(folder, name))
  const unknown = files.find((file) => !translations.some((translation) => translation.file === file))
  if (unknown !== undefined) throw new Refused(`There is no translation ${unknown}.`)
  const chosen = files.length > 0 ? files : null
  await writeFile(path.join(folder, 'translations.yaml'), acceptTranslations(translations, source.translations, chosen))
  return translations.filter(({ file }) => chosen === null || chosen.includes(file)).length
}

/** A file may be named as the check prints it, or by its path from where one stands. */
function translatedFile(folder: string, name: string): string {
  const below = path.relative(path.resolve(folder), path.resolve(name))
  return below.startsWith('..') ? name : below.split(path.sep).join('/')
}
