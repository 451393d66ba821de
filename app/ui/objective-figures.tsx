import type { ObjectiveMastery } from '#app/domain/statistics/objective-mastery.ts'
import type { LocalisedText } from '#db/schema/catalogue.ts'
import { Localised } from './localised.tsx'
import { ShareBar } from './share-bar.tsx'
import { Message } from './translation.tsx'
import { WideTable } from './wide-table.tsx'

type Mastered = ObjectiveMastery['mastery']

type ObjectiveFiguresProps = { objectives: { id: string; text: LocalisedText; quiz: Mastered; final: Mastered }[] }

/** How well each objective is mastered at the first try. */
export function ObjectiveFigures({ objectives }: ObjectiveFiguresProps) {
  return (
    <WideTable>
      <table className="govuk-table lisans-figures">
        <caption className="govuk-visually-hidden">
          <Message name="statistics:objectives.heading" />
        </caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {['objective', 'inQuiz', 'inFinal'].map((head) => (
              <th key={head} scope="col" className="govuk-table__header">
                <Message name={`statistics:head.${head}`} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {objectives.map(({ id, text, quiz, final }) => (
            <tr key={id} className="govuk-table__row">
              <th scope="row" className="govuk-table__header lisans-plain-header">
                <Localised text={text} />
              </th>
              {[quiz, final].map((mastery, place) => (
                <td key={place === 0 ? 'quiz' : 'final'} className="govuk-table__cell">
                  {mastery ? (
                    <>
                      <ShareBar share={mastery.meanShare} />
                      <div className="lisans-aside">
                        <Message
                          name="statistics:objectives.allRight"
                          values={{ percent: Math.round(mastery.allRightShare * 100) }}
                        />
                      </div>
                    </>
                  ) : (
                    <Message name="statistics:tooFew" />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  )
}
