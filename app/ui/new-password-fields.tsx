import type { FormProblem } from '#app/web/forms.ts'
import { TextField } from './text-field.tsx'

/** A new password, typed twice. Nothing typed before comes back. */
export function NewPasswordFields({ problems }: { problems?: FormProblem[] | null }) {
  return (
    <>
      <TextField
        name="password"
        type="password"
        label="sign-in:invitationPage.password.label"
        hint="sign-in:invitationPage.password.hint"
        autoComplete="new-password"
        problems={problems}
      />
      <TextField
        name="repeat"
        type="password"
        label="sign-in:invitationPage.repeat.label"
        autoComplete="new-password"
        problems={problems}
      />
    </>
  )
}
