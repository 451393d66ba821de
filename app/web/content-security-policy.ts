type Exceptions = {
  /** Who may show the page in a frame: nobody, or our own pages. */
  framedBy?: "'none'" | "'self'"
  /** Whether the page is shown as in a browser that runs no scripts. */
  withoutScript?: boolean
}

/** The policy of a page: no inline script without this response's nonce, no evaluation, no frames of others. */
export function contentSecurityPolicy(
  nonce: string,
  { framedBy = "'none'", withoutScript = false }: Exceptions = {},
): string {
  // Vite's development server adds styles inline and speaks over a web socket.
  const development = import.meta.env.DEV && import.meta.env.MODE !== 'test'
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self'${development ? " 'unsafe-inline'" : ''}`,
    `img-src 'self' data:`,
    `connect-src 'self'${development ? ' ws:' : ''}`,
    `form-action 'self'`,
    `frame-ancestors ${framedBy}`,
    `base-uri 'none'`,
    `object-src 'none'`,
    // Without `allow-scripts` the browser behaves as if it had none, down to what `noscript` shows.
    ...(withoutScript ? ['sandbox allow-forms allow-same-origin allow-popups'] : []),
  ].join('; ')
}
