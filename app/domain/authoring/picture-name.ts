import type { Language } from '#app/lesson-markup/language.ts'
import { slugOf } from './slug-of.ts'

/**
 * `figures/desk.webp`, made of a file's name whatever stands in it: folders and every ending are left out, accents and marks of direction
 * too. `picture` where nothing is left.
 */
export function pictureSource(fileName: string, ending: string, language: Language = 'en'): string {
  const last = fileName.slice(0, 1000).split(/[/\\]/).pop() ?? ''
  // “leak.php.png” is called leak: no ending but ours stands in a name.
  const [stem = ''] = last.replace(/^\.+/, '').split('.')
  const name =
    slugOf(stem.replace(/[\p{Cf}\p{Cc}]/gu, ''))
      .slice(0, 50)
      .replace(/-+$/, '') || 'picture'
  return `figures/${name}${language === 'en' ? '' : `.${language}`}.${ending}`
}
