import type { TextRow } from '#app/domain/authoring/text-rows.ts'
import type { FormProblem } from '#app/web/forms.ts'
import { RadioGroup } from './radio-group.tsx'
import { TextRows } from './text-rows.tsx'
import { Message } from './translation.tsx'
import { WideTable } from './wide-table.tsx'

type ShownFile = { path: string; kind: string; reason: string | null; rows: TextRow[] }

type CourseUploadPreviewProps = {
  files: ShownFile[]
  hasConflict: boolean
  /** What would be written, for the form; null where nothing would be. */
  carried: string | null
  fingerprint: string
  problems: FormProblem[] | null
  again: string
}

const names = { before: 'upload:words.now', after: 'upload:words.archive' }

/** What an archive would change in the draft, file by file, and the one button that does it. */
export function CourseUploadPreview(props: CourseUploadPreviewProps) {
  const { files, hasConflict, carried, fingerprint, problems, again } = props
  return (
    <>
      <p className="govuk-body">
        <Message name="upload:dryRun" />
      </p>
      <WideTable>
        <table className="govuk-table">
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              <th scope="col" className="govuk-table__header">
                <Message name="upload:table.file" />
              </th>
              <th scope="col" className="govuk-table__header">
                <Message name="upload:table.becomes" />
              </th>
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {files.map((file, place) => (
              <FileRow key={file.path} file={file} place={place} />
            ))}
          </tbody>
        </table>
      </WideTable>
      {files.map(
        ({ path, rows }, place) =>
          rows.length > 0 && (
            <section key={path} id={`file-${place}`} className="govuk-!-margin-bottom-6">
              <h2 className="govuk-heading-s">
                <code>{path}</code>
              </h2>
              <TextRows rows={rows} language={null} names={names} />
            </section>
          ),
      )}
      {carried === null ? (
        <p className="govuk-body">
          <Message name="upload:nothing" />
        </p>
      ) : (
        <form method="post" encType="multipart/form-data" noValidate>
          <input type="hidden" name="step" value="confirm" />
          <input type="hidden" name="carried" value={carried} />
          <input type="hidden" name="fingerprint" value={fingerprint} />
          {hasConflict && (
            <RadioGroup
              name="settle"
              legend={<Message name="upload:settle.legend" />}
              hint={<Message name="upload:settle.hint" />}
              choices={['keep-browser', 'take-files'].map((value) => ({
                value,
                label: <Message name={`upload:settle.${value}`} />,
              }))}
              problems={problems}
            />
          )}
          <button type="submit" className="govuk-button">
            <Message name="upload:confirm" />
          </button>
        </form>
      )}
      <p className="govuk-body">
        <a className="govuk-link" href={again}>
          <Message name="upload:again" />
        </a>
      </p>
    </>
  )
}

function FileRow({ file: { path, kind, reason, rows }, place }: { file: ShownFile; place: number }) {
  const isOfPicture = reason?.startsWith('picture-')
  return (
    <tr className="govuk-table__row">
      <th scope="row" className="govuk-table__header">
        <code>{path}</code>
      </th>
      <td className="govuk-table__cell">
        <Message name={`upload:kind.${kind}`} />{' '}
        {reason && <Message name={isOfPicture ? `refusals:${reason}` : `upload:file.${reason}`} />}
        {rows.length > 0 && (
          <a className="govuk-link" href={`#file-${place}`}>
            <Message name="upload:words.link" />
            <span className="govuk-visually-hidden">: {path}</span>
          </a>
        )}
      </td>
    </tr>
  )
}
