import type { FormProblem } from '#app/web/forms.ts'
import type { HostProblem } from '#app/web/platform-desk.ts'
import type { LocalisedText } from '#db/schema/catalogue.ts'
import { Field } from './field.tsx'
import { localise } from './localised.tsx'
import { NoteField } from './note-field.tsx'
import { RadioGroup } from './radio-group.tsx'
import { SelectField } from './select-field.tsx'
import { TextField } from './text-field.tsx'
import { Message, useTranslation } from './translation.tsx'

export type PlatformTyped = { name: string; programmeId: string; needsGrant: string; hosts: string; reason: string }

type PlatformFieldsProps = {
  typed: PlatformTyped
  programmes: { id: string; title: LocalisedText }[]
  problems: FormProblem[] | null | undefined
  wrongHosts: HostProblem[]
}

/** What an administrator says of a platform, new or not. */
export function PlatformFields({ typed, programmes, problems, wrongHosts }: PlatformFieldsProps) {
  const { language } = useTranslation()
  const choices = programmes.map(({ id, title }) => ({ value: id, text: localise(title, language).words }))
  return (
    <>
      <TextField
        name="name"
        label="platforms:form.name"
        hint="platforms:form.nameHint"
        defaultValue={typed.name}
        problems={problems}
      />
      <SelectField
        name="programmeId"
        label="platforms:form.programme"
        options={choices}
        defaultValue={typed.programmeId}
        problems={problems}
      />
      <RadioGroup
        name="needsGrant"
        legend={<Message name="platforms:form.needsGrant" />}
        hint={<Message name="platforms:form.grantHint" />}
        choices={[
          { value: 'no', label: <Message name="platforms:form.grantNo" /> },
          { value: 'yes', label: <Message name="platforms:form.grantYes" /> },
        ]}
        chosen={typed.needsGrant}
        problems={problems}
      />
      <HostsField typed={typed.hosts} problems={problems} wrong={wrongHosts} />
      <NoteField
        name="reason"
        label="platforms:form.reason"
        hint="platforms:form.reasonHint"
        typed={typed.reason}
        problems={problems}
      />
    </>
  )
}

type HostsFieldProps = { typed: string; problems: FormProblem[] | null | undefined; wrong: HostProblem[] }

/** One host name a line; what is wrong is told line by line. */
function HostsField({ typed, problems, wrong: wrongHosts }: HostsFieldProps) {
  return (
    <>
      {wrongHosts.length > 0 && <WrongHosts wrong={wrongHosts} />}
      <Field name="hosts" label="platforms:form.hosts" hint="platforms:form.hostsHint" problems={problems} strong>
        {({ wrong, describedBy }) => (
          <textarea
            className={`govuk-textarea${wrong ? ' govuk-textarea--error' : ''}`}
            id="hosts"
            name="hosts"
            defaultValue={typed}
            rows={6}
            spellCheck={false}
            autoCapitalize="none"
            aria-describedby={wrong ? `${describedBy} wrong-hosts` : describedBy}
            aria-invalid={wrong || undefined}
          />
        )}
      </Field>
    </>
  )
}

function WrongHosts({ wrong }: { wrong: HostProblem[] }) {
  const { t } = useTranslation()
  return (
    <ul className="govuk-list govuk-list--bullet lisans-wrong-hosts" id="wrong-hosts">
      {wrong.map(({ line, text, reason, platform }) => {
        const why = t(`platforms:host.${reason}`, { platform })
        return (
          <li key={`${line} ${reason}`}>
            <Message name="platforms:form.line" values={{ line, text, why }} />
          </li>
        )
      })}
    </ul>
  )
}
