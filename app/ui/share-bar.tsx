/** A share (0 to 1) as a bar drawn on the server, with its figure beside it for everybody. */
export function ShareBar({ share, tone = 'sea' }: { share: number; tone?: 'sea' | 'good' | 'quiet' }) {
  const percent = Math.round(share * 100)
  return (
    <span className="lisans-share">
      <svg className="lisans-share__bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect className="lisans-share__whole" width="100" height="10" />
        <rect className={`lisans-share__part lisans-share__part--${tone}`} width={percent} height="10" />
      </svg>
      <span className="lisans-share__figure">{percent} %</span>
    </span>
  )
}
