import type { PlannedRow, ReturnPlan } from '#app/domain/translating/plan-returned-words.ts'
import type { FormProblem } from '#app/web/forms.ts'
import { RadioGroup } from './radio-group.tsx'
import { ReturnedRowItem } from './returned-row.tsx'
import { TextField } from './text-field.tsx'
import { Message } from './translation.tsx'

type Props = {
  address: string
  language: string
  plan: ReturnPlan
  problems: FormProblem[] | null
  name: string
}

/** What a returned file would change, row by row, and the form that takes it over. */
export function ReturnedSheet({ address, language, plan, problems, name }: Props) {
  const { changed, same, missing } = plan
  return (
    <>
      <ul className="govuk-list govuk-list--bullet">
        {same.length > 0 && (
          <li>
            <Message name="translating:returned.same" values={{ count: same.length }} />
          </li>
        )}
        {missing > 0 && (
          <li>
            <Message name="translating:returned.missing" values={{ count: missing }} />
          </li>
        )}
        <Left rows={plan.unknown} message="unknown" language={language} />
        <Left rows={plan.doubled} message="doubled" language={language} />
      </ul>
      <h2 className="govuk-heading-m">
        {changed.length === 0 ? (
          <Message name="translating:returned.nothing" />
        ) : (
          <Message name="translating:returned.changes" values={{ count: changed.length }} />
        )}
      </h2>
      {changed.length + same.length > 0 && (
        <form method="post" action={address}>
          <ol className="lisans-translation">
            {changed.map((row) => (
              <ReturnedRowItem key={row.key} row={row} language={language} />
            ))}
          </ol>
          {same.map((row) => (
            <SameRow key={row.key} row={row} />
          ))}
          <TextField
            name="name"
            label="translating:returned.name"
            hint="translating:returned.nameHint"
            defaultValue={name}
            problems={problems}
          />
          <RadioGroup
            name="how"
            legend={<Message name="translating:returned.how" />}
            choices={['drafted', 'reviewed'].map((value) => ({
              value,
              label: <Message name={`translating:returned.${value}`} />,
            }))}
            problems={problems}
          />
          <button type="submit" name="apply" value="yes" className="govuk-button">
            <Message name="translating:returned.apply" />
          </button>
        </form>
      )}
    </>
  )
}

function SameRow({ row: { number, key, mark, after, englishSent } }: { row: PlannedRow }) {
  if (englishSent !== null) return null
  return (
    <>
      <input type="hidden" name={`key.${number}`} value={key} />
      <input type="hidden" name={`mark.${number}`} value={mark} />
      <input type="hidden" name={`words.${number}`} value={after} />
      <input type="hidden" name={`same.${number}`} value="yes" />
    </>
  )
}

function Left({ rows, message, language }: { rows: ReturnPlan['unknown']; message: string; language: string }) {
  if (rows.length === 0) return null
  return (
    <li>
      <Message name={`translating:returned.${message}`} values={{ count: rows.length }} />
      <ul className="govuk-list govuk-list--bullet">
        {rows.map(({ english, words }) => (
          <li key={`${english} ${words}`}>
            <span lang="en">{english}</span> – <span lang={language}>{words}</span>
          </li>
        ))}
      </ul>
    </li>
  )
}
