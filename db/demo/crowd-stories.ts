import { type ExemptionGround, suspensionGrounds } from '#db/schema/index.ts'
import { between, chance, oneOf } from './demo-chance.ts'
import type { DemoPerson } from './demo-people.ts'
import { demoHeadcount, findMinistry, ministryOf } from './demo-units.ts'
import type { Timeline } from './timeline.ts'

/** Tells what one of the crowd went through since their ministry was asked to take the programme. Days are days ago. */
export type CrowdStory = (timeline: Timeline) => void

/** What most people went through; the numbers weigh them against one another. */
const everydayStories: [number, CrowdStory][] = [
  [62, (timeline) => renewInTime(earnCertificate(joinWithMinistry(timeline)))],
  [9, (timeline) => earnCertificate(joinWithMinistry(timeline))],
  [5, (timeline) => renewTooLate(earnCertificate(joinWithMinistry(timeline)))],
  [13, stopsHalfWay],
  [11, joinWithMinistry],
]

/** What a few people went through, and how many of them. */
const rareStories: [number, CrowdStory][] = [
  [3, (timeline) => holdCertificate(timeline).on(dice(timeline, 3, 9), suspension(timeline))],
  [
    4,
    (timeline) =>
      holdCertificate(timeline)
        .on(dice(timeline, 60, 75), suspension(timeline))
        .on(48, { kind: 'reinstate' }),
  ],
  [2, (timeline) => holdCertificate(timeline).on(dice(timeline, 20, 50), { kind: 'revoke', ground: 'dishonesty' })],
  [1, (timeline) => revokedAndLifted(timeline)],
  [
    2,
    (timeline) =>
      revokedAndLifted(timeline)
        .final(dice(timeline, 12, 25), 'pass')
        .sign(11),
  ],
  [6, (timeline) => joinWithMinistry(timeline).on(announced(timeline) - 8, exemption(timeline))],
  [7, (timeline) => holdCertificate(timeline).on(dice(timeline, 4, 90), { kind: 'leave' })],
  [4, (timeline) => stopsHalfWay(timeline).on(dice(timeline, 4, 90), { kind: 'leave' })],
  [5, (timeline) => holdCertificate(timeline).on(dice(timeline, 5, 80), { kind: 'go-away', away: 'on-leave' })],
  [3, (timeline) => holdCertificate(timeline).on(dice(timeline, 5, 80), { kind: 'go-away', away: 'seconded' })],
  [4, (timeline) => holdCertificate(timeline).on(95, { kind: 'go-away', away: 'on-leave' }).on(30, { kind: 'return' })],
  [5, (timeline) => holdCertificate(timeline).on(dice(timeline, 10, 80), { kind: 'move', unitId: nextUnit(timeline) })],
  [
    6,
    (timeline) => joinsLately(timeline, 20, 40).on(10, { kind: 'invite', by: timeline.person.email ? 'mail' : 'slip' }),
  ],
  [2, (timeline) => failsThrice(joinsLately(timeline, 60, 90), 9)],
  [
    5,
    (timeline) => failsThrice(joinWithMinistry(timeline), 130).on(124, { kind: 'unlock' }).final(119, 'pass').sign(119),
  ],
  [6, (timeline) => earnByRetake(joinWithMinistry(timeline))],
  [3, (timeline) => accommodated(joinWithMinistry(timeline))],
  [
    2,
    (timeline) =>
      joinsLately(timeline, 30, 50)
        .studyModules(22, 8, 2)
        .on(6, { kind: 'ask-accommodation', extraAttempts: true, extraTime: true }),
  ],
  [2, (timeline) => leavesQuizOpen(joinsLately(timeline, 25, 40))],
  [
    4,
    (timeline) =>
      joinsLately(timeline, 80, 140)
        .study(60, 30)
        .final(dice(timeline, 15, 28), 'fail'),
  ],
  [
    3,
    (timeline) =>
      joinsLately(timeline, 50, 80)
        .study(40, 14)
        .final(dice(timeline, 4, 12), 'pass'),
  ],
  [8, (timeline) => joinsLately(timeline, 30, 60).study(22, 3, dice(timeline, 2, 16))],
  [6, (timeline) => joinsLately(timeline, 60, 120).certify(50, dice(timeline, 12, 34))],
  [4, (timeline) => joinsLately(timeline, 2, 15)],
]

/** One story for each of the crowd: the rare ones are dealt out first, to those who lead nobody, by a draw that always falls the same. */
export function dealStories(people: DemoPerson[]): Map<string, CrowdStory> {
  const leaders = people.filter((person) => person.leads).map((person) => person.staffNumber)
  const others = people.filter((person) => !person.leads).map((person) => person.staffNumber)
  const drawn = others.toSorted((one, other) => chance('draw', one) - chance('draw', other))
  const rare = rareStories.flatMap(([count, story]) => Array.from({ length: count }, () => story))
  return new Map([
    ...leaders.map((staffNumber): [string, CrowdStory] => [staffNumber, leadsUnit]),
    ...drawn.map((staffNumber, place): [string, CrowdStory] => [
      staffNumber,
      rare[place] ?? everydayStory(staffNumber),
    ]),
  ])
}

function everydayStory(staffNumber: string): CrowdStory {
  const dealt = everydayStories.flatMap(([weight, story]) => Array.from({ length: weight }, () => story))
  return oneOf(dealt, 'story', staffNumber)
}

