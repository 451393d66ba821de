import type { FormProblem } from '#app/web/forms.ts'
import type { ProgrammeFormPage } from '#app/web/programme-form-page.ts'
import { BlueprintTables } from './blueprint-tables.tsx'
import { ModulePlaces } from './module-places.tsx'
import { NumberField } from './number-field.tsx'
import { RecertificationChoice } from './recertification-choice.tsx'
import { RequirementChoice } from './requirement-choice.tsx'
import { SelectField } from './select-field.tsx'
import { SupervisionChoice } from './supervision-choice.tsx'
import { TextField } from './text-field.tsx'
import { TickField } from './tick-field.tsx'
import { Message } from './translation.tsx'

export type ProgrammeFieldsProps = {
  page: ProgrammeFormPage
  problems?: FormProblem[] | null
}

/** Everything that a version of a programme says, to be changed. `published`: the rules stay what they were. */
export function ProgrammeFields({ page, problems, published }: ProgrammeFieldsProps & { published: boolean }) {
  const { values, rulesIds } = page
  const numbers = (...names: string[]) =>
    names.map((name) => (
      <NumberField
        key={name}
        name={name}
        label={`programmes:field.${name}`}
        hint={`programmes:hint.${name}`}
        value={values[name]}
        problems={problems}
      />
    ))
  return (
    <>
      <Heading name="words" />
      {['title.en', 'title.fr', 'summary.en', 'summary.fr'].map((name) => (
        <TextField
          key={name}
          name={name}
          label={`programmes:field.${name}`}
          defaultValue={values[name]}
          problems={problems}
        />
      ))}
      <Heading name="modules" id="modules" />
      <ModulePlaces page={page} problems={problems} />
      {numbers('quizDraw', 'quizPassPercent', 'preAssessmentDraw', 'preAssessmentPassPercent')}
      <Heading name="final" id="blueprint" />
      <BlueprintTables page={page} problems={problems} />
      {numbers('finalPassPercent')}
      <TickField
        name="criticalsMustPass"
        label={<Message name="programmes:field.criticalsMustPass" />}
        defaultChecked={values.criticalsMustPass === 'yes'}
        problems={problems}
      />
      {numbers('attemptsBeforeUnlock', 'hoursBetweenAttempts', 'timeLimitMinutes')}
      <SupervisionChoice page={page} problems={problems} />
      <Heading name="certificate" />
      {numbers('validityMonths', 'expiringDays', 'refresherMonths', 'refresherDraw')}
      <RecertificationChoice page={page} problems={problems} />
      <RequirementChoice page={page} problems={problems} />
      {published ? (
        <input type="hidden" name="rules" value={values.rules} />
      ) : (
        <SelectField
          name="rules"
          label="programmes:field.rules"
          hint="programmes:hint.rules"
          options={[...new Set([values.rules ?? '', ...rulesIds])].map((id) => ({ value: id, text: id }))}
          defaultValue={values.rules}
          problems={problems}
        />
      )}
    </>
  )
}

function Heading({ name, id }: { name: string; id?: string }) {
  return (
    <h2 className="govuk-heading-m" id={id} tabIndex={id ? -1 : undefined}>
      <Message name={`programmes:section.${name}`} />
    </h2>
  )
}
