import { findPolicy } from '#app/domain/certification/find-policy.ts'
import type { PolicySources } from '#app/domain/certification/find-policy-draft.ts'
import { findWritingObstacle } from '#app/domain/certification/find-writing-obstacle.ts'
import { languages } from '#app/locales/translator.ts'
import { db } from './database.ts'
import { actorOf } from './desk.ts'
import { readForm } from './forms.ts'
import { notFound, refuse } from './refuse.ts'
import type { RequestContext } from './request-context.ts'
import type { SignedIn } from './signed-in.ts'

/** Who may look at policies from the desk; only administrators write them. */
export const seesPolicies = ['administrator', 'hr', 'auditor'] as const

/** A policy for whoever may write it; one that was withdrawn, or that their role does not reach, is refused in words. */
export async function openPolicyForWriting(officer: SignedIn, policyId: string | undefined, context: RequestContext) {
  const found = await findPolicy(db, policyId ?? '')
  if (!found) notFound()
  const obstacle = await findWritingObstacle(db, found.policy.id, actorOf(officer), new Date())
  if (obstacle) refuse(context, obstacle)
  return found
}

/** What was written in each language, with the line breaks of the database. Languages left wholly empty are left out. */
export async function readPolicySources(request: Request): Promise<PolicySources> {
  const form = await readForm(request.clone())
  const sources: PolicySources = {}
  for (const language of languages) {
    const text = (part: string) => {
      const value = form.get(`${language}-${part}`)
      // A null character passes for text but PostgreSQL refuses to store it.
      return typeof value === 'string' ? value.replaceAll('\0', '').replace(/\r\n?/g, '\n') : ''
    }
    const title = text('title').trim()
    const source = text('source')
    if (title !== '' || source.trim() !== '') sources[language] = { title, source }
  }
  return sources
}
