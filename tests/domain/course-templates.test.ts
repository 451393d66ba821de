import { expect, test } from 'vitest'
import { lessonTemplates, writeLesson } from '#app/domain/authoring/lesson-templates.ts'
import { problemsAfter } from '#tests/domain/catalogue-lint-scene.ts'

test.each(lessonTemplates)(
  'a lesson begun from the template “%s” passes every check as it stands',
  async (template) => {
    const words = { title: 'Say: “it’s # one”', summary: 'What: a colon', minutes: 7, objective: 'reply' }

    expect(await problemsAfter({ '02-privacy/02-new.mdx': writeLesson(template, words) })).toEqual([])
  },
)
