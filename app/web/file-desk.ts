import { bankPath } from '#app/domain/authoring/authored-path.ts'
import { languages } from '#app/lesson-markup/language.ts'
import { translator } from '#app/locales/translator.ts'
import { courseFileAddress } from '#app/ui/training-addresses.ts'
import type { Language } from '#db/schema/people.ts'
import type { TextLanguage } from './lesson-desk.ts'
import type { DeskText } from './text-desk.ts'

/** What a text that is no lesson is called on its page. */
export function fileTitle({ file }: DeskText, language: Language): string {
  const t = translator(language)
  if (file.kind === 'bank') return t(`training:file.${file.pool}`)
  return t(file.kind === 'handout' ? 'training:file.handout' : 'training:file.description')
}

/** The languages in which it can be written; the description is one text for all. */
export function fileLanguages({ courseId }: { courseId: string }, { draft, file, path }: DeskText): TextLanguage[] {
  if (file.kind === 'description' || file.kind === 'lesson') return []
  return languages.map((language) => {
    const at =
      file.kind === 'bank'
        ? bankPath(draft.folder, file.pool, language)
        : `${draft.folder}/${file.slug}${language === 'en' ? '' : `.${language}`}.mdx`
    return { language, href: courseFileAddress(courseId, at), exists: draft.files.has(at), current: at === path }
  })
}
