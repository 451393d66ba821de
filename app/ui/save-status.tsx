/** Where the script says whether answers have reached the server. Empty, and therefore not to be seen, without it. */
export function SaveStatus() {
  return <div className="lisans-save-status" data-save-status role="status" aria-live="polite" />
}
