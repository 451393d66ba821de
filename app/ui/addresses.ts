/** Where each page of the learner stands; links are written with these, so that an address is spelt once. */
export const homeAddress = '/'
export const finalAddress = '/final'
export const rulesAddress = '/rules'
export const refresherAddress = '/refresher'
/** Why somebody is suspended, and where they reply. */
export const suspensionAddress = '/suspension'
/** What changed in the modules of somebody who is certified. */
export const updateAddress = '/update'
export const certificateAddress = '/certificate'
export const verifyAddress = '/verify'
export const jobAidsAddress = '/job-aids'
export const policiesAddress = '/policies'
export const signedDocumentsAddress = '/signed-documents'

export function policyAddress(policyId: string): string {
  return `${policiesAddress}/${policyId}`
}

/** One signature with the whole text that was signed. */
export function signedDocumentAddress(signatureId: string): string {
  return `${signedDocumentsAddress}/${signatureId}`
}

export function jobAidAddress(jobAidId: string): string {
  return `${jobAidsAddress}/${jobAidId}`
}

export function moduleAddress(courseId: string): string {
  return `/modules/${courseId}`
}

export function lessonAddress(courseId: string, lessonId: string): string {
  return `${moduleAddress(courseId)}/lessons/${lessonId}`
}

/** The English text of a lesson, for a reader of another language who asked for it. */
export function englishLessonAddress(courseId: string, lessonId: string): string {
  return `${lessonAddress(courseId, lessonId)}?text=en`
}

export function quizAddress(courseId: string): string {
  return `${moduleAddress(courseId)}/quiz`
}

/** What can be tried before a module's lessons. */
export function preAssessmentAddress(courseId: string): string {
  return `${moduleAddress(courseId)}/pre-assessment`
}

export function teamDiscussionAddress(courseId: string): string {
  return `${moduleAddress(courseId)}/team-discussion`
}

/** Signing in, and coming back to where one wanted to be. */
export function signInAddress(next = homeAddress): string {
  return next === homeAddress ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`
}

export const legalAddress = '/legal'
export const tasksAddress = '/tasks'

export function legalFactAddress(factId: string): string {
  return `${legalAddress}/${factId}`
}
