import { ActivityForm, type ActivityFormProperties } from '#app/lesson-markup/activity-forms/activity-form.tsx'
import { writeHtml } from './jsx-runtime.ts'

/** An activity as HTML, in a browser that has no React. */
export function showActivity(properties: ActivityFormProperties): string {
  return writeHtml(ActivityForm(properties))
}
