import { languageNames } from '#app/locales/translator.ts'
import type { takeWritten } from '#app/web/editor-page.ts'
import type { TextLanguage } from '#app/web/lesson-desk.ts'
import { Notice } from './notice.tsx'
import { Page } from './page.tsx'
import { RefusalNotice } from './refusal-notice.tsx'
import { type EditorPage, TextEditor } from './text-editor.tsx'
import {
  componentsAddress,
  courseDeskAddress,
  manualAddress,
  picturesAddress,
  wordAddress,
} from './training-addresses.ts'
import { Message } from './translation.tsx'

type Rejected = Extract<Awaited<ReturnType<typeof takeWritten>>, { data: unknown }>['data']

type EditorFrameProps = {
  title: string
  languages: TextLanguage[]
  /** What was just done with it. */
  done: string | null
  page: EditorPage
  rejected: Rejected | undefined
}

/** The page around the editor of a text: which text it is, in which languages it is there, and what became of the last save. */
export function EditorFrame({ title, languages, done, page, rejected }: EditorFrameProps) {
  return (
    <Page
      wide
      heading={<span lang={page.language}>{title}</span>}
      caption={<code>{page.path}</code>}
      back={{ href: courseDeskAddress(page.courseId), label: <Message name="training:editor.back" /> }}
      problems={rejected?.problems}
    >
      {rejected?.refusal && <RefusalNotice reason={rejected.refusal} />}
      {!rejected && ['saved', 'unchanged', 'added'].includes(done ?? '') && (
        <Notice tone="good" role="status" heading={<Message name={`training:editor.${done}`} />} />
      )}
      {rejected?.page && !rejected.refusal && (
        <Notice role="status" heading={<Message name="training:editor.checked" />} />
      )}
      {languages.length > 0 && (
        <ul className="lisans-editor__languages">
          {languages.map(({ language, href, exists, current }) => (
            <li key={language}>
              <a className="govuk-link" href={href} aria-current={current ? 'page' : undefined} lang={language}>
                {languageNames[language]}
              </a>
              {!exists && (
                <>
                  {' '}
                  <Message name="training:editor.missing" />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className="govuk-body">
        <a className="govuk-link" href={componentsAddress} target="_blank" rel="noreferrer">
          <Message name="training:editor.components" />
        </a>
        {' · '}
        <a className="govuk-link" href={manualAddress} target="_blank" rel="noreferrer">
          <Message name="training:editor.manual" />
        </a>
      </p>
      {page.mayChange && (
        <p className="govuk-body">
          <a className="govuk-link" href={picturesAddress(page.courseId)}>
            <Message name="editor:pictures.title" />
          </a>
          {page.path.endsWith('.mdx') && !page.path.includes('/bank/') && (
            <>
              {' · '}
              <a className="govuk-link" href={wordAddress(page.courseId, page.path)}>
                <Message name="editor:word.title" />
              </a>
            </>
          )}
        </p>
      )}
      <TextEditor page={rejected?.page ?? page} />
    </Page>
  )
}
