import { pageTitle } from '#app/ui/page-title.ts'
import { Statement } from '#app/ui/statement.tsx'
import { allowAnyone } from '#app/web/allow-anyone.ts'

export const meta = pageTitle('statements:privacy.title')

export function loader() {
  allowAnyone()
  return null
}

export default function PrivacyPage() {
  return <Statement name="privacy" />
}
