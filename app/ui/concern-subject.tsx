import type { LocalisedText } from '#db/schema/catalogue.ts'
import type { Language } from '#db/schema/people.ts'
import { Localised } from './localised.tsx'
import { Message, useTranslation } from './translation.tsx'
import { useInstants } from './use-instants.ts'

/** What a concern is about. `href`: where the learner reads it; null for nothing in particular. */
export type ShownSubject = { href: string | null } & (
  | { kind: 'lesson'; title: string; language: Language; part: string | null; module: LocalisedText }
  | {
      kind: 'sitting'
      attemptKind: string
      /** Null for a final or a refresher, which are of no one module. */
      module: LocalisedText | null
      startedAt: Date
      /** The question's place on the paper, from 1; null for the whole sitting. */
      number: number | null
      part: string | null
      /** Not handed in yet. */
      open: boolean
    }
  | { kind: 'page'; page: string }
  | { kind: 'none' }
)

/** Names what a concern is about, in one line. */
export function ConcernSubjectLine({ subject }: { subject: ShownSubject }) {
  const { language } = useTranslation()
  const { day } = useInstants()
  switch (subject.kind) {
    case 'lesson':
      return (
        <>
          <Localised text={subject.module} />
          {': '}
          <span lang={subject.language === language ? undefined : subject.language}>{subject.title}</span>
          <Part part={subject.part} />
        </>
      )
    case 'sitting':
      return (
        <>
          <Message name={`assessment:kind.${subject.attemptKind}`} />
          {subject.module && (
            <>
              {', '}
              <Localised text={subject.module} />
            </>
          )}
          {', '}
          {day(subject.startedAt)}
          {subject.number !== null && (
            <>
              {', '}
              <Message name="concerns:subject.question" values={{ number: subject.number }} />
            </>
          )}
          <Part part={subject.part} />
        </>
      )
    case 'page':
      return (
        <>
          <Message name="concerns:subject.page" /> <span className="lisans-path">{subject.page}</span>
        </>
      )
    case 'none':
      return <Message name="concerns:subject.none" />
  }
}

function Part({ part }: { part: string | null }) {
  if (!part) return null
  return (
    <>
      {' – '}
      <Message name={`concerns:subject.${part}`} />
    </>
  )
}
