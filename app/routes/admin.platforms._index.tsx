import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listPlatforms } from '#app/domain/access/list-platforms.ts'
import { Localised } from '#app/ui/localised.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Tag } from '#app/ui/tag.tsx'
import { Message } from '#app/ui/translation.tsx'
import { db } from '#app/web/database.ts'
import { mayDecideForEverybody } from '#app/web/decide-for-everybody.ts'
import { programmeTitles, seesPlatforms } from '#app/web/platform-desk.ts'
import { requireRole } from '#app/web/signed-in.ts'

export const meta = pageTitle('platforms:title')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const mayDecide = await mayDecideForEverybody(await requireRole(request, context, ...seesPlatforms))
  const programmes = await programmeTitles()
  const platforms = (await listPlatforms(db)).map(({ id, name, needsGrant, hosts, closedAt, programmeId }) => {
    const programme = programmes.find((one) => one.id === programmeId)?.title ?? { en: programmeId }
    return { id, name, needsGrant, hosts: hosts.length, closed: closedAt !== null, programme }
  })
  return { mayDecide, platforms }
}

export default function PlatformsPage() {
  const { mayDecide, platforms } = useLoaderData<typeof loader>()
  return (
    <Page heading={<Message name="platforms:title" />}>
      <p className="govuk-body">
        <Message name={platforms.length > 0 ? 'platforms:explanation' : 'platforms:none'} />
      </p>
      <ul className="govuk-list lisans-desk">
        {platforms.map(({ id, name, needsGrant, hosts, closed, programme }) => (
          <li key={id} className="lisans-desk__item">
            <a className="govuk-link" href={`/admin/platforms/${id}`}>
              {name}
            </a>{' '}
            {closed && (
              <Tag tone="quiet">
                <Message name="platforms:closed" />
              </Tag>
            )}{' '}
            {needsGrant && (
              <Tag tone="warn">
                <Message name="platforms:needsGrant" />
              </Tag>
            )}
            <div className="govuk-hint lisans-beneath">
              <Localised text={programme} />. <Message name="platforms:hosts" values={{ count: hosts }} />
            </div>
            <a className="govuk-link" href={`/admin/platforms/${id}/roll-out`}>
              <Message name="platforms:rollOut" />
              <span className="govuk-visually-hidden">: {name}</span>
            </a>
          </li>
        ))}
      </ul>
      {mayDecide ? (
        <a className="govuk-button" href="/admin/platforms/new">
          <Message name="platforms:add" />
        </a>
      ) : (
        <p className="govuk-body">
          <Message name="platforms:readOnly" />
        </p>
      )}
    </Page>
  )
}
