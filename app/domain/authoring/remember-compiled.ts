import type { RememberCompiled } from '#app/domain/catalogue/compile-syllabus.ts'
import { canonicalJson, sha256 } from '#app/domain/ledger/entry-hash.ts'

/** Texts kept as they were compiled: some ten courses with their translations. */
const mostKept = 400

const kept = new Map<string, Promise<unknown>>()

/**
 * Compiles a text once per process and content: while a trainer changes one lesson, the others of its course are not compiled again. What
 * was asked for longest ago is forgotten first.
 */
export const rememberCompiled: RememberCompiled = (text, compile) => {
  const key = sha256(canonicalJson(text))
  const known = kept.get(key) as ReturnType<typeof compile> | undefined
  const compiled = known ?? compile()
  kept.delete(key)
  kept.set(key, compiled)
  if (kept.size > mostKept) kept.delete(kept.keys().next().value as string)
  // A fault of the machine, not of the text, must not be remembered.
  if (!known) compiled.catch(() => kept.delete(key))
  return compiled
}
