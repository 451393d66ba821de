/** Everything that the ledger can say was done, in the families by which an auditor looks for it. A test finds what is missing here. */
export const actionFamilies = {
  looks: ['person.looked-at'],
  people: [
    'person.added',
    'person.joined',
    'person.moved',
    'person.went-on-leave',
    'person.seconded',
    'person.returned',
    'person.left',
    'person.chose-language',
    'task-mail.chosen',
    'people-list.taken',
  ],
  roles: [
    'role.granted',
    'role.ended',
    'deputy.named',
    'deputy.ended',
    'administrator.created',
    'administrator.invited',
    'course-team.joined',
    'course-team.left',
  ],
  signIn: [
    'session.started',
    'session.ended',
    'password.set',
    'password.changed',
    'password.link-sent',
    'password.reset-in-person',
    'person.invited',
    'invitations.ordered',
  ],
  learning: ['lesson.completed'],
  examination: [
    'attempt.started',
    'attempt.submitted',
    'attempts.unlocked',
    'attempts.regraded',
    'question.corrected',
    'accommodation.requested',
    'accommodation.decided',
    'supervision-code.made',
    'supervision-code.ended',
  ],
  certification: [
    'certificate.awarded',
    'certification.revoked',
    'revocation.lifted',
    'person.suspended',
    'person.reinstated',
    'exemption.granted',
    'exemption.ended',
    'rules.signed',
    'policy.signed',
  ],
  rules: [
    'programme.drafted',
    'programme.draft-discarded',
    'programme.published',
    'rules.published',
    'rules.taken-live',
    'policy.created',
    'policy.drafted',
    'policy.published',
    'policy.text-put-back',
    'policy.withdrawn',
  ],
  courses: [
    'course-draft.begun',
    'course-draft.thrown-away',
    'course-review.asked',
    'course-review.decided',
    'course.published',
    'course-files.taken',
    'course-files.taken-in',
    'course-import.kept',
    'course-package.taken',
    'courses.exported',
    'questions.exported',
    'second-trainer.set',
    'translation.taken-out',
    'translation.brought-back',
    'translation.reviewed',
    'legal-fact.reviewed',
    'register.published',
  ],
  concerns: ['concern.raised', 'concern.continued', 'concern.answered', 'concern.withdrawn'],
  access: [
    'platform.added',
    'platform.changed',
    'platform.closed',
    'platform.reopened',
    'platform-mode.set',
    'gate-token.created',
    'gate-token.revoked',
  ],
  organisation: [
    'organisation.described',
    'organisation.changed',
    'organisation.logo-proposed',
    'unit.added',
    'unit.renamed',
    'unit.moved',
    'unit.merged',
    'unit.closed',
    'unit.reopened',
    'unit.change-undone',
  ],
  office: [
    'data.backed-up',
    'data.exported',
    'data.restored',
    'restore.proved',
    'restore.accepted',
    'work.revived',
    'tasks.mailed',
    'test-mail.queued',
    'signing-key.created',
  ],
  audit: [
    'ledger-verification.asked',
    'ledger-verification.done',
    'checkpoint-keeper.named',
    'certificate-sample.drawn',
    'overrides.exported',
  ],
} as const satisfies Record<string, string[]>

export type ActionFamily = keyof typeof actionFamilies

export const actionFamilyNames = Object.keys(actionFamilies) as ActionFamily[]

/** The actions of a family, each `subject.verb-in-the-past`. */
export function actionsOf(family: ActionFamily): readonly string[] {
  return actionFamilies[family]
}

/** Whether the service has words for what an entry says was done; one from a later release it shows as it was written. */
export function isKnownAction(action: string): boolean {
  return actionFamilyNames.some((family) => actionsOf(family).includes(action))
}
