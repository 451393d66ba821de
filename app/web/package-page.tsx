import { renderToStaticMarkup } from 'react-dom/server'
import type { ModuleLesson, ModuleSource } from '#app/domain/packages/find-module-source.ts'
import type { PackageFormat } from '#app/enhance/package/package-content.ts'
import { translator } from '#app/locales/translator.ts'
import { NumberedActivity } from '#app/ui/numbered-activity.tsx'
import { LanguageProvider } from '#app/ui/translation.tsx'
import type { Language } from '#db/schema/people.ts'
import { packageContent } from './package-content.ts'
import { packageHtml } from './package-html.ts'

type Choices = { format: PackageFormat; score: boolean }

/**
 * The one page of a package: an overview and all lessons below each other, which its script shows one at a time. One page, because
 * learning systems count each page that is opened as an attempt.
 */
export function packagePage(source: ModuleSource, { format, score }: Choices): string {
  const content = packageContent(source, { format, score })
  const page = renderToStaticMarkup(
    <LanguageProvider language={source.language}>
      <html lang={source.language} className="govuk-template">
        <head>
          <meta charSet="utf-8" />
          <meta httpEquiv="Content-Security-Policy" content={securityPolicy(format)} />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{source.title}</title>
          <link rel="stylesheet" href="lisans.css" />
        </head>
        <body className="govuk-template__body">
          <Body source={source} />
          {/* Data, not a script: no browser runs it. The sign that could end it early is written otherwise. */}
          <script
            type="application/json"
            id="package-content"
            dangerouslySetInnerHTML={{ __html: JSON.stringify(content).replaceAll('<', '\\u003c') }}
          />
          <script src="lisans.js" />
        </body>
      </html>
    </LanguageProvider>,
  )
  return `<!DOCTYPE html>\n${page}\n`
}

/** Nothing but the package's own files; over cmi5 also the learning system, whose address is known only at launch. */
function securityPolicy(format: PackageFormat): string {
  const connections = format === 'cmi5' ? 'https: http:' : `'none'`
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self'`,
    `img-src 'self'`,
    `connect-src ${connections}`,
    `form-action 'none'`,
    `base-uri 'none'`,
  ].join('; ')
}

function Body({ source }: { source: ModuleSource }) {
  const t = translator(source.language)
  const { lessons } = source
  return (
    <div className="govuk-width-container">
      <p id="package-status" className="lisans-meta" role="status" />
      <main className="govuk-main-wrapper" id="main">
        <section data-view="">
          <h1 className="govuk-heading-l">{source.title}</h1>
          <p className="govuk-body">{source.summary}</p>
          <ol className="govuk-list govuk-list--number">
            {lessons.map(({ id, title, language }) => (
              <li key={id}>
                <a className="govuk-link" href={`#lesson-${id}`} lang={other(language, source)}>
                  {title}
                </a>{' '}
                <span className="lisans-meta" data-lesson-state="" />
              </li>
            ))}
          </ol>
        </section>
        {lessons.map((lesson, index) => (
          <section key={lesson.id} data-view="" data-lesson={lesson.id} id={`lesson-${lesson.id}`}>
            <p className="govuk-caption-l">
              {source.title} ({index + 1}/{lessons.length})
            </p>
            <h1 className="govuk-heading-l" lang={other(lesson.language, source)}>
              {lesson.title}
            </h1>
            <div className="lisans-reading">
              <Lesson lesson={lesson} source={source} />
            </div>
            <Between source={source} index={index} />
          </section>
        ))}
      </main>
      <footer>
        <p id="package-leave" />
        <p className="govuk-body-s">{t('packages:inside.certifiesNobody')}</p>
      </footer>
    </div>
  )
}

function Lesson({ lesson, source }: { lesson: ModuleLesson; source: ModuleSource }) {
  const count = lesson.activities.length
  return (
    <>
      {lesson.segments.map((segment, index) => {
        if (segment.kind === 'html')
          return (
            <div
              key={`html-${String(index)}`}
              lang={other(lesson.language, source)}
              dangerouslySetInnerHTML={{ __html: packageHtml(segment.html) }}
            />
          )
        const at = lesson.activities.findIndex(({ id }) => id === segment.id)
        const activity = lesson.activities[at]
        if (!activity) return null
        const shown = (
          <NumberedActivity
            number={at + 1}
            count={count}
            activity={activity}
            response={null}
            feedback={null}
            problem={null}
            objectives={source.objectives}
            actionUrl="#"
            language={other(lesson.language, source)}
          />
        )
        const html = renderToStaticMarkup(<LanguageProvider language={source.language}>{shown}</LanguageProvider>)
        return <div key={activity.id} dangerouslySetInnerHTML={{ __html: packageHtml(html) }} />
      })}
    </>
  )
}

function Between({ source, index }: { source: ModuleSource; index: number }) {
  const t = translator(source.language)
  const [previous, next] = [source.lessons[index - 1], source.lessons[index + 1]]
  const links = [
    ...(next ? [{ href: `#lesson-${next.id}`, words: t('packages:inside.next') }] : []),
    ...(previous ? [{ href: `#lesson-${previous.id}`, words: t('packages:inside.previous') }] : []),
    { href: '#overview', words: t('packages:inside.overview') },
  ]
  return (
    <ul className="govuk-list lisans-between">
      {links.map(({ href, words }) => (
        <li key={href}>
          <a className="govuk-link" href={href}>
            {words}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** The language to mark, where it is not the page's. */
function other(language: Language, { language: page }: ModuleSource): Language | undefined {
  return language === page ? undefined : language
}
