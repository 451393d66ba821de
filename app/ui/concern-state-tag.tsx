import { Tag } from './tag.tsx'
import { Message } from './translation.tsx'

const tones = { waiting: 'warn', 'in-discussion': 'info', settled: 'good', withdrawn: 'quiet' } as const

/** How a concern stands, in two or three words. */
export function ConcernStateTag({ state }: { state: keyof typeof tones }) {
  return (
    <Tag tone={tones[state]}>
      <Message name={`concerns:state.${state}`} />
    </Tag>
  )
}
