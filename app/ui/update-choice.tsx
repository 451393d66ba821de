import type { FormProblem } from '#app/web/forms.ts'
import type { LocalisedText } from '#db/schema/catalogue.ts'
import { Localised } from './localised.tsx'
import { RadioGroup } from './radio-group.tsx'
import { TextField } from './text-field.tsx'
import { TickGroup } from './tick-group.tsx'
import { Message } from './translation.tsx'

type Named = { id: string; text: LocalisedText }

export type AskedPublication = {
  change: string | null
  grace: string
  lessonIds: string[]
  objectives: string[]
  problems: FormProblem[] | null
}

type UpdateChoiceProps = { asked: AskedPublication; lessons: Named[]; objectives: Named[] }

/** Whether those who are certified are asked for what changed, for what of it, and by when; sent as an address, for it changes nothing. */
export function UpdateChoice({ asked, lessons, objectives }: UpdateChoiceProps) {
  const choices = (named: Named[]) => named.map(({ id, text }) => ({ value: id, label: <Localised text={text} /> }))
  return (
    <form method="get" noValidate>
      <RadioGroup
        name="change"
        legend={<Message name="publishing:ask.change" />}
        hint={<Message name="publishing:ask.changeHint" />}
        choices={['minor', 'material'].map((value) => ({
          value,
          label: <Message name={`publishing:ask.${value}`} />,
        }))}
        chosen={asked.change}
        problems={asked.problems}
      />
      <TickGroup
        name="lesson"
        legend={<Message name="publishing:ask.lessons" />}
        hint={<Message name="publishing:ask.lessonsHint" />}
        choices={choices(lessons)}
        chosen={asked.lessonIds}
        problems={asked.problems}
      />
      <TickGroup
        name="objective"
        legend={<Message name="publishing:ask.objectives" />}
        hint={<Message name="publishing:ask.objectivesHint" />}
        choices={choices(objectives)}
        chosen={asked.objectives}
        problems={asked.problems}
      />
      <TextField
        name="grace"
        label="publishing:ask.grace"
        hint="publishing:ask.graceHint"
        defaultValue={asked.grace}
        problems={asked.problems}
      />
      <button type="submit" className="govuk-button govuk-button--secondary">
        <Message name="publishing:ask.show" />
      </button>
    </form>
  )
}
