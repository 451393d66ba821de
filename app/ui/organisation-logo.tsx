type OrganisationLogoProps = {
  logo: { address: string; width: number; height: number }
  /** What is read aloud for it; empty where the name stands beside it. */
  name: string
  /** On paper, where there is room. */
  large?: boolean
}

/** The organisation's own mark, on white: nobody drew it for our colours. */
export function OrganisationLogo({ logo: { address, width, height }, name, large = false }: OrganisationLogoProps) {
  return (
    <img
      className={large ? 'lisans-logo lisans-logo--large' : 'lisans-logo'}
      src={address}
      width={width}
      height={height}
      alt={name}
    />
  )
}
