import type { ItemFlag } from '#app/domain/statistics/item-flags.ts'
import { Tag } from './tag.tsx'
import { Message } from './translation.tsx'

const tones: Record<ItemFlag['kind'], 'bad' | 'warn' | 'quiet'> = {
  'best-choose-another': 'bad',
  'weakest-do-better': 'bad',
  'worse-than-guessing': 'warn',
  'tells-little': 'warn',
  'nearly-all-right': 'quiet',
  'nobody-chooses': 'quiet',
  'early-days': 'quiet',
}

/** The short names of what is conspicuous about a question. */
export function ItemFlagTags({ flags }: { flags: ItemFlag[] }) {
  return flags.map((flag) => (
    <Tag key={flag.kind + placeOf(flag)} tone={tones[flag.kind]}>
      <Message name={`statistics:flag.${flag.kind}.short`} values={{ option: placeOf(flag) }} />
    </Tag>
  ))
}

/** The same in sentences, with what to do about it. */
export function ItemFlagSentences({ flags }: { flags: ItemFlag[] }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {flags.map((flag) => (
        <li key={flag.kind + placeOf(flag)}>
          <Message name={`statistics:flag.${flag.kind}.sentence`} values={{ option: placeOf(flag) }} />
        </li>
      ))}
    </ul>
  )
}

/** Options are called A, B, C. */
function placeOf(flag: ItemFlag): string {
  return 'optionPlace' in flag ? optionLetter(flag.optionPlace) : ''
}

export function optionLetter(place: number): string {
  return String.fromCharCode(64 + place)
}
