import { dayOf } from '#app/domain/certification/calendar-days.ts'
import { writtenDay } from '#app/domain/office/written-day.ts'
import { translator } from '#app/locales/translator.ts'
import type { Language } from '#db/schema/index.ts'
import type { Task } from './list-tasks.ts'
import { taskKinds } from './waiting.ts'

type Reader = { language: Language; baseUrl: string; timeZone: string }

/**
 * The daily mail about somebody's tasks, as plain text: how many of each kind and since when, the kind that waits longest first. It names nobody,
 * for a mail leaves the house.
 */
export function taskMail(tasks: Task[], { language, baseUrl, timeZone }: Reader): { subject: string; body: string } {
  const t = translator(language)
  const groups = taskKinds
    .flatMap((kind) => {
      const group = tasks.filter((task) => task.kind === kind)
      const [oldest] = group.toSorted((one, other) => one.since.getTime() - other.since.getTime())
      return oldest ? [{ kind, group, oldest }] : []
    })
    .sort((one, other) => one.oldest.since.getTime() - other.oldest.since.getTime())
  const lines = groups.map(({ kind, group, oldest }) => {
    const line = t('tasks:mail.line', {
      what: t(`tasks:kind.${kind}.heading`),
      count: group.length,
      since: writtenDay(dayOf(oldest.since, timeZone), language),
      age: t('tasks:mail.days', { count: oldest.age }),
    })
    const escalated = group.filter(({ escalatedOn }) => escalatedOn !== null).length
    return escalated > 0 ? `${line}\n  ${t('tasks:mail.escalated', { count: escalated })}` : line
  })
  const body = [
    t('tasks:mail.greeting'),
    '',
    t('tasks:mail.intro', { count: tasks.length }),
    '',
    ...lines,
    '',
    t('tasks:mail.link'),
    `${baseUrl}/tasks`,
    '',
    t('tasks:mail.stop'),
    `${baseUrl}/account`,
    '',
  ].join('\n')
  return { subject: t('tasks:mail.subject', { count: tasks.length }), body }
}
