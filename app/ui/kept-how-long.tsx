import type { Period } from '#app/domain/data-protection/retention-periods.ts'
import { useTranslation } from './translation.tsx'

type KeptHowLongProps = { kinds: { name: string; period: Period }[]; afterLeaving: Period }

/** The periods of retention in sentences, for everybody. */
export function KeptHowLong({ kinds, afterLeaving }: KeptHowLongProps) {
  const { t, language } = useTranslation()
  const written = ({ unit, count }: Period) => t(`retention:period.${unit}`, { count })
  return (
    // As the other statements: in Kreol the English text stands in and says so.
    <section className="lisans-reading" lang={language === 'crs' ? 'en' : undefined}>
      <h2 className="govuk-heading-m">{t('retention:public.heading')}</h2>
      <p className="govuk-body">{t('retention:public.byLisans')}</p>
      <ul className="govuk-list govuk-list--bullet">
        {kinds.map(({ name, period }) => {
          const kind = { what: t(`retention:kind.${name}.what`), from: t(`retention:kind.${name}.from`) }
          return <li key={name}>{t('retention:sentence', { ...kind, period: written(period) })}</li>
        })}
      </ul>
      <p className="govuk-body">{t('retention:public.byHr', { period: written(afterLeaving) })}</p>
      <p className="govuk-body">{t('retention:public.ledger')}</p>
    </section>
  )
}
