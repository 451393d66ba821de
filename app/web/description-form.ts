import { z } from 'zod'
import type { DescriptionValues } from '#app/domain/authoring/write-description.ts'
import type { CourseDescription } from '#app/domain/catalogue/syllabus.ts'
import { choiceForm } from './two-texts.ts'

/** What the form of the description sends besides the fields that are read one by one. */
export const descriptionForm = z.looseObject({ version: choiceForm.shape.version })

const mostObjectives = 60
/** Empty rows for objectives that are yet to be written. */
const spareRows = 2

/** What the fields of the form show, with rows for further objectives. */
export function fieldsOfDescription(description: CourseDescription | null): DescriptionValues {
  const { title, summary, minutes = '', objectives = [] } = description ?? {}
  const empty = () => ({ id: '', text: { en: '' }, lesson: '', quizOnly: false })
  return {
    title: title ?? { en: '' },
    summary: summary ?? { en: '' },
    minutes,
    objectives: [
      ...objectives.map((objective) => ({ ...objective, quizOnly: objective.quizOnly ?? false })),
      ...Array.from({ length: spareRows }, empty),
    ],
  }
}

/** What was sent. A row of which neither name nor words are left is taken out. */
export function readDescriptionForm(form: FormData): DescriptionValues {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.replaceAll('\0', '').trim().slice(0, 2000) : ''
  }
  const words = (name: string) => ({ en: text(`${name}-en`), fr: text(`${name}-fr`), crs: text(`${name}-crs`) })
  const rows = Array.from({ length: mostObjectives }, (_, place) => ({
    id: text(`objective-${place}-id`),
    text: words(`objective-${place}`),
    lesson: text(`objective-${place}-lesson`),
    quizOnly: form.has(`objective-${place}-quizOnly`),
  }))
  const minutes = text('minutes')
  return {
    title: words('title'),
    summary: words('summary'),
    minutes: /^\d{1,4}$/.test(minutes) ? Number(minutes) : minutes,
    objectives: rows.filter(({ id, text: { en, fr } }) => id !== '' || en !== '' || fr !== ''),
  }
}
