import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { recordSheet } from '#app/domain/translating/record-sheet.ts'
import { writeWordFile } from '#app/domain/translating/word-file.ts'
import { translator } from '#app/locales/translator.ts'
import { translationDeskAddress } from '#app/ui/training-addresses.ts'
import { requireCourseDesk } from '#app/web/course-desk.ts'
import { db } from '#app/web/database.ts'
import { fileToKeep } from '#app/web/file-to-keep.ts'
import { refuse } from '#app/web/refuse.ts'
import { openTranslation, titleOf } from '#app/web/translation-desk.ts'

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireCourseDesk(args, 'author', 'reviewer', 'translator')
  const { translation, language } = await openTranslation(args, desk)
  return redirect(translationDeskAddress(desk.courseId, language, translation.path))
}

/** A text with its translation as a Word file, for reviewers who work there. */
export async function action(args: ActionFunctionArgs) {
  const desk = await requireCourseDesk(args, 'author', 'reviewer', 'translator')
  const { translation, language } = await openTranslation(args, desk)
  const { courseId, actor, now } = desk
  const t = translator(args.context.language)
  const spoken = t(`translating:language.${language}`)
  const bytes = await writeWordFile(courseId, translation, {
    heading: t('translating:sheet.heading', { title: titleOf(translation), language: spoken }),
    explanation: [
      t('translating:sheet.explain'),
      t('translating:sheet.signs'),
      ...(language === 'crs' ? [t('translating:kreol')] : []),
    ],
    columns: {
      number: t('translating:sheet.number'),
      english: t('translating:sheet.english'),
      translation: spoken,
      remark: t('translating:sheet.remark'),
    },
  })
  const taken = { courseId, path: translation.path, language, segments: translation.segments.length }
  const outcome = await recordSheet(db, taken, actor, now)
  if (outcome.kind === 'refused') refuse(args.context, outcome.reason)
  const name = translation.path.replace(/\.[a-z]+$/, '').replaceAll('/', '-')
  return fileToKeep(Buffer.from(bytes), { name: `${name}.${language}.docx`, type: wordType })
}
