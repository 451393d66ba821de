import type { ShownPicture } from '#app/web/shown-picture.ts'
import { Message } from './translation.tsx'

/** The pictures of a course: how they look, where they are shown, and the line that shows them. */
export function PictureList({ pictures, mayChange }: { pictures: ShownPicture[]; mayChange: boolean }) {
  if (pictures.length === 0)
    return (
      <p className="govuk-inset-text">
        <Message name="editor:pictures.none" />
      </p>
    )
  return (
    <ul className="lisans-pictures">
      {pictures.map((picture) => (
        <li key={picture.src}>
          <img src={picture.address} alt={picture.words.en ?? ''} loading="lazy" />
          <div>
            <h2 className="govuk-heading-s">
              <code>{picture.src}</code>
            </h2>
            <p className="govuk-body-s">
              <Message name="editor:pictures.weight" values={{ count: picture.kilobytes }} />
              {' · '}
              <Message name={`editor:pictures.state.${picture.state}`} />
            </p>
            {picture.words.en && <p className="govuk-body">{picture.words.en}</p>}
            <PicturePlaces shownIn={picture.shownIn} />
            <p className="govuk-body-s">
              <Message name="editor:pictures.copy" />
              <br />
              <code className="lisans-pictures__markup">{picture.markup}</code>
            </p>
            {mayChange && (
              <a className="govuk-link" href={picture.page}>
                <Message name="editor:pictures.change" /> <span className="govuk-visually-hidden">{picture.src}</span>
              </a>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

export function PicturePlaces({ shownIn }: Pick<ShownPicture, 'shownIn'>) {
  if (shownIn.length === 0)
    return (
      <p className="govuk-body-s">
        <Message name="editor:pictures.nowhere" />
      </p>
    )
  return (
    <p className="govuk-body-s">
      <Message name="editor:pictures.shownIn" />{' '}
      {shownIn.map(({ path, href }, place) => (
        <span key={path}>
          {place > 0 && ', '}
          <a className="govuk-link" href={href}>
            {path}
          </a>
        </span>
      ))}
    </p>
  )
}
