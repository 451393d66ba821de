import { z } from 'zod'
import { readColour } from '#app/domain/office/contrast.ts'
import type { Organisation } from '#app/domain/office/organisation.ts'
import type { OrganisationObstacle } from '#app/domain/office/organisation-obstacles.ts'
import { visibleName } from '#app/domain/people/visible-name.ts'
import { spokenLanguages } from '#db/schema/people.ts'
import type { FormProblem } from './forms.ts'

/** One box ticked arrives as a text, several as a list, none not at all. */
const ticked = z
  .union([z.string().transform((one) => [one]), z.array(z.string())])
  .optional()
  .transform((values) => values ?? [])

const line = z.string('common:form.invalid').transform(visibleName)

/** What the page of details sends, by its fields; what it means is checked by the domain. */
export const organisationForm = z.object({
  name: line,
  timeZone: line,
  brandColour: line,
  helpName: line,
  helpEmail: line,
  helpPhone: line,
  weekdays: ticked,
  languages: ticked,
})

/** The details that were sent. A colour that is none is kept as it was written, for the domain to refuse. */
export function detailsOf(form: z.output<typeof organisationForm>): Partial<Organisation> {
  const { name, timeZone, brandColour, helpName, helpEmail, helpPhone, weekdays, languages } = form
  return {
    name,
    timeZone,
    brandColour: brandColour === '' ? null : (readColour(brandColour) ?? brandColour),
    help: { name: helpName, email: helpEmail, phone: helpPhone },
    workingWeekdays: [1, 2, 3, 4, 5, 6, 7].filter((weekday) => weekdays.includes(String(weekday))),
    // English always is: it stands in for the others.
    languages: spokenLanguages.filter((language) => language === 'en' || languages.includes(language)),
  }
}

/** What the fields show for these details. */
export function fieldsOfDetails(organisation: Organisation) {
  const { name, timeZone, brandColour, help, workingWeekdays, languages } = organisation
  return {
    name,
    timeZone,
    brandColour: brandColour ?? '',
    helpName: help.name,
    helpEmail: help.email,
    helpPhone: help.phone,
    weekdays: workingWeekdays.map(String),
    languages: [...languages] as string[],
  }
}

/** What is wrong with the details, each at its field. */
export function organisationProblems(obstacles: OrganisationObstacle[]): FormProblem[] {
  return obstacles.map(({ reason, detail }) => ({
    field: detail === 'workingWeekdays' ? 'weekdays' : detail,
    message: `refusals:${reason}`,
  }))
}
