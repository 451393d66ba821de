export type PasswordProblem = 'password-too-short' | 'password-too-long' | 'password-too-simple'

export const shortestPassword = 12
export const longestPassword = 128
const fewestDifferent = 5

/**
 * What is wrong with a password somebody chose, if anything: length and no riddles about digits and signs, as NIST SP 800-63B asks.
 * `names` are the person's own, which a guesser tries first.
 */
export function passwordProblem(password: string, names: string[]): PasswordProblem | null {
  const folded = password.normalize('NFKC').toLowerCase()
  if ([...folded].length < shortestPassword) return 'password-too-short'
  if (password.length > longestPassword) return 'password-too-long'
  if (new Set(folded).size < fewestDifferent || obvious.test(folded)) return 'password-too-simple'
  const rest = names.reduce((left, name) => (name.length >= 3 ? left.replaceAll(name.toLowerCase(), '') : left), folded)
  return rest.length < shortestPassword / 2 ? 'password-too-simple' : null
}

/** One well-known word or row of keys, with whatever digits and signs around it. */
const obvious =
  /^[\W\d_]*(password|passwort|motdepasse|lisans|seychelles|qwerty(uiop)?|azerty(uiop)?|letmein|welcome|bienvenue)+[\W\d_]*$|^(0?123456789\d*)+$/
