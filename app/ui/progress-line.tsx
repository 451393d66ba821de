import { Message } from './translation.tsx'

type ProgressLineProps = {
  done: number
  total: number
  /** A message with `{{done}}` and `{{total}}`: the words say what the bar shows. */
  message: string
}

/** How far one has come, in words and as a bar. */
export function ProgressLine({ done, total, message }: ProgressLineProps) {
  return (
    <p className="lisans-progress">
      <progress value={done} max={total} aria-hidden="true" />
      <span>
        <Message name={message} values={{ done, total }} />
      </span>
    </p>
  )
}
