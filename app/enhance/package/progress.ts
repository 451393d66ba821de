/** What somebody has done of a package: by position, which lessons were opened, and how each activity went. */
export type Progress = {
  /** The lesson to go on with; null for the overview. */
  place: number | null
  opened: boolean[]
  /** The first answer that finished an activity counts. */
  practised: ('not-yet' | 'done' | 'right')[]
  /** Whether the learning system was told that all is done; it may be told once only. */
  told: boolean
}

/** SCORM 1.2 guarantees so many characters for what a package keeps (`cmi.suspend_data`, type CMIString4096). */
export const mostKept = 4096

export function beginProgress(lessons: number, activities: number): Progress {
  return {
    place: null,
    opened: Array<boolean>(lessons).fill(false),
    practised: Array<'not-yet'>(activities).fill('not-yet'),
    told: false,
  }
}

/** One character for each lesson and activity, after a mark of the text that it is about. */
export function writeProgress({ place, opened, practised, told }: Progress, fingerprint: string): string {
  const lessons = opened.map((is) => (is ? '1' : '0')).join('')
  const activities = practised.map((how) => ({ 'not-yet': '0', done: '1', right: '2' })[how]).join('')
  return ['1', fingerprint, place ?? '', lessons, activities, told ? '1' : '0'].join('.')
}

/**
 * What was kept, for this many lessons and activities. Of another text only that it was completed is taken over: opened and practised
 * there says nothing about here.
 */
export function readProgress(kept: string | null, fingerprint: string, begun: Progress): Progress {
  const [version, text, place = '', lessons = '', activities = '', told] = (kept ?? '').split('.')
  if (version !== '1') return begun
  const same = text === fingerprint && lessons.length === begun.opened.length
  if (!same || activities.length !== begun.practised.length) return { ...begun, told: told === '1' }
  const at = /^\d{1,3}$/.test(place) ? Number(place) : null
  return {
    place: at !== null && at < begun.opened.length ? at : null,
    opened: [...lessons].map((sign) => sign === '1'),
    practised: [...activities].map((sign) => (sign === '2' ? 'right' : sign === '1' ? 'done' : 'not-yet')),
    told: told === '1',
  }
}

/** All lessons opened and every activity practised. */
export function isComplete({ opened, practised }: Progress): boolean {
  return opened.every(Boolean) && practised.every((how) => how !== 'not-yet')
}

/** The share of activities that went right at once, in whole percent; null while none is practised or where there are none. */
export function practiceScore({ practised }: Progress): number | null {
  if (practised.every((how) => how === 'not-yet')) return null
  return Math.round((100 * practised.filter((how) => how === 'right').length) / practised.length)
}
