import type { FormProblem } from '#app/web/forms.ts'
import { NumberField } from './number-field.tsx'
import type { ProgrammeFieldsProps } from './programme-fields.tsx'
import { Message } from './translation.tsx'
import { useInstants } from './use-instants.ts'

const calendar = ['calendarDay', 'calendarMonth', 'minimumMonths'] as const

/** How certificates run on, each way with an example worked out from what is typed now. */
export function RecertificationChoice({ page, problems }: ProgrammeFieldsProps) {
  const { day } = useInstants()
  const problem = problems?.find(({ field }) => field === 'method')
  return (
    <div className={`govuk-form-group${problem ? ' govuk-form-group--error' : ''}`}>
      <fieldset className="govuk-fieldset">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
          <Message name="programmes:recertification.legend" />
        </legend>
        <div className="govuk-hint">
          <Message name="programmes:recertification.hint" />
        </div>
        {problem && (
          <p className="govuk-error-message">
            <Message name={problem.message} />
          </p>
        )}
        <div className="govuk-radios">
          {page.examples.map(({ method, example }, position) => {
            const id = position === 0 ? 'method' : `method-${method}`
            return (
              <div className="govuk-radios__item lisans-explained" key={method}>
                <input
                  className="govuk-radios__input"
                  type="radio"
                  id={id}
                  name="method"
                  value={method}
                  defaultChecked={page.values.method === method}
                  aria-describedby={`example-${method}`}
                />
                <label className="govuk-label govuk-radios__label" htmlFor={id}>
                  <Message name={`programmes:recertification.${method}`} />
                </label>
                <div className="govuk-hint govuk-radios__hint" id={`example-${method}`}>
                  <Message name={`programmes:recertificationWhat.${method}`} />{' '}
                  <Message
                    name="programmes:recertification.example"
                    values={{
                      certified: day(example.certifiedAt),
                      until: day(example.validUntil),
                      renewed: day(example.renewedAt),
                      renewedUntil: day(example.renewedUntil),
                      late: day(example.lateAt),
                      lateUntil: day(example.lateUntil),
                    }}
                  />
                </div>
              </div>
            )
          })}
        </div>
      </fieldset>
      <div className="govuk-inset-text">
        <p className="govuk-body">
          <Message name="programmes:recertification.calendarOnly" />
        </p>
        {calendar.map((name) => (
          <CalendarField key={name} name={name} value={page.values[name]} problems={problems} />
        ))}
      </div>
    </div>
  )
}

type CalendarFieldProps = { name: string; value: string | undefined; problems?: FormProblem[] | null }

function CalendarField({ name, value, problems }: CalendarFieldProps) {
  return <NumberField name={name} label={`programmes:field.${name}`} value={value} problems={problems} />
}
