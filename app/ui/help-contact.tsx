import type { RootData } from '#app/root.tsx'
import { Message } from './translation.tsx'

/** Whose service this is and whom to ask, by whatever way the organisation has given. */
export function HelpContact({ organisation: { name, help } }: { organisation: NonNullable<RootData['organisation']> }) {
  const ways = [
    help.name && <span key="name">{help.name}</span>,
    help.email && (
      <a key="email" href={`mailto:${help.email}`}>
        {help.email}
      </a>
    ),
    help.phone && (
      <a key="phone" href={`tel:${help.phone.replace(/[^+\d]/g, '')}`}>
        {help.phone}
      </a>
    ),
  ].filter(Boolean)
  return (
    <address className="lisans-contact">
      {name}
      {'. '}
      {ways.length > 0 ? <Message name="page.contact" /> : <Message name="page.contactMissing" />}{' '}
      {ways.map((way, position) => (position === 0 ? way : [', ', way]))}
    </address>
  )
}
