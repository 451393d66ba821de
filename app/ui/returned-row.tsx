import type { PlannedRow } from '#app/domain/translating/plan-returned-words.ts'
import { Message } from './translation.tsx'

/** One row of a returned file: its English, the words of now and those that came back, and a box to take them. */
export function ReturnedRowItem({ row, language }: { row: PlannedRow; language: string }) {
  const { number, key, mark, english, englishSent, before, after, remark, changedMeanwhile, problem } = row
  const doubtful = englishSent !== null || changedMeanwhile
  return (
    <li className="lisans-translation__piece">
      <div className="lisans-translation__english">
        <p className="govuk-hint">{number}</p>
        <p className="govuk-body" lang="en">
          {english}
        </p>
        {englishSent !== null && (
          <p className="govuk-body">
            <strong>
              <Message name="translating:returned.englishChanged" />
            </strong>{' '}
            <del lang="en">{englishSent}</del>
          </p>
        )}
      </div>
      <div className="lisans-translation__english">
        {before !== '' && (
          <p className="govuk-body">
            <Message name="translating:returned.before" />: <span lang={language}>{before}</span>
          </p>
        )}
        <p className="govuk-body">
          <Message name="translating:returned.after" />: <strong lang={language}>{after}</strong>
        </p>
        {remark !== '' && (
          <p className="govuk-body">
            <Message name="translating:returned.remark" />: {remark}
          </p>
        )}
        {changedMeanwhile && (
          <p className="govuk-body">
            <Message name="translating:returned.changedMeanwhile" />
          </p>
        )}
        {problem ? (
          <p className="govuk-error-message">
            <Message name={`translating:problem.${problem}`} values={{ number }} />
          </p>
        ) : (
          <>
            <input type="hidden" name={`key.${number}`} value={key} />
            <input type="hidden" name={`mark.${number}`} value={mark} />
            <input type="hidden" name={`words.${number}`} value={after} />
            {englishSent !== null && <input type="hidden" name={`sent.${number}`} value={englishSent} />}
            <div className="govuk-checkboxes govuk-checkboxes--small">
              <div className="govuk-checkboxes__item">
                <input
                  className="govuk-checkboxes__input"
                  type="checkbox"
                  id={`take.${number}`}
                  name={`take.${number}`}
                  value="yes"
                  defaultChecked={!doubtful}
                />
                <label className="govuk-label govuk-checkboxes__label" htmlFor={`take.${number}`}>
                  <Message name="translating:returned.take" />
                  <span className="govuk-visually-hidden"> ({number})</span>
                </label>
              </div>
            </div>
          </>
        )}
      </div>
    </li>
  )
}
