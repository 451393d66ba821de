import type { PaletteEntry } from '#app/web/palette.ts'
import { CodeWords } from './code-words.tsx'
import { Message } from './translation.tsx'

/** Every component with its fields explained and an example to copy. The words are English, as in the manual. */
export function PaletteList({ entries }: { entries: PaletteEntry[] }) {
  return entries.map(({ name, help, place, fields, example }) => (
    <section key={name} id={name.toLowerCase()} className="lisans-desk__item">
      <h2 className="govuk-heading-m">
        <code>{`<${name}>`}</code>
      </h2>
      <div lang="en">
        <p className="govuk-body lisans-help">
          <CodeWords text={help} />
        </p>
        <p className="govuk-hint">
          <CodeWords text={place} />
        </p>
      </div>
      {fields.length > 0 && (
        <dl className="lisans-fields">
          {fields.map((field) => (
            <div key={field.name}>
              <dt>
                <code>{field.name}</code> {field.needed && <Message name="training:components.needed" />}
              </dt>
              <dd lang="en">
                {field.meaning} (<CodeWords text={field.values} />)
              </dd>
            </div>
          ))}
        </dl>
      )}
      <pre className="lisans-source" lang="en">
        {example}
      </pre>
    </section>
  ))
}

/** The same in the editor, short: what can be put into the text. The script puts an example where the cursor stands. */
export function EditorPalette({ entries }: { entries: { name: string; help: string; example: string }[] }) {
  return (
    <details className="govuk-details" data-palette>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">
          <Message name="training:components.inEditor" />
        </span>
      </summary>
      <div className="govuk-details__text">
        {entries.map(({ name, help, example }) => (
          <details key={name} data-component={name}>
            <summary>
              <code>{`<${name}>`}</code>
            </summary>
            <div lang="en">
              <p className="govuk-body-s lisans-help">
                <CodeWords text={help} />
              </p>
              <pre className="lisans-source" data-example={name}>
                {example}
              </pre>
            </div>
          </details>
        ))}
      </div>
    </details>
  )
}
