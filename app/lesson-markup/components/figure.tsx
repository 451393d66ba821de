import { z } from 'zod'
import { plainComponent } from '../component-definition.ts'
import { plainText } from '../fields.ts'

export const figure = plainComponent({
  name: 'Figure',
  fields: z.object({
    src: z
      .string()
      .regex(
        /^figures\/[a-z0-9]+(-[a-z0-9]+)*(\.(fr|crs))?\.(svg|png|jpg|webp)$/,
        'write it as figures/name.svg, in small letters, digits and hyphens',
      )
      .describe('a file in the folder `figures` of the course'),
    alt: z
      .string({ error: 'say in words what the picture shows' })
      .trim()
      .min(3, 'say in words what the picture shows')
      .max(300, 'keep it under 300 characters: put a long description between the tags')
      .describe('what the picture shows, for those who do not see it'),
    caption: plainText.optional().describe('a line under the picture'),
  }),
  inside: 'blocks',
  holds: 'blocks',
  help: 'A picture of the course. Text between the tags is shown under it: write there, as a list, what the picture tells.',
  example:
    '<Figure src="figures/leak-scene.svg" alt="A desk seen from above, with four things that give something away" caption="Four leaks on one desk">\n  - A badge with a name\n  - A screen with an open file\n</Figure>',
  refuse({ src }, { resolveFigure }) {
    return resolveFigure(src) === null
      ? { rule: 'unknown-figure', message: `There is no picture “${src}” in this course.` }
      : null
  },
  render({ src, alt, caption }, children, { resolveFigure }) {
    return (
      <figure className="lisans-figure">
        <img src={resolveFigure(src) ?? ''} alt={alt} loading="lazy" />
        {caption === undefined ? null : <figcaption className="govuk-body-s">{caption}</figcaption>}
        {children}
      </figure>
    )
  },
})
