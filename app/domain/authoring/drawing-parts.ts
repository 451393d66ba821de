/** What a drawing may consist of. Everything that is not here is taken out: it acts, or brings something from elsewhere. */
export const drawingElements: ReadonlySet<string> = new Set([
  ...['svg', 'g', 'defs', 'symbol', 'use', 'title', 'desc'],
  ...['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan'],
  ...['linearGradient', 'radialGradient', 'stop', 'clipPath', 'mask', 'pattern', 'marker'],
])

/** Elements of drawing programs that show nothing: nobody misses them, and nobody is told. */
export const unseenElements: ReadonlySet<string> = new Set(['metadata', 'sodipodi:namedview'])

/** How a drawing is drawn: as attributes, or in `style`, from where they are moved. */
const looks = [
  ...['fill', 'fill-opacity', 'fill-rule', 'stroke', 'stroke-width', 'stroke-linecap', 'stroke-linejoin'],
  ...['stroke-miterlimit', 'stroke-dasharray', 'stroke-dashoffset', 'stroke-opacity', 'opacity', 'color', 'display'],
  ...['visibility', 'clip-path', 'clip-rule', 'mask', 'marker-start', 'marker-mid', 'marker-end', 'stop-color'],
  ...['stop-opacity', 'font-family', 'font-size', 'font-weight', 'font-style', 'letter-spacing', 'word-spacing'],
  ...['text-anchor', 'dominant-baseline', 'alignment-baseline', 'paint-order', 'vector-effect', 'shape-rendering'],
]
export const drawingLooks: ReadonlySet<string> = new Set(looks)

export const drawingAttributes: ReadonlySet<string> = new Set([
  ...looks,
  ...['id', 'viewBox', 'width', 'height', 'x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'fx', 'fy'],
  ...['dx', 'dy', 'd', 'points', 'transform', 'offset', 'preserveAspectRatio', 'pathLength', 'rotate', 'textLength'],
  ...['lengthAdjust', 'gradientUnits', 'gradientTransform', 'spreadMethod', 'clipPathUnits', 'maskUnits'],
  ...['maskContentUnits', 'patternUnits', 'patternContentUnits', 'patternTransform', 'markerUnits', 'markerWidth'],
  ...['markerHeight', 'refX', 'refY', 'orient', 'role', 'aria-label', 'aria-hidden', 'focusable'],
])

/** In these nothing may refer to something else again: a few lines of that unfold into thousands of millions of shapes. */
export const reusedElements: ReadonlySet<string> = new Set(['symbol', 'pattern', 'marker', 'mask', 'clipPath', 'defs'])
