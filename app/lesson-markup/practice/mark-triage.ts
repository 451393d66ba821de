import type { TriageAction, TriageActivity, TriageReason } from '../activity.ts'
import { triageActions, triageReasons } from '../triage-choices.ts'
import { type FormValues, firstValueOf, valuesOf } from './form-values.ts'
import type { Reading, TriageResponse } from './response.ts'

type Comment = TriageActivity['comments'][number]
type Decision = TriageResponse['decisions'][number]

export type TriageFeedback = {
  kind: 'triage'
  /** Whether every comment was decided. */
  finished: boolean
  right: boolean
  rightCount: number
  total: number
  decided: DecidedComment[]
  /** How it went for each objective, in the order in which they first occur; empty when the comments are all about one. */
  scores: ObjectiveScore[]
  /** The comment to decide now, without its key; null when all are decided. */
  next: Pick<Comment, 'id' | 'from' | 'commentHtml'> | null
}

export type ObjectiveScore = {
  objective: string
  rightCount: number
  total: number
}

export type DecidedComment = {
  comment: Comment
  number: number
  action: TriageAction
  reason: TriageReason
  verdict: 'bothRight' | 'actionOnlyRight' | 'reasonOnlyRight' | 'bothWrong'
}

/**
 * Reads the decision on one comment. Comments come one by one, so that feedback follows each.
 * Fields: `decision` (those made so far, as `comment:action:reason`), `comment`, `action`, `reason`; `go=again` clears.
 */
export function readTriageResponse(triage: TriageActivity, values: FormValues): Reading<TriageResponse> {
  if (firstValueOf(values, 'go') === 'again') return { kind: 'cleared' }
  const decisions = valuesOf(values, 'decision').map(readDecision)
  const known = decisions.filter((decision) => decision !== null)
  const soFar = { kind: 'triage' as const, decisions: known }
  const refuse = (
    field: string,
    code: 'unknown-choice' | 'choose-action' | 'choose-reason',
    response: TriageResponse | null,
  ) => ({ kind: 'refused', problem: { field, code }, response }) as const
  if (known.length < decisions.length || !markTriageResponse(triage, soFar))
    return refuse('action', 'unknown-choice', null)

  const before = known.length === 0 ? null : soFar
  const [action, reason] = [firstValueOf(values, 'action'), firstValueOf(values, 'reason')]
  if (action === null) return refuse('action', 'choose-action', before)
  if (reason === null) return refuse('reason', 'choose-reason', before)
  const decision = readDecision(`${firstValueOf(values, 'comment') ?? ''}:${action}:${reason}`)
  if (!decision) return refuse('action', 'unknown-choice', before)
  const response = { kind: 'triage' as const, decisions: [...known, decision] }
  return markTriageResponse(triage, response)
    ? { kind: 'answered', response }
    : refuse('action', 'unknown-choice', before)
}

/** What to tell the learner about each comment decided so far; null when the decisions do not fit the activity (any more). */
export function markTriageResponse(triage: TriageActivity, { decisions }: TriageResponse): TriageFeedback | null {
  const decided: DecidedComment[] = []
  for (const [index, { comment: id, action, reason }] of decisions.entries()) {
    const comment = triage.comments[index]
    // They are decided in their order: that refuses strangers and repetitions alike.
    if (comment?.id !== id) return null
    decided.push({ comment, number: index + 1, action, reason, verdict: verdictOn(comment, action, reason) })
  }
  const total = triage.comments.length
  const rightCount = decided.filter(({ verdict }) => verdict === 'bothRight').length
  const next = triage.comments[decided.length]
  return {
    kind: 'triage',
    finished: next === undefined,
    right: rightCount === total,
    rightCount,
    total,
    decided,
    scores: scoresOf(triage, decided),
    next: next ? { id: next.id, from: next.from, commentHtml: next.commentHtml } : null,
  }
}

function scoresOf({ comments }: TriageActivity, decided: DecidedComment[]): ObjectiveScore[] {
  const objectives = [...new Set(comments.map(({ objective }) => objective))]
  if (objectives.length < 2) return []
  return objectives.flatMap((objective) => {
    if (objective === null) return []
    const met = decided.filter(({ comment }) => comment.objective === objective)
    const rightCount = met.filter(({ verdict }) => verdict === 'bothRight').length
    return [{ objective, rightCount, total: met.length }]
  })
}

function verdictOn(comment: Comment, action: TriageAction, reason: TriageReason): DecidedComment['verdict'] {
  if (comment.action === action) return comment.reason === reason ? 'bothRight' : 'actionOnlyRight'
  return comment.reason === reason ? 'reasonOnlyRight' : 'bothWrong'
}

function readDecision(text: string): Decision | null {
  const [comment, actionText, reasonText, ...rest] = text.split(':')
  const action = triageActions.find((known) => known === actionText)
  const reason = triageReasons.find((known) => known === reasonText)
  return comment && action && reason && rest.length === 0 ? { comment, action, reason } : null
}

/** A decision as the form carries it from comment to comment. */
export function writeDecision({ comment, action, reason }: Decision): string {
  return `${comment}:${action}:${reason}`
}
