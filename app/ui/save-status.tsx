import { useTranslation } from './translation.tsx'

/** Where the script says whether an answer has reached the server. Empty, and therefore not to be seen, without it. */
export function SaveStatus() {
  const { t } = useTranslation()
  return (
    <div
      className="lisans-save-status"
      role="status"
      data-save-status
      data-saving={t('learning:saving.saving')}
      data-saved={t('learning:saving.saved')}
      data-waiting={t('learning:saving.waiting')}
      data-refused={t('learning:saving.refused')}
      data-signed-out={t('learning:saving.signedOut')}
      data-sign-in={t('learning:saving.signIn')}
    />
  )
}
