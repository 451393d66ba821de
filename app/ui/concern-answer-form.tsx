import type { FormProblem } from '#app/web/forms.ts'
import { RadioGroup } from './radio-group.tsx'
import { TickField } from './tick-field.tsx'
import { Message } from './translation.tsx'
import { WordsField } from './words-field.tsx'

type ConcernAnswerFormProps = {
  kind: string
  /** How many replies stand on this page. */
  seen: number
  /** The concern is about a spent final that can be given back. */
  returnable: boolean
  outcomes: readonly string[]
  rejected: { problems: FormProblem[] | null; typed: string; outcome: string | null } | undefined
}

/** What the office says to a learner, and what becomes of what they told. */
export function ConcernAnswerForm({ kind, seen, returnable, outcomes, rejected }: ConcernAnswerFormProps) {
  // Whether a mark was wrong decides by itself; elsewhere whoever answers does.
  const byItself = kind === 'contested-mark'
  return (
    <form method="post" noValidate>
      <input type="hidden" name="seen" value={seen} />
      <WordsField
        name="words"
        label="concerns:desk.answer"
        hint="concerns:desk.answerHint"
        typed={rejected?.typed}
        problems={rejected?.problems}
      />
      <RadioGroup
        name="outcome"
        legend={<Message name="concerns:desk.outcome" />}
        hint={returnable && byItself ? <Message name="concerns:desk.givesBack" /> : undefined}
        choices={outcomes.map((value) => ({ value, label: <Message name={`concerns:desk.choice.${value}`} /> }))}
        chosen={rejected?.outcome}
        problems={rejected?.problems}
      />
      {returnable && !byItself && <TickField name="giveBack" label={<Message name="concerns:desk.giveBack" />} />}
      <button type="submit" className="govuk-button">
        <Message name="concerns:desk.send" />
      </button>
    </form>
  )
}
