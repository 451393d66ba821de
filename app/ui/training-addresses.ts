/** Where each page of the trainers' desk stands. */
export const trainingAddress = '/training'
export const newCourseAddress = `${trainingAddress}/courses/new`

export function courseDeskAddress(courseId: string): string {
  return `${trainingAddress}/courses/${courseId}`
}

/** What the course says of itself: title, objectives, minutes. */
export function courseDescriptionAddress(courseId: string): string {
  return `${courseDeskAddress(courseId)}/description`
}

export function lessonDeskAddress(courseId: string, lessonId: string, language = 'en'): string {
  const address = `${courseDeskAddress(courseId)}/lessons/${lessonId}`
  return language === 'en' ? address : `${address}?language=${language}`
}

export function picturesAddress(courseId: string): string {
  return `${courseDeskAddress(courseId)}/pictures`
}

/** The questions of the banks. */
export function questionsAddress(courseId: string): string {
  return `${courseDeskAddress(courseId)}/questions`
}

export function questionDeskAddress(courseId: string, questionId: string): string {
  return `${questionsAddress(courseId)}/${questionId}`
}

/** Where a question whose key was wrong is put right, with everything that follows from it. */
export function correctionAddress(courseId: string, questionId: string): string {
  return `${questionDeskAddress(courseId, questionId)}/correction`
}

export function coursePublicationAddress(courseId: string): string {
  return `${courseDeskAddress(courseId)}/publication`
}

/** What was published before, and putting it back. */
export function courseRevisionsAddress(courseId: string): string {
  return `${courseDeskAddress(courseId)}/revisions`
}

/** How its questions, lessons and objectives do. */
export function statisticsAddress(courseId: string): string {
  return `${courseDeskAddress(courseId)}/statistics`
}

export function questionFiguresAddress(courseId: string, questionId: string): string {
  return `${statisticsAddress(courseId)}/${questionId}`
}

export function translationsAddress(courseId: string): string {
  return `${courseDeskAddress(courseId)}/translations`
}

/** The course as packages for other learning systems. */
export function packagesAddress(courseId: string): string {
  return `${courseDeskAddress(courseId)}/packages`
}
