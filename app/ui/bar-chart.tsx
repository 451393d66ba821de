// In the units of the drawing, which are about a pixel on a narrow telephone.
const width = 320
const rowHeight = 26
const barsBegin = 132
const barWidth = 140

export type BarTone = 'sea' | 'sun' | 'stone'

type Bar = {
  label: string
  /** The parts of the bar from its beginning, each a whole percent of its full length. */
  parts: { percent: number; tone: BarTone }[]
  /** Written after the bar. */
  figure: string
}

/** Bars one below the other, drawn on the server. `label` says in a sentence what they show; give the same in a table beside it. */
export function BarChart({ bars, label }: { bars: Bar[]; label: string }) {
  return (
    <svg className="lisans-chart" viewBox={`0 0 ${width} ${bars.length * rowHeight}`} role="img" aria-label={label}>
      {bars.map((bar, place) => (
        <OneBar key={bar.label} {...bar} top={place * rowHeight} />
      ))}
    </svg>
  )
}

function OneBar({ label, parts, figure, top }: Bar & { top: number }) {
  let end = barsBegin
  const drawn = parts.map(({ percent, tone }) => {
    const begin = end
    end += (percent / 100) * barWidth
    return { tone, begin, long: Math.max(end - begin, percent > 0 ? 1 : 0) }
  })
  return (
    <g>
      <text className="lisans-chart__label" x="0" y={top + 17}>
        {label}
      </text>
      {drawn.map(({ tone, begin, long }) => (
        <rect
          key={tone}
          className={`lisans-chart__bar lisans-chart__bar--${tone}`}
          x={begin}
          y={top + 3}
          width={long}
          height={rowHeight - 6}
        />
      ))}
      <text className="lisans-chart__figure" x={Math.max(end, barsBegin + 1) + 6} y={top + 17}>
        {figure}
      </text>
    </g>
  )
}
