import editorScript from '#app/enhance/editor.ts?worker&url'
import type { editorPage } from '#app/web/editor-page.ts'
import { LessonWeightLine } from './lesson-weight-line.tsx'
import { useNonce } from './nonce.ts'
import { Notice } from './notice.tsx'
import { EditorPalette } from './palette-list.tsx'
import { PreviewChoice } from './preview-choice.tsx'
import { TextProblems } from './text-problems.tsx'
import {
  courseDeskAddress,
  previewAddress,
  publishedMeanwhileAddress,
  textProblemsAddress,
  textSavesAddress,
} from './training-addresses.ts'
import { Message, useTranslation } from './translation.tsx'

export type EditorPage = Awaited<ReturnType<typeof editorPage>>

/** A custom element without script is what stands in it. */
const LisansEditor = 'lisans-editor' as 'div'

/** The editor of one text. The script builds on what stands here and needs nothing else; without it, this is all there is. */
export function TextEditor({ page }: { page: EditorPage }) {
  const { courseId, path, language, text, version, mayChange, examined } = page
  const preview = previewAddress(courseId, path)
  return (
    <div className="lisans-editor">
      <script type="module" src={editorScript} nonce={useNonce()} />
      <EditorNotices page={page} />
      <LisansEditor
        data-preview={preview}
        data-save={textSavesAddress(courseId)}
        data-problems={textProblemsAddress(courseId)}
        data-course={courseId}
        data-path={path}
        data-language={language}
      >
        <EditorPlaces />
        <form method="post" encType="multipart/form-data" id="editor">
          <input type="hidden" name="path" value={path} />
          <input type="hidden" name="version" value={version} />
          <label className="govuk-label govuk-label--s" htmlFor="text">
            <Message name="training:editor.text" />
          </label>
          <div className="govuk-hint" id="text-hint">
            <Message name="training:editor.hint" />
          </div>
          <textarea
            className="govuk-textarea lisans-editor__text"
            id="text"
            name="text"
            rows={28}
            defaultValue={text}
            lang={language}
            readOnly={!mayChange}
            spellCheck
            aria-describedby="text-hint"
          />
          <div className="lisans-editor__actions">
            {mayChange && (
              <button type="submit" className="govuk-button" name="step" value="save">
                <Message name="training:editor.save" />
              </button>
            )}
            <button type="submit" className="govuk-button govuk-button--secondary" name="step" value="check">
              <Message name="training:editor.check" />
            </button>
            <button
              type="submit"
              className="govuk-button govuk-button--secondary"
              formAction={preview}
              formTarget="preview"
            >
              <Message name="training:editor.preview" />
            </button>
          </div>
          <PreviewChoice />
        </form>
        {page.palette.length > 0 && <EditorPalette entries={page.palette} />}
        <section className="lisans-editor__problems" aria-labelledby="problems-heading">
          <h2 className="govuk-heading-m" id="problems-heading">
            <Message name="training:problems.heading" values={{ count: examined.problems.length }} />
          </h2>
          {examined.problems.length === 0 && (
            <p className="govuk-body">
              <Message name="training:problems.none" />
            </p>
          )}
          <TextProblems problems={examined.problems} />
          {examined.errorsElsewhere > 0 && (
            <p className="govuk-body">
              <a className="govuk-link" href={courseDeskAddress(courseId)}>
                <Message name="training:problems.elsewhere" values={{ count: examined.errorsElsewhere }} />
              </a>
            </p>
          )}
          {examined.weight && <LessonWeightLine weight={examined.weight} />}
        </section>
        <PreviewFrame address={page.isNew ? null : preview} />
      </LisansEditor>
    </div>
  )
}

/** Where text and preview stand one below the other, the way from each to the others. */
function EditorPlaces() {
  const { t } = useTranslation()
  const places = { text: '#editor', problems: '#problems-heading', preview: '#preview-heading' }
  return (
    <nav className="lisans-editor__places" aria-label={t('editor:places.nav')}>
      {Object.entries(places).map(([name, href]) => (
        <a className="govuk-link" href={href} key={name}>
          <Message name={`editor:places.${name}`} />
        </a>
      ))}
    </nav>
  )
}

function EditorNotices({ page: { courseId, path, isNew, outdated, mayChange, others } }: { page: EditorPage }) {
  return (
    <>
      {others.length > 0 && (
        <p className="govuk-inset-text lisans-editor__others">
          <Message name="editor:others" values={{ names: others.join(', '), count: others.length }} />
        </p>
      )}
      {outdated && (
        <Notice tone="warn" heading={<Message name="training:editor.outdated" />}>
          <p className="govuk-body">
            <a className="govuk-link" href={publishedMeanwhileAddress(courseId, path)}>
              <Message name="training:editor.outdatedLink" />
            </a>
          </p>
        </Notice>
      )}
      {isNew && mayChange && (
        <p className="govuk-inset-text">
          <Message name="training:editor.notYet" />
        </p>
      )}
      {!mayChange && (
        <p className="govuk-inset-text">
          <Message name="training:editor.readOnly" />
        </p>
      )}
    </>
  )
}

function PreviewFrame({ address }: { address: string | null }) {
  const { t } = useTranslation()
  return (
    <section className="lisans-editor__preview" aria-labelledby="preview-heading">
      <h2 className="govuk-heading-m" id="preview-heading">
        <Message name="training:preview.heading" />
      </h2>
      <p className="govuk-hint">
        <Message name="training:preview.why" />
      </p>
      <iframe
        className="lisans-editor__frame"
        name="preview"
        title={t('training:preview.heading')}
        src={address ?? undefined}
        loading="lazy"
      />
    </section>
  )
}
