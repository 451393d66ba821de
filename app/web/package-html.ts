/**
 * HTML of our renderer for a page outside the service: pictures come from the package, links to pages of the service become plain words,
 * and links to other sites open beside the learning system, which would lose its place otherwise.
 */
export function packageHtml(html: string): string {
  return html
    .replace(/(<img\b[^>]*\bsrc=")\/(figures\/[0-9a-f]{64}\.\w+")/g, '$1$2')
    .replace(/(<a\b[^>]*?) href="\/[^"]*"/g, '$1')
    .replace(/(<a\b[^>]*?) href="(https:[^"]*)"/gi, '$1 href="$2" target="_blank" rel="noopener noreferrer"')
}
