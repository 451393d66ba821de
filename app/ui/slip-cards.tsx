import type { Language } from '#db/schema/people.ts'
import { DayAndTime } from './day.tsx'
import { LanguageProvider, Message } from './translation.tsx'

type SlipCard = {
  personId: string
  name: string
  unitName: string
  knownAs: string
  language: Language
  code: string
  expiresAt: Date
}

/** Slips to print and cut, eight on a sheet of A4, each in the language of whom it is for. */
export function SlipCards({ slips, address }: { slips: SlipCard[]; address: string }) {
  return (
    <ol className="lisans-slips">
      {slips.map(({ personId, name, unitName, knownAs, language, code, expiresAt }) => (
        <li key={personId} className="lisans-slip" lang={language}>
          {/* Whoever the slip is for reads it, not who prints it. */}
          <LanguageProvider language={language}>
            <p className="lisans-slip__name">{name}</p>
            <p className="lisans-slip__unit">
              {unitName} · {knownAs}
            </p>
            <p>
              <Message name="invitations:card.do" /> <strong className="lisans-slip__address">{address}</strong>
            </p>
            <p className="lisans-slip__code">{code}</p>
            <p>
              <Message name="invitations:card.until" /> <DayAndTime at={expiresAt} />.{' '}
              <Message name="invitations:card.keep" />
            </p>
          </LanguageProvider>
        </li>
      ))}
    </ol>
  )
}
