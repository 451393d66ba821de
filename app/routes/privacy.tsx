import { useLoaderData } from '@remix-run/react'
import { retentionKinds } from '#app/domain/data-protection/retention-periods.ts'
import { listTimed } from '#app/domain/data-protection/timed-records.ts'
import { KeptHowLong } from '#app/ui/kept-how-long.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Statement } from '#app/ui/statement.tsx'
import { allowAnyone } from '#app/web/allow-anyone.ts'

export const meta = pageTitle('statements:privacy.title')

export function loader() {
  allowAnyone()
  const kinds = listTimed().map(({ name, period }) => ({ name, period }))
  return { kinds, afterLeaving: retentionKinds.identity.period }
}

export default function PrivacyPage() {
  return (
    <Statement name="privacy">
      <KeptHowLong {...useLoaderData<typeof loader>()} />
    </Statement>
  )
}
