import type { QuestionAnswer } from '#app/web/save-question.ts'
import { Notice } from './notice.tsx'
import { RefusalNotice } from './refusal-notice.tsx'
import { TextProblems } from './text-problems.tsx'
import { Message } from './translation.tsx'

type QuestionStateProps = { answer: QuestionAnswer | undefined; wrong: QuestionAnswer['wrong']; saved: boolean }

/** What happened to a question's form, and what the checks say of the question as it stands or as it was typed. */
export function QuestionState({ answer, wrong, saved }: QuestionStateProps) {
  const shown = answer?.checked ? answer.wrong : answer ? [] : wrong
  return (
    <>
      {answer?.refusal && <RefusalNotice reason={answer.refusal} />}
      {saved && !answer && <Notice tone="good" role="status" heading={<Message name="questions:done.saved" />} />}
      {answer?.checked && shown.length === 0 && !answer.problems && (
        <Notice tone="good" role="status" heading={<Message name="questions:done.sound" />} />
      )}
      {shown.length > 0 && (
        <Notice tone="warn" role={answer ? 'alert' : undefined} heading={<Message name="questions:form.wrong" />}>
          <TextProblems problems={shown} />
        </Notice>
      )}
    </>
  )
}
