import { addDays, addMonths, dayOf, endOfDay } from '#app/domain/certification/calendar-days.ts'
import type { AttemptKind } from '#db/schema/index.ts'
import type { DemoCalendar } from './demo-calendar.ts'
import { between, chance } from './demo-chance.ts'
import { demoOrganisation } from './demo-organisation.ts'
import type { DemoPerson } from './demo-people.ts'
import type { DemoDeed, DemoStep, ExamResult } from './demo-step.ts'

/** What there is to learn: the modules of the programme with their lessons, and how long a certificate holds. */
export type Outline = {
  modules: { courseId: string; lessonIds: string[] }[]
  validMonths: number
  coolDownHours: number
}

type Unit = { kind: 'lesson'; courseId: string; lessonId: string } | { kind: 'quiz'; courseId: string }

const minute = 60_000
/** Sessions begin between these, in minutes after midnight. */
const earliest = 8 * 60 + 15
const latest = 14 * 60 + 45

/**
 * One person's past, told in the order in which it happened; days are days ago. Finds a believable moment on a working day for
 * each thing, never before the one told last.
 */
export class Timeline {
  readonly steps: DemoStep[] = []
  /** How many days ago the last certificate runs out; negative for days to come. Null before there is one. */
  expiresDaysAgo: number | null = null
  #units: Unit[]
  #last = new Date(0)
  #finalFailedAt: Date | null = null

  constructor(
    readonly person: DemoPerson,
    readonly outline: Outline,
    readonly calendar: DemoCalendar,
    /** Whether they put off until the new year what would fall into its last weeks. */
    private readonly putsOff: boolean,
  ) {
    this.#units = outline.modules.flatMap(({ courseId, lessonIds }) => [
      ...lessonIds.map((lessonId): Unit => ({ kind: 'lesson', courseId, lessonId })),
      { kind: 'quiz', courseId },
    ])
  }

  /** Something that happened on a day at work, or on the last one before it. */
  on(daysAgo: number, ...deeds: DemoDeed[]): this {
    for (const deed of deeds) this.exactly(this.#moment(daysAgo), deed)
    return this
  }

  /** Something that happened at a moment that must not be moved. Throws when it would be before what was told last. */
  exactly(at: Date, deed: DemoDeed): this {
    const { staffNumber } = this.person
    if (at <= this.#last)
      throw new Error(`The story of ${staffNumber} goes back in time: ${deed.kind} at ${at.toISOString()}`)
    this.#last = at
    this.steps.push({ at, staffNumber, deed })
    return this
  }

  /** Learns the next so many lessons and quizzes (all that are left, unless said), spread from one day to another. */
  study(from: number, to: number, amount: number = this.#units.length): this {
    const units = this.#units.splice(0, amount)
    units.forEach((unit, place) => {
      const day = from - Math.floor((place * (from - to + 1)) / units.length)
      if (unit.kind === 'lesson') this.on(day, { kind: 'learn', courseId: unit.courseId, lessonId: unit.lessonId })
      else this.#quiz(day, unit.courseId)
    })
    return this
  }

  /** Lessons and quizzes of so many modules. */
  studyModules(from: number, to: number, modules: number): this {
    const amount = this.outline.modules.slice(0, modules).reduce((sum, { lessonIds }) => sum + lessonIds.length + 1, 0)
    return this.study(from, to, amount)
  }

  /** Tries the next module before its lessons; who passes need not do them and goes on with the module after it. */
  tryFirst(daysAgo: number, result: 'pass' | 'fail'): this {
    const courseId = this.#units[0]?.courseId as string
    this.#sit(daysAgo, 'pre-assessment', courseId, result)
    if (result === 'pass') this.#units = this.#units.filter((unit) => unit.courseId !== courseId)
    return this
  }

  /** Takes the refresher that is due. */
  refresh(daysAgo: number): this {
    return this.#sit(daysAgo, 'refresher', 'refresher', 'pass')
  }

  final(daysAgo: number, result: ExamResult): this {
    const pause = this.#finalFailedAt ? this.#finalFailedAt.getTime() + this.outline.coolDownHours * 60 * minute : 0
    const begun = new Date(Math.max(this.#moment(daysAgo).getTime(), pause + 25 * minute))
    return this.#finalAt(begun, result)
  }

  /** A final handed in at a moment that must not be moved. */
  finalExactly(handedInAt: Date, result: ExamResult): this {
    return this.#finalAt(new Date(handedInAt.getTime() - 24 * minute), result, handedInAt)
  }

  /** Signs the rules. After a passed final this is the day of the certificate. */
  sign(daysAgo: number): this {
    this.on(daysAgo, { kind: 'sign' })
    return this.#certified()
  }

  /** The whole way to a certificate, from the first lesson to the signature. */
  certify(from: number, to: number): this {
    this.study(from, to + 1).final(to, 'pass')
    return this.sign(to)
  }

  #finalAt(begun: Date, result: ExamResult, handedIn: Date | null = null): this {
    this.exactly(begun, { kind: 'begin', exam: 'final', part: 'final' })
    const minutes = between(16, 34, 'final', this.person.staffNumber, this.steps.length)
    const end = handedIn ?? new Date(this.#last.getTime() + minutes * minute)
    this.exactly(end, { kind: 'hand-in', exam: 'final', part: 'final', result })
    this.#finalFailedAt = result === 'pass' ? null : end
    return this
  }

  #quiz(day: number, courseId: string): void {
    const slips = chance('quiz', this.person.staffNumber, courseId) < 0.22
    for (const result of slips ? (['fail', 'pass'] as const) : (['pass'] as const)) {
      this.#sit(day, 'quiz', courseId, result)
    }
  }

  #sit(day: number, exam: AttemptKind, part: string, result: ExamResult): this {
    this.on(day, { kind: 'begin', exam, part })
    const end = this.#after(between(6, 11, 'minutes', this.person.staffNumber, part))
    return this.exactly(end, { kind: 'hand-in', exam, part, result })
  }

  /** A certificate holds to the end of the day so many months later, or so many after the one that it renews. */
  #certified(): this {
    const { timeZone } = demoOrganisation
    const runsStill = this.expiresDaysAgo !== null && endOfDay(this.#dayOf(this.expiresDaysAgo), timeZone) >= this.#last
    const from = runsStill ? this.#dayOf(this.expiresDaysAgo as number) : dayOf(this.#last, timeZone)
    this.expiresDaysAgo = this.calendar.daysSince(addMonths(from, this.outline.validMonths))
    return this
  }

  #dayOf(daysAgo: number): string {
    return addDays(dayOf(this.calendar.now, demoOrganisation.timeZone), -daysAgo)
  }

  #moment(daysAgo: number): Date {
    const { calendar, person } = this
    const day = calendar.workingDay(daysAgo - this.#putOff(daysAgo))
    const session = calendar.moment(day, between(earliest, latest, 'session', person.staffNumber, day))
    return new Date(Math.max(session.getTime(), this.#after(this.#pause()).getTime()))
  }

  #putOff(daysAgo: number): number {
    const quiet = this.calendar.quietDaysLeft(daysAgo)
    const later = between(0, 12, 'new year', this.person.staffNumber)
    return this.putsOff && quiet > 0 && daysAgo - quiet - later > 10 ? quiet + later : 0
  }

  #pause(): number {
    return (
      between(5, 16, 'pause', this.person.staffNumber, this.steps.length) + chance('seconds', this.person.staffNumber)
    )
  }

  #after(minutes: number): Date {
    return new Date(this.#last.getTime() + Math.round(minutes * minute))
  }
}
