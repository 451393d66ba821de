import { Message } from './translation.tsx'

const choices = {
  width: ['phone', 'wide'],
  script: ['on', 'off'],
} as const

/** How the preview is shown: as wide as a telephone, and with the pages' script or without. The width needs no script to change. */
export function PreviewChoice() {
  return (
    <div className="lisans-editor__choices">
      {(['width', 'script'] as const).map((name) => (
        <fieldset className="govuk-fieldset" key={name}>
          <legend className="govuk-fieldset__legend">
            <Message name={`training:preview.${name}.legend`} />
          </legend>
          <div className="govuk-radios govuk-radios--small govuk-radios--inline">
            {choices[name].map((value, position) => (
              <div className="govuk-radios__item" key={value}>
                <input
                  className="govuk-radios__input"
                  type="radio"
                  id={`${name}-${value}`}
                  name={name}
                  value={value}
                  defaultChecked={position === 0}
                />
                <label className="govuk-label govuk-radios__label" htmlFor={`${name}-${value}`}>
                  <Message name={`training:preview.${name}.${value}`} />
                </label>
              </div>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  )
}
