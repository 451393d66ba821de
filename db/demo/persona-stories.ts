import { addDays, addMonths, dayOf, endOfDay } from '#app/domain/certification/calendar-days.ts'
import { demoOrganisation } from './demo-organisation.ts'
import type { PersonaKey } from './demo-personas.ts'
import type { Timeline } from './timeline.ts'

/** What each learner among the personas went through since they joined. Days are days ago. */
export const personaStories: Record<string, (timeline: Timeline) => void> = {
  newcomer: (timeline) =>
    timeline
      .on(12, { kind: 'join' })
      .on(9, { kind: 'invite', by: 'mail' })
      .on(7, {
        kind: 'tell',
        about: 'none',
        words: 'I answer the counter alone until noon. When may I do the lessons?',
      })
      .on(5, {
        kind: 'answer-telling',
        outcome: 'answered',
        words:
          'Tuesday and Thursday from one to two; your manager has agreed to it. Everything you answer is kept when you stop.',
      }),
  francophone: (timeline) =>
    timeline.on(10, { kind: 'join' }).on(8, { kind: 'invite', by: 'mail' }).on(6, {
      kind: 'tell',
      about: 'translation',
      words: 'La première phrase se comprend mal en français : on ne sait pas qui doit demander à qui.',
    }),
  'half-way': (timeline) =>
    timeline
      .on(45, { kind: 'join' })
      .studyModules(17, 9, 1)
      .on(8, {
        kind: 'tell',
        about: 'lesson',
        words: 'The example speaks of a duty phone. At our clinic there is none any more.',
      })
      .on(7, { kind: 'answer-telling', outcome: null, words: 'Thank you. Whom do people call at night now?' })
      .study(5, 2, 2),
  'tested-out': (timeline) => timeline.on(40, { kind: 'join' }).tryFirst(20, 'pass').study(14, 4, 3),
  'ready-for-final': (timeline) => timeline.on(90, { kind: 'join' }).study(24, 3),
  'cool-down': (timeline) =>
    timeline
      .on(120, { kind: 'join' })
      .study(30, 6)
      .finalExactly(hoursAgo(timeline, 5), 'fail')
      .exactly(hoursAgo(timeline, 4), {
        kind: 'tell',
        about: 'mark',
        words: 'Two of the answers about photographs both seemed right to me. Please look at my paper.',
      }),
  'needs-unlock': (timeline) =>
    timeline.on(150, { kind: 'join' }).study(40, 20).final(16, 'fail').final(11, 'fail').final(6, 'fail'),
  retake: (timeline) =>
    timeline
      .on(200, { kind: 'join' })
      .study(35, 12)
      .final(6, 'criticals')
      .on(5, { kind: 'tell', about: 'mark', words: 'I reached the pass mark. Why did I not pass?' })
      .on(4, {
        kind: 'answer-telling',
        outcome: 'not-right',
        words:
          'Your mark is right: the critical questions must all be answered well. You take only their topics again.',
      }),
  'ready-to-sign': (timeline) =>
    timeline
      .on(160, { kind: 'join' })
      .study(28, 12)
      .final(10, 'fail')
      .on(9, {
        kind: 'tell',
        about: 'breakdown',
        words: 'The power was cut at the school. I had answered only three questions.',
      })
      .on(8, {
        kind: 'answer-telling',
        outcome: 'answered',
        giveBack: true,
        words: 'The cut is confirmed. The attempt is given back; sit it again when you like.',
      })
      .final(3, 'pass'),
  certified: (timeline) => timeline.on(260, { kind: 'join' }).certify(110, 82),
  'refresher-due': (timeline) => timeline.on(410, { kind: 'join' }).certify(262, 236),
  refreshed: (timeline) => timeline.on(430, { kind: 'join' }).certify(290, 262).refresh(30),
  expiring: (timeline) => {
    timeline.on(505, { kind: 'join' }).study(365, 335).final(332, 'pass')
    const day = dayIn(timeline, 40)
    timeline.exactly(atNine(addMonths(day, -timeline.outline.validMonths)), { kind: 'sign' })
  },
  expired: (timeline) =>
    timeline.on(510, { kind: 'join' }).certify(470, 405).on(3, {
      kind: 'ask-correction',
      thing: 'job-title',
      shouldBe: 'Campaign officer',
      why: 'I was promoted in October; the letter is in my file.',
    }),
  suspended: (timeline) =>
    timeline
      .on(330, { kind: 'join' })
      .certify(300, 210)
      .on(7, {
        kind: 'suspend',
        ground: 'investigation',
        until: endOfDay(dayIn(timeline, 24), demoOrganisation.timeZone),
      })
      .on(2, {
        kind: 'reply-to-suspension',
        words: 'I was on leave that week, and a colleague had the office phone. Please look at the duty roster.',
      }),
  revoked: (timeline) =>
    timeline.on(330, { kind: 'join' }).certify(280, 190).on(15, { kind: 'revoke', ground: 'breach-of-rules' }),
  exempt: (timeline) => timeline.on(320, { kind: 'join' }).on(310, { kind: 'exempt', ground: 'no-use-at-work' }),
  'on-leave': (timeline) =>
    timeline.on(400, { kind: 'join' }).certify(180, 150).on(26, { kind: 'go-away', away: 'on-leave' }),
} satisfies Partial<Record<PersonaKey, (timeline: Timeline) => void>>

function hoursAgo({ calendar }: Timeline, hours: number): Date {
  return new Date(calendar.now.getTime() - hours * 3_600_000)
}

/** The calendar day, YYYY-MM-DD, so many days from the seeding day. */
function dayIn({ calendar }: Timeline, days: number): string {
  return addDays(dayOf(calendar.now, demoOrganisation.timeZone), days)
}

function atNine(day: string): Date {
  return new Date(`${day}T09:12:00+04:00`)
}
