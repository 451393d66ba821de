import { useTranslation } from './translation.tsx'

/** What the script says while practice is sent in place; never shown itself. */
export function PracticeMessages() {
  const { t } = useTranslation()
  return (
    <p
      hidden
      data-practice
      data-sending={t('learning:activity.sending')}
      data-failed={t('learning:activity.failed')}
      data-signed-out={t('learning:activity.signedOut')}
      data-sign-in={t('learning:activity.signIn')}
    />
  )
}
