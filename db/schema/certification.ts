import { sql } from 'drizzle-orm'
import { isOneOf } from '../closed-list.ts'
import { kit } from '../engine.ts'
import { attempts } from './assessment.ts'
import { type Language, people, spokenLanguages } from './people.ts'

/** Why somebody is suspended, revoked or exempt: closed lists, in the order in which a form offers them. */
export const suspensionGrounds = ['investigation', 'security-incident', 'conduct', 'own-request'] as const
export const revocationGrounds = ['breach-of-rules', 'dishonesty', 'disciplinary-decision', 'awarded-in-error'] as const
export const exemptionGrounds = ['no-use-at-work', 'long-absence', 'leaving-soon', 'trained-elsewhere'] as const

/** The rules of behaviour as published, in every language, with the hash of the exact text of each. */
export const rulesRevisions = kit.table(
  'rules_revisions',
  {
    id: kit.id().primaryKey(),
    rulesId: kit.text().notNull(),
    number: kit.count().notNull(),
    contentHash: kit.text().notNull(),
    texts: kit.json<Partial<Record<Language, RulesText>> & { en: RulesText }>().notNull(),
    material: kit.flag().notNull(),
    graceUntil: kit.instant(),
    publishedAt: kit.instant().notNull(),
    publishedBy: kit.text().notNull(),
  },
  (revision) => [
    kit.uniqueIndex('rules_revisions_number').on(revision.rulesId, revision.number),
    kit.check('rules_revisions_grace', sql`${revision.graceUntil} is null or ${revision.material}`),
  ],
)

/** An administrator took a revision live; until then it is a draft model and says so. */
export const rulesActivations = kit.table('rules_activations', {
  id: kit.id().primaryKey(),
  rulesRevisionId: kit
    .text()
    .notNull()
    .unique()
    .references(() => rulesRevisions.id),
  activatedBy: kit.text().notNull(),
  activatedAt: kit.instant().notNull(),
})

export const signatures = kit.table(
  'signatures',
  {
    id: kit.id().primaryKey(),
    personId: kit
      .text()
      .notNull()
      .references(() => people.id),
    rulesRevisionId: kit
      .text()
      .notNull()
      .references(() => rulesRevisions.id),
    language: kit.text().$type<Language>().notNull(),
    textHash: kit.text().notNull(),
    signedAt: kit.instant().notNull(),
  },
  (signature) => [
    kit.index('signatures_person').on(signature.personId),
    kit.check('signatures_language', isOneOf(signature.language, spokenLanguages)),
  ],
)

export const certificates = kit.table(
  'certificates',
  {
    id: kit.id().primaryKey(),
    number: kit.text().notNull().unique(),
    personId: kit
      .text()
      .notNull()
      .references(() => people.id),
    programmeId: kit.text().notNull(),
    programmeVersionId: kit.text().notNull(),
    attemptId: kit
      .text()
      .notNull()
      .unique()
      .references(() => attempts.id),
    signatureId: kit
      .text()
      .notNull()
      .references(() => signatures.id),
    /** The revisions a checker may want: course id to revision number. */
    courseRevisions: kit.json<Record<string, number>>().notNull(),
    holderName: kit.text().notNull(),
    organisation: kit.text().notNull(),
    issuedAt: kit.instant().notNull(),
    validFrom: kit.instant().notNull(),
    validUntil: kit.instant().notNull(),
  },
  (certificate) => [
    kit.index('certificates_person').on(certificate.personId, certificate.programmeId),
    kit.check('certificates_validity', sql`${certificate.validFrom} <= ${certificate.validUntil}`),
  ],
)

export const suspensions = kit.table(
  'suspensions',
  {
    id: kit.id().primaryKey(),
    personId: kit
      .text()
      .notNull()
      .references(() => people.id),
    programmeId: kit.text().notNull(),
    ground: kit.text().$type<SuspensionGround>().notNull(),
    note: kit.text(),
    suspendedBy: kit.text().notNull(),
    suspendedAt: kit.instant().notNull(),
    /** Null: until somebody ends it. */
    endsAt: kit.instant(),
  },
  (suspension) => [
    kit.index('suspensions_person').on(suspension.personId),
    kit.check('suspensions_ground', isOneOf(suspension.ground, suspensionGrounds)),
    kit.check('suspensions_end', sql`${suspension.endsAt} > ${suspension.suspendedAt}`),
  ],
)

