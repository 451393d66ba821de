import type { FormProblem } from '#app/web/forms.ts'
import { FileField } from './file-field.tsx'
import { RadioGroup } from './radio-group.tsx'
import { Message } from './translation.tsx'

/** A file of questions from elsewhere, to be looked at before anything is added. */
export function QuestionFileForm({
  formats,
  template,
  problems,
}: {
  /** Where there is a spreadsheet to fill in. */
  template: string
  formats: readonly string[]
  problems: FormProblem[] | null
}) {
  return (
    <form method="post" encType="multipart/form-data" noValidate>
      <p className="govuk-body">
        <Message name="questions:import.explanation" />
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={template}>
          <Message name="questions:import.template" />
        </a>
      </p>
      <RadioGroup
        name="format"
        legend={<Message name="questions:import.format" />}
        choices={formats.map((value) => ({ value, label: <Message name={`questions:import.formats.${value}`} /> }))}
        problems={problems}
      />
      <FileField
        name="file"
        label="questions:import.file"
        hint="questions:import.fileHint"
        accept=".txt,.gift,.xml,.csv,.xlsx"
        problems={problems}
      />
      <button type="submit" className="govuk-button">
        <Message name="questions:import.look" />
      </button>
    </form>
  )
}
