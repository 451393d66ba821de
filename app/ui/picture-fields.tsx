import { languages } from '#app/lesson-markup/language.ts'
import type { FormProblem } from '#app/web/forms.ts'
import { FileField } from './file-field.tsx'
import { TextField } from './text-field.tsx'

type Problems = FormProblem[] | null | undefined

const kinds = 'image/png,image/jpeg,image/webp,image/svg+xml'

/** The file of a picture, and what it shows in each language. */
export function PictureFields({
  isNew,
  problems,
  words,
}: {
  isNew: boolean
  problems: Problems
  words: Record<string, string | undefined>
}) {
  return (
    <>
      <FileField
        name="picture"
        label={isNew ? 'editor:pictures.file' : 'editor:pictures.replace'}
        hint={isNew ? 'editor:pictures.fileHint' : 'editor:pictures.replaceHint'}
        accept={kinds}
        problems={problems}
      />
      {languages.map((language) => (
        <TextField
          key={language}
          name={`alt-${language}`}
          label={`editor:pictures.alt.${language}`}
          hint={language === 'en' ? 'editor:pictures.altHint' : undefined}
          defaultValue={words[language]}
          problems={problems}
        />
      ))}
    </>
  )
}
