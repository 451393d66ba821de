import { writeQuestionSheet } from './question-sheet.ts'

/** A spreadsheet (CSV) with every column that an import understands, and one question that shows what belongs in each. */
export function questionTemplate(): string {
  return writeQuestionSheet([
    {
      name: null,
      stem: 'A colleague asks for the password of the office page. What do you do?',
      options: [
        {
          text: 'Refuse, and tell your supervisor',
          correct: true,
          because: 'Every action on the page must lead to one person.',
        },
        { text: 'Give it for one day only', correct: false, because: 'Nobody can tell afterwards who wrote what.' },
        { text: 'Send it by private message', correct: false, because: 'A message may be read, kept and passed on.' },
      ],
      objective: null,
      critical: false,
      difficulty: 2,
      fact: null,
    },
  ])
}
