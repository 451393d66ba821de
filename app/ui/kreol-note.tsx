import { Message, useTranslation } from './translation.tsx'

/** Why most of a Kreol page is in English; nothing in the other languages. */
export function KreolNote() {
  const { language } = useTranslation()
  if (language !== 'crs') return null
  return (
    <p className="govuk-body lisans-meta">
      <Message name="learning:home.littleKreol" />
    </p>
  )
}
