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

/** The markup of any text of a course, by its path under the syllabus: a bank, the team discussion, the description. */
export function courseFileAddress(courseId: string, path: string): string {
  return `${courseDeskAddress(courseId)}/files?${new URLSearchParams({ path })}`
}

/** A text as a learner sees it: the draft as it stands, or what is posted. */
export function previewAddress(courseId: string, path: string): string {
  return `${courseDeskAddress(courseId)}/preview?${new URLSearchParams({ path })}`
}

/** For the script: what is wrong in a posted text, as JSON. */
export function textProblemsAddress(courseId: string): string {
  return `${courseDeskAddress(courseId)}/problems`
}

/** For the script: saves a posted text and answers in JSON. */
export function textSavesAddress(courseId: string): string {
  return `${courseDeskAddress(courseId)}/saves`
}

/** Two texts for one place: what somebody else saved first, and what came too late. */
export function setAsideAddress(courseId: string, setAsideId: string): string {
  return `${courseDeskAddress(courseId)}/set-aside/${setAsideId}`
}

/** A text that was published by another way while it was being changed here. */
export function publishedMeanwhileAddress(courseId: string, path: string): string {
  return `${courseDeskAddress(courseId)}/published-meanwhile?${new URLSearchParams({ path })}`
}

export function newLessonAddress(courseId: string): string {
  return `${courseDeskAddress(courseId)}/new-lesson`
}

export function lessonPlaceAddress(courseId: string, lessonId: string): string {
  return `${lessonDeskAddress(courseId, lessonId)}/place`
}

export function lessonRemovalAddress(courseId: string, lessonId: string): string {
  return `${lessonDeskAddress(courseId, lessonId)}/removal`
}

/** What one file's change was, and taking it back. */
export function takenBackAddress(courseId: string, path: string): string {
  return `${courseDeskAddress(courseId)}/taken-back?${new URLSearchParams({ path })}`
}

export function thrownAwayAddress(courseId: string): string {
  return `${courseDeskAddress(courseId)}/thrown-away`
}

/** Every component of a lesson with its fields and an example. */
export const componentsAddress = `${trainingAddress}/components`

/** The author's manual; a rule of the checks may have its own place in it. */
export const manualAddress = `${trainingAddress}/manual`

export function picturesAddress(courseId: string): string {
  return `${courseDeskAddress(courseId)}/pictures`
}

/** One picture: replacing it, saying what it shows, taking it away. `src` as lessons name it. */
export function pictureAddress(courseId: string, src: string): string {
  return `${picturesAddress(courseId)}/${src.replace(/^figures\//, '')}`
}

/** A Word document that is to become the text of a lesson. */
export function wordAddress(courseId: string, path: string): string {
  return `${courseDeskAddress(courseId)}/word?${new URLSearchParams({ path })}`
}

/** The questions of the banks. */
export function questionsAddress(courseId: string): string {
  return `${courseDeskAddress(courseId)}/questions`
}

export function questionDeskAddress(courseId: string, questionId: string): string {
  return `${questionsAddress(courseId)}/${questionId}`
}

export function newQuestionAddress(courseId: string): string {
  return `${questionsAddress(courseId)}/new`
}

/** For the script: what the checks say of a question as it is typed. */
export function questionCheckAddress(courseId: string): string {
  return `${questionsAddress(courseId)}/check`
}

export function questionImportAddress(courseId: string): string {
  return `${questionsAddress(courseId)}/import`
}

export function questionExportAddress(courseId: string): string {
  return `${questionsAddress(courseId)}/export`
}

/** The file itself, for the form that asks for it. */
export function questionFileAddress(courseId: string): string {
  return `${questionsAddress(courseId)}/file`
}

export function questionRemovalAddress(courseId: string, questionId: string): string {
  return `${questionDeskAddress(courseId, questionId)}/removal`
}

/** Where a question goes over to the other pool. */
export function questionMoveAddress(courseId: string, questionId: string): string {
  return `${questionDeskAddress(courseId, questionId)}/move`
}

/** A spreadsheet with the columns that an import understands. */
export function questionTemplateAddress(courseId: string): string {
  return `${questionsAddress(courseId)}/template`
}

/** Where a new question begins with the words of another. */
export function questionCopyAddress(courseId: string, questionId: string): string {
  return `${newQuestionAddress(courseId)}?${new URLSearchParams({ from: questionId })}`
}

/** Where a question whose key was wrong is put right, with everything that follows from it. */
export function correctionAddress(courseId: string, questionId: string): string {
  return `${questionDeskAddress(courseId, questionId)}/correction`
}

/** Where a second trainer looks at a draft before it is published. */
export function courseReviewAddress(courseId: string): string {
  return `${courseDeskAddress(courseId)}/review`
}

export function coursePublicationAddress(courseId: string): string {
  return `${courseDeskAddress(courseId)}/publication`
}

/** What was published before, and putting it back. */
export function courseRevisionsAddress(courseId: string): string {
  return `${courseDeskAddress(courseId)}/revisions`
}

/** One of them, as it was published. */
export function courseRevisionAddress(courseId: string, number: number): string {
  return `${courseRevisionsAddress(courseId)}/${number}`
}

/** What one revision says otherwise than the one before it, or than `from`. */
export function revisionDifferenceAddress(courseId: string, number: number, from?: number): string {
  const address = `${courseRevisionAddress(courseId, number)}/difference`
  return from === undefined ? address : `${address}?from=${from}`
}

/** Publishing an earlier revision again. */
export function rollBackAddress(courseId: string, number: number): string {
  return `${courseRevisionAddress(courseId, number)}/roll-back`
}

/** Taking a course out, so that it is offered to nobody. */
export function courseWithdrawalAddress(courseId: string): string {
  return `${courseDeskAddress(courseId)}/withdrawal`
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

/** Every course, for those who translate. */
export const allTranslationsAddress = `${trainingAddress}/translations`

/** One text beside its translation. `path` is that of the English file. */
export function translationDeskAddress(courseId: string, language: string, path: string, state = 'all'): string {
  const address = `${translationsAddress(courseId)}/${language}?text=${encodeURIComponent(path)}`
  return state === 'all' ? address : `${address}&state=${state}`
}

/** The same as a file for Word. */
export function translationSheetAddress(courseId: string, language: string, path: string): string {
  return `${translationsAddress(courseId)}/${language}/sheet?text=${encodeURIComponent(path)}`
}

/** Where such a file is brought back. */
export function returnedSheetAddress(courseId: string, language: string, path: string): string {
  return `${translationsAddress(courseId)}/${language}/returned-sheet?text=${encodeURIComponent(path)}`
}

/** The course as packages for other learning systems. */
export function packagesAddress(courseId: string): string {
  return `${courseDeskAddress(courseId)}/packages`
}

/** Where the files of the course are fetched as one archive, by a form. */
export function courseFilesAddress(courseId: string): string {
  return `${packagesAddress(courseId)}/files`
}

/** Where the module is fetched as a package for another learning system, by a form. */
export function modulePackageAddress(courseId: string): string {
  return `${packagesAddress(courseId)}/module`
}

/** Where files of the course that were changed elsewhere are brought into the draft. */
export function courseUploadAddress(courseId: string): string {
  return `${packagesAddress(courseId)}/upload`
}
