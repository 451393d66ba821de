import questionScript from '#app/enhance/question-check.ts?worker&url'
import type { FormProblem } from '#app/web/forms.ts'
import type { QuestionFields } from '#app/web/question-form.ts'
import type { LocalisedText } from '#db/schema/catalogue.ts'
import type { Language } from '#db/schema/people.ts'
import { optionLetter } from './item-flags.tsx'
import { localise } from './localised.tsx'
import { useNonce } from './nonce.ts'
import { QuestionWords } from './question-words.tsx'
import { RadioGroup } from './radio-group.tsx'
import { SelectField } from './select-field.tsx'
import { TextField } from './text-field.tsx'
import { TickField } from './tick-field.tsx'
import { Message, useTranslation } from './translation.tsx'

type QuestionFieldsFormProps = {
  fields: QuestionFields
  /** A question keeps its name and its pool; only a new one is given them. */
  isNew: boolean
  objectives: { id: string; text: LocalisedText }[]
  facts: { id: string; instrument: string }[]
  languages: readonly Language[]
  problems: FormProblem[] | null
  /** For the script: where what is typed is checked. */
  checkAddress: string
}

/** The script finds it by this name; to React it is a box. */
const LisansQuestionCheck = 'lisans-question-check' as 'div'

/** A question as a form: what it examines, its words in each language, and which option is right. */
export function QuestionFieldsForm({
  fields,
  isNew,
  objectives,
  facts,
  languages,
  problems,
  checkAddress,
}: QuestionFieldsFormProps) {
  const { t, language } = useTranslation()
  return (
    <LisansQuestionCheck data-address={checkAddress}>
      <script type="module" src={questionScript} nonce={useNonce()} />
      <form method="post" noValidate>
        {Object.entries(fields.versions).map(([name, version]) => (
          <input key={name} type="hidden" name={`version.${name}`} value={version} />
        ))}
        {isNew ? (
          <>
            <TextField
              name="name"
              label="questions:form.name"
              hint="questions:form.nameHint"
              defaultValue={fields.name}
              problems={problems}
            />
            <RadioGroup
              name="pool"
              legend={<Message name="questions:form.pool" />}
              choices={['quiz', 'final'].map((value) => ({
                value,
                label: <Message name={`questions:pool.${value}`} />,
              }))}
              chosen={fields.pool}
              problems={problems}
            />
          </>
        ) : (
          <>
            <input type="hidden" name="name" value={fields.name} />
            <input type="hidden" name="pool" value={fields.pool} />
          </>
        )}
        <QuestionWords language="en" words={fields.words.en} problems={problems} />
        <RadioGroup
          name="key"
          legend={<Message name="questions:form.key" />}
          hint={<Message name="questions:form.keyHint" />}
          choices={fields.words.en.options.flatMap(({ text }, place) =>
            place < 3 || text !== '' ? [{ value: String(place), label: optionLetter(place + 1) }] : [],
          )}
          chosen={fields.key}
          problems={problems}
        />
        <SelectField
          name="objective"
          label="questions:form.objective"
          options={[
            { value: '', text: t('questions:form.choose') },
            ...objectives.map(({ id, text }) => ({ value: id, text: localise(text, language).words })),
          ]}
          defaultValue={fields.objective}
          problems={problems}
        />
        <SelectField
          name="difficulty"
          label="questions:form.difficulty"
          options={['1', '2', '3'].map((value) => ({ value, text: t(`questions:difficulty.${value}`) }))}
          defaultValue={fields.difficulty}
          problems={problems}
        />
        <SelectField
          name="fact"
          label="questions:form.fact"
          hint="questions:form.factHint"
          options={[
            { value: '', text: t('questions:form.noFact') },
            ...facts.map(({ id, instrument }) => ({ value: id, text: `${instrument} (${id})` })),
          ]}
          defaultValue={fields.fact}
          problems={problems}
        />
        <TickField
          name="critical"
          label={<Message name="questions:form.critical" />}
          defaultChecked={fields.critical}
        />
        {languages
          .filter((spoken) => spoken !== 'en')
          .map((spoken) => (
            <details key={spoken} className="govuk-details" open={fields.words[spoken].stem !== ''}>
              <summary className="govuk-details__summary">
                <span className="govuk-details__summary-text">
                  <Message name={`questions:language.${spoken}`} />
                </span>
              </summary>
              <div className="govuk-details__text">
                <QuestionWords language={spoken} words={fields.words[spoken]} problems={problems} />
              </div>
            </details>
          ))}
        <div className="govuk-button-group">
          <button type="submit" className="govuk-button">
            <Message name="questions:form.save" />
          </button>
          <button type="submit" name="only" value="check" className="govuk-button govuk-button--secondary">
            <Message name="questions:form.check" />
          </button>
        </div>
      </form>
      <div data-question-problems role="status" />
    </LisansQuestionCheck>
  )
}