export const reinstatements = kit.table('reinstatements', {
  id: kit.id().primaryKey(),
  suspensionId: kit
    .text()
    .notNull()
    .unique()
    .references(() => suspensions.id),
  reinstatedBy: kit.text().notNull(),
  reinstatedAt: kit.instant().notNull(),
})

/** What a suspended person says to it, for those alone who decide. */
export const suspensionReplies = kit.table(
  'suspension_replies',
  {
    id: kit.id().primaryKey(),
    suspensionId: kit
      .text()
      .notNull()
      .references(() => suspensions.id),
    words: kit.text().notNull(),
    repliedAt: kit.instant().notNull(),
  },
  (reply) => [kit.index('suspension_replies_suspension').on(reply.suspensionId, reply.repliedAt)],
)

export const reviewOutcomes = ['upheld', 'lifted'] as const

/** A second officer looked at a suspension; why stands there for the person to read. */
export const suspensionReviews = kit.table(
  'suspension_reviews',
  {
    id: kit.id().primaryKey(),
    suspensionId: kit
      .text()
      .notNull()
      .references(() => suspensions.id),
    outcome: kit.text().$type<ReviewOutcome>().notNull(),
    reason: kit.text().notNull(),
    reviewedBy: kit.text().notNull(),
    reviewedAt: kit.instant().notNull(),
  },
  (review) => [
    kit.index('suspension_reviews_suspension').on(review.suspensionId, review.reviewedAt),
    kit.check('suspension_reviews_outcome', isOneOf(review.outcome, reviewOutcomes)),
  ],
)

export const revocations = kit.table(
  'revocations',
  {
    id: kit.id().primaryKey(),
    personId: kit
      .text()
      .notNull()
      .references(() => people.id),
    programmeId: kit.text().notNull(),
    ground: kit.text().$type<RevocationGround>().notNull(),
    note: kit.text(),
    revokedBy: kit.text().notNull(),
    revokedAt: kit.instant().notNull(),
  },
  (revocation) => [
    kit.index('revocations_person').on(revocation.personId),
    kit.check('revocations_ground', isOneOf(revocation.ground, revocationGrounds)),
  ],
)

/** A revocation lifted by the officer named here; the certificate it ended stays ended. */
export const revocationLifts = kit.table('revocation_lifts', {
  id: kit.id().primaryKey(),
  revocationId: kit
    .text()
    .notNull()
    .unique()
    .references(() => revocations.id),
  liftedBy: kit.text().notNull(),
  liftedAt: kit.instant().notNull(),
})

/** From being *required* to take the programme; it opens nothing. */
export const exemptions = kit.table(
  'exemptions',
  {
    id: kit.id().primaryKey(),
    personId: kit
      .text()
      .notNull()
      .references(() => people.id),
    programmeId: kit.text().notNull(),
    ground: kit.text().$type<ExemptionGround>().notNull(),
    grantedBy: kit.text().notNull(),
    grantedAt: kit.instant().notNull(),
    endsAt: kit.instant(),
  },
  (exemption) => [
    kit.index('exemptions_person').on(exemption.personId),
    kit.check('exemptions_ground', isOneOf(exemption.ground, exemptionGrounds)),
    kit.check('exemptions_end', sql`${exemption.endsAt} > ${exemption.grantedAt}`),
  ],
)

/** An exemption that an officer ended before its day. */
export const exemptionEnds = kit.table('exemption_ends', {
  id: kit.id().primaryKey(),
  exemptionId: kit
    .text()
    .notNull()
    .unique()
    .references(() => exemptions.id),
  reason: kit.text().notNull(),
  endedBy: kit.text().notNull(),
  endedAt: kit.instant().notNull(),
})

export type RulesText = {
  title: string
  source: string
  html: string
  hash: string
  /** The words were made from an older English. */
  lagging?: true
}

export type ReviewOutcome = (typeof reviewOutcomes)[number]
export type SuspensionGround = (typeof suspensionGrounds)[number]
export type RevocationGround = (typeof revocationGrounds)[number]
export type ExemptionGround = (typeof exemptionGrounds)[number]
