/** What can be done with a comment. */
export const triageActions = [
  'emergency',
  'hide',
  'channel',
  'private',
  'acknowledge',
  'correct',
  'leave',
  'spokesperson',
  'check',
] as const

/** Why. */
export const triageReasons = [
  'danger',
  'breaks-rules',
  'misconduct',
  'own-case',
  'true-complaint',
  'wrong-facts',
  'joke-or-politics',
  'journalist',
  'rumour',
] as const
