import type { ComponentPropsWithoutRef, CSSProperties } from 'react'

/** How Markdown's own elements look: govuk-frontend's classes, and no style attributes (the security policy forbids them). */
export const proseElements = {
  p: (props: ComponentPropsWithoutRef<'p'>) => <p className="govuk-body" {...props} />,
  h2: (props: ComponentPropsWithoutRef<'h2'>) => <h2 className="govuk-heading-m" {...props} />,
  h3: (props: ComponentPropsWithoutRef<'h3'>) => <h3 className="govuk-heading-s" {...props} />,
  h4: (props: ComponentPropsWithoutRef<'h4'>) => <h4 className="govuk-heading-s" {...props} />,
  ul: ({ className: _, ...props }: ComponentPropsWithoutRef<'ul'>) => (
    <ul className="govuk-list govuk-list--bullet" {...props} />
  ),
  ol: ({ className: _, ...props }: ComponentPropsWithoutRef<'ol'>) => (
    <ol className="govuk-list govuk-list--number" {...props} />
  ),
  a: (props: ComponentPropsWithoutRef<'a'>) => <a className="govuk-link" {...props} />,
  blockquote: (props: ComponentPropsWithoutRef<'blockquote'>) => <blockquote className="lisans-quotation" {...props} />,
  hr: () => <hr className="govuk-section-break govuk-section-break--m govuk-section-break--visible" />,
  table: (props: ComponentPropsWithoutRef<'table'>) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen the box scrolls, and the keyboard must be able to scroll it too
    <div className="lisans-scroll" tabIndex={0}>
      <table className="govuk-table" {...props} />
    </div>
  ),
  thead: (props: ComponentPropsWithoutRef<'thead'>) => <thead className="govuk-table__head" {...props} />,
  tbody: (props: ComponentPropsWithoutRef<'tbody'>) => <tbody className="govuk-table__body" {...props} />,
  tr: (props: ComponentPropsWithoutRef<'tr'>) => <tr className="govuk-table__row" {...props} />,
  th: ({ style, ...props }: ComponentPropsWithoutRef<'th'>) => (
    <th scope="col" className={cellClass('header', style)} {...props} />
  ),
  td: ({ style, ...props }: ComponentPropsWithoutRef<'td'>) => <td className={cellClass('cell', style)} {...props} />,
}

function cellClass(kind: 'header' | 'cell', style: CSSProperties | undefined) {
  const base = `govuk-table__${kind}`
  return style?.textAlign === 'right' ? `${base} ${base}--numeric` : base
}
