import { Notice } from './notice.tsx'
import { Message } from './translation.tsx'

type Became = {
  path: string
  version: string
  text: string
  leftOut: { what: string; name: string }[]
  pictures: { src: string; hasWords: boolean }[]
}

/** What a Word document became, to be looked through and saved by the lesson's own form. */
export function WordOutcome({ page, became }: { page: string; became: Became }) {
  const { path, version, text, leftOut, pictures } = became
  const wordless = pictures.filter(({ hasWords }) => !hasWords)
  return (
    <>
      {leftOut.length > 0 && (
        <Notice tone="warn" heading={<Message name="editor:leftOut.heading" />}>
          <ul className="govuk-list govuk-list--bullet">
            {leftOut.map(({ what, name }) => (
              <li key={`${what} ${name}`}>
                <Message name={`editor:leftOut.${what}`} values={{ name }} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {pictures.length > 0 && (
        <p className="govuk-body">
          <Message name="editor:word.pictures" values={{ count: pictures.length }} />
        </p>
      )}
      {wordless.length > 0 && (
        <p className="govuk-body">
          <Message name="editor:word.noWords" /> {wordless.map(({ src }) => src).join(', ')}
        </p>
      )}
      <form method="post" action={page} encType="multipart/form-data">
        <input type="hidden" name="path" value={path} />
        <input type="hidden" name="version" value={version} />
        <h2 className="govuk-heading-m">
          <label htmlFor="text">
            <Message name="editor:word.became" />
          </label>
        </h2>
        <div className="govuk-hint" id="text-hint">
          <Message name="editor:word.look" />
        </div>
        <textarea
          className="govuk-textarea lisans-editor__text"
          id="text"
          name="text"
          rows={24}
          defaultValue={text}
          aria-describedby="text-hint"
        />
        <button type="submit" className="govuk-button" name="step" value="save">
          <Message name="editor:word.save" />
        </button>
      </form>
    </>
  )
}
