import { Message } from './translation.tsx'

export function PageFooter() {
  return (
    <footer className="lisans-footer">
      <div className="govuk-width-container">
        <ul className="lisans-footer__links">
          {(['help', 'privacy', 'accessibility'] as const).map((page) => (
            <li key={page}>
              <a href={`/${page}`}>
                <Message name={`page.${page}`} />
              </a>
            </li>
          ))}
        </ul>
      </div>
    </footer>
  )
}
