/** Where each page of the learner stands; links are written with these, so that an address is spelt once. */
export const homeAddress = '/'
export const finalAddress = '/final'
export const rulesAddress = '/rules'
export const refresherAddress = '/refresher'
export const certificateAddress = '/certificate'
export const verifyAddress = '/verify'

export function moduleAddress(courseId: string): string {
  return `/modules/${courseId}`
}

export function lessonAddress(courseId: string, lessonId: string): string {
  return `${moduleAddress(courseId)}/lessons/${lessonId}`
}

export function quizAddress(courseId: string): string {
  return `${moduleAddress(courseId)}/quiz`
}

/** What can be tried before a module's lessons. */
export function preAssessmentAddress(courseId: string): string {
  return `${moduleAddress(courseId)}/pre-assessment`
}

/** Signing in, and coming back to where one wanted to be. */
export function signInAddress(next = homeAddress): string {
  return next === homeAddress ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`
}