function leadsUnit(timeline: Timeline): void {
  joinWithMinistry(timeline).on(announced(timeline) + 2, { kind: 'make-manager' })
  renewInTime(earnCertificate(timeline))
}

function joinWithMinistry(timeline: Timeline): Timeline {
  return timeline.on(announced(timeline) + dice(timeline, 3, 7, 'join'), { kind: 'join' })
}

function joinsLately(timeline: Timeline, latest: number, earliest: number): Timeline {
  return timeline.on(dice(timeline, latest, earliest, 'join'), { kind: 'join' })
}

/** Most begin in the days after the announcement, some weeks later; about one in six fails the final once. */
function earnCertificate(timeline: Timeline): Timeline {
  const { staffNumber } = timeline.person
  const hesitates = Math.floor(chance('eager', staffNumber) ** 2 * 42)
  const straggles = chance('straggler', staffNumber) < 0.12 ? dice(timeline, 20, 90, 'straggles') : 0
  const begins = announced(timeline) - 1 - hesitates - straggles
  const passes = begins - dice(timeline, 4, 24, 'span')
  timeline.study(begins, passes + 1)
  if (chance('fails once', staffNumber) < 0.17) timeline.final(passes + 1, 'fail').final(passes - 2, 'pass')
  else timeline.final(passes, 'pass')
  return timeline.sign(passes - (chance('sleeps on it', staffNumber) < 0.2 ? 3 : 0))
}

/** Renews within the last weeks of the certificate, where these have come. */
function renewInTime(timeline: Timeline): Timeline {
  const day = (timeline.expiresDaysAgo as number) + dice(timeline, 4, 44, 'renews')
  return day < 3 ? timeline : timeline.final(day, 'pass').sign(day)
}

function renewTooLate(timeline: Timeline): Timeline {
  const day = (timeline.expiresDaysAgo as number) - dice(timeline, 6, 40, 'renews')
  return day < 3 ? timeline : timeline.final(day, 'pass').sign(day)
}

/** Has a certificate that still holds, whatever the ministry: earned between one and six months ago. */
function holdCertificate(timeline: Timeline): Timeline {
  const day = dice(timeline, 110, 210, 'certified')
  return joinWithMinistry(timeline).certify(day + dice(timeline, 6, 30, 'span'), day)
}

function stopsHalfWay(timeline: Timeline): Timeline {
  const begins = announced(timeline) - dice(timeline, 2, 40, 'begins')
  return joinWithMinistry(timeline).study(begins, begins - 20, dice(timeline, 1, 14, 'stops'))
}

function failsThrice(timeline: Timeline, lastDay: number): Timeline {
  const days = [lastDay + 7, lastDay + 4, lastDay]
  timeline.study(lastDay + 40, lastDay + 12)
  for (const day of days) timeline.final(day, 'fail')
  return timeline
}

function earnByRetake(timeline: Timeline): Timeline {
  const day = dice(timeline, 60, 230, 'retake')
  return timeline
    .study(day + 30, day + 6)
    .final(day + 4, 'criticals')
    .final(day, 'pass')
    .sign(day)
}

/** Asked privately for another attempt, was given it, and passed at the fourth. */
function accommodated(timeline: Timeline): Timeline {
  const day = dice(timeline, 70, 200, 'accommodated')
  timeline.study(day + 60, day + 34).on(day + 30, { kind: 'ask-accommodation', extraAttempts: true, extraTime: false })
  timeline.on(day + 27, { kind: 'give-accommodation', extraAttempts: 2, extraTimePercent: 0 })
  for (const before of [20, 14, 8]) timeline.final(day + before, 'fail')
  return timeline.final(day, 'pass').sign(day)
}

function leavesQuizOpen(timeline: Timeline): Timeline {
  timeline.study(20, 6, timeline.outline.modules[0]?.lessonIds.length)
  const part = timeline.outline.modules[0]?.courseId as string
  return timeline.on(4, { kind: 'begin', part }, { kind: 'answer', part, questions: 3 })
}

function revokedAndLifted(timeline: Timeline): Timeline {
  return holdCertificate(timeline).on(70, { kind: 'revoke', ground: 'breach-of-rules' }).on(35, { kind: 'lift' })
}

function suspension(timeline: Timeline) {
  const ground = oneOf(suspensionGrounds, timeline.person.staffNumber)
  return { kind: 'suspend', ground, until: null } as const
}

function exemption(timeline: Timeline) {
  const grounds: ExemptionGround[] = ['no-use-at-work', 'leaving-soon', 'trained-elsewhere']
  return { kind: 'exempt', ground: oneOf(grounds, 'exempt', timeline.person.staffNumber) } as const
}

/** Another unit of the same ministry. */
function nextUnit({ person }: Timeline): string {
  const ministry = ministryOf(person.unitId)
  const others = Object.keys(demoHeadcount).filter(
    (unitId) => unitId !== person.unitId && ministryOf(unitId) === ministry,
  )
  return oneOf(others, 'moves', person.staffNumber)
}

function announced({ person }: Timeline): number {
  return findMinistry(person.unitId).announcedDaysAgo
}

function dice({ person }: Timeline, low: number, high: number, purpose = 'day'): number {
  return between(low, high, purpose, person.staffNumber)
}
