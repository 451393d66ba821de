import { z } from 'zod'

/** The two fields of every form that sets a password. What makes a good one is the domain's rule. */
const newPassword = z.object({
  password: z.string('sign-in:invitationPage.password.missing').min(1, 'sign-in:invitationPage.password.missing'),
  repeat: z.string().default(''),
})

/** A form's own fields with those of a new password, typed the same twice. */
export function withNewPassword<Fields extends z.ZodRawShape>(fields: Fields) {
  // The form's own fields come first on the page, and so do their problems.
  return z
    .object({ ...fields, ...newPassword.shape })
    .refine((form) => (form as Passwords).password === (form as Passwords).repeat, {
      path: ['repeat'],
      message: 'sign-in:invitationPage.repeat.different',
    })
}

type Passwords = z.output<typeof newPassword>
