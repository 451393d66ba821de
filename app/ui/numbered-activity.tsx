import type { ComponentProps } from 'react'
import { LessonActivity } from './lesson-activity.tsx'
import { Message } from './translation.tsx'

type NumberedActivityProps = { number: number; count: number } & ComponentProps<typeof LessonActivity>

/** An activity with its place among those of the lesson, which is how the lesson's end names what is left. */
export function NumberedActivity({ number, count, ...properties }: NumberedActivityProps) {
  return (
    <>
      <p className="lisans-activity-number" id={`${properties.activity.id}--number`}>
        <Message name="learning:activity.number" values={{ number, count }} />
      </p>
      <LessonActivity {...properties} />
    </>
  )
}
