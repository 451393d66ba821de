// The one script of learner pages. Everything works without it; with it, practice answers in place, examination answers are
// saved as they are given, and a line that is down is said instead of lost.

import { walkLadders } from './ladder.ts'
import { answerPracticeInPlace } from './practice.ts'
import { saveAnswersAsGiven } from './save-answers.ts'
import { sendOnce } from './send-once.ts'
import { tellLengths } from './word-count.ts'

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-saves-answers]')) saveAnswersAsGiven(form)
document.documentElement.classList.add('has-script')
walkLadders(document)
tellLengths(document)
answerPracticeInPlace(document)
sendOnce(document)
