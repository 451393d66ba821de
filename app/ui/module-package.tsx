import { languageNames } from '#app/locales/translator.ts'
import type { PackageLanguage } from '#app/web/package-languages.ts'
import { RadioGroup } from './radio-group.tsx'
import { TickField } from './tick-field.tsx'
import { modulePackageAddress } from './training-addresses.ts'
import { Message } from './translation.tsx'

const has = ['lessons', 'practice', 'completion'] as const
const hasNot = ['questions', 'certificate', 'updates'] as const

/** Where an author takes the module to another learning system, and reads first what that can do and what not. */
export function ModulePackage({ courseId, languages }: { courseId: string; languages: PackageLanguage[] }) {
  return (
    <section aria-labelledby="module-package">
      <h2 className="govuk-heading-m" id="module-package">
        <Message name="packages:module.heading" />
      </h2>
      <p className="govuk-body">
        <Message name="packages:module.why" />
      </p>
      <h3 className="govuk-heading-s">
        <Message name="packages:module.has" />
      </h3>
      <ul className="govuk-list govuk-list--bullet">
        {has.map((item) => (
          <li key={item}>
            <Message name={`packages:module.hasItems.${item}`} />
          </li>
        ))}
      </ul>
      <h3 className="govuk-heading-s">
        <Message name="packages:module.hasNot" />
      </h3>
      <ul className="govuk-list govuk-list--bullet">
        {hasNot.map((item) => (
          <li key={item}>
            <Message name={`packages:module.hasNotItems.${item}`} />
          </li>
        ))}
      </ul>
      <p className="govuk-body">
        <Message name="packages:module.answers" />
      </p>
      {languages.length === 0 ? (
        <p className="govuk-inset-text">
          <Message name="packages:module.unpublished" />
        </p>
      ) : (
        <PackageForm courseId={courseId} languages={languages} />
      )}
    </section>
  )
}

function PackageForm({ courseId, languages }: { courseId: string; languages: PackageLanguage[] }) {
  return (
    <form method="post" action={modulePackageAddress(courseId)} noValidate>
      <RadioGroup
        name="format"
        legend={<Message name="packages:module.format" />}
        choices={(['scorm12', 'cmi5'] as const).map((value) => ({
          value,
          label: <Message name={`packages:module.${value}`} />,
        }))}
        chosen="scorm12"
      />
      <RadioGroup
        name="language"
        legend={<Message name="packages:module.language" />}
        choices={languages.map(({ language, count, total }) => ({
          value: language,
          label:
            count === total ? (
              <span lang={language}>{languageNames[language]}</span>
            ) : (
              <Message name="packages:module.partly" values={{ language: languageNames[language], count, total }} />
            ),
        }))}
        chosen="en"
      />
      <TickField name="score" label={<Message name="packages:module.score" />} />
      <button type="submit" className="govuk-button">
        <Message name="packages:module.download" />
      </button>
    </form>
  )
}
