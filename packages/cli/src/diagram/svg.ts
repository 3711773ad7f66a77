import type { Drawing } from './layout.ts'
import { TEXT, type Shape } from './shapes.ts'

/** Of networks, one after the other; each is seen on light and on dark ground. */
const COLOURS = [
  '#2f7fc1',
  '#d9730d',
  '#2b9a66',
  '#a05ac8',
  '#d6455d',
  '#0e93a5',
  '#a37a00',
  '#7a7f87',
] as const

const FONTS = {
  mono: "'DejaVu Sans Mono','Liberation Mono',Menlo,Consolas,monospace",
  sans: "'DejaVu Sans','Liberation Sans',Verdana,Arial,sans-serif",
} as const

/** A drawing as an SVG document without scripts or anything from elsewhere, in the colours that its reader has set. */
export function svg({ width, height, shapes }: Drawing, title: string, description: string): string {
  const drawn = [
    ...shapes.filter(({ type }) => type === 'line'),
    ...shapes.filter(({ type }) => type !== 'line'),
  ]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="diagram-title diagram-description">`,
    `<title id="diagram-title">${escape(title)}</title>`,
    `<desc id="diagram-description">${escape(description)}</desc>`,
    `<style>${STYLE}</style>`,
    `<rect class="ground" width="${width}" height="${height}"/>`,
    ...drawn.flatMap(element),
    '</svg>',
    '',
  ].join('\n')
}

/** Colours stand in the rules themselves and not in variables, which many programs that print SVG do not know. */
const STYLE = [
  ...coloured({
    ground: '#fff',
    box: '#f6f7f9',
    cell: '#fff',
    edge: '#b9c0c8',
    ink: '#16191d',
    quiet: '#55606b',
  }),
  '@media screen and (prefers-color-scheme:dark){',
  ...coloured({
    ground: '#16191d',
    box: '#1f242a',
    cell: '#2a3038',
    edge: '#4a525c',
    ink: '#eceff2',
    quiet: '#aab3bd',
  }),
  '}',
  'rect{stroke-width:1.5}',
  'rect.master{stroke-width:2.5}',
  'rect.relay{stroke-dasharray:6 4}',
  'rect.stateless{stroke-dasharray:2 4;stroke-linecap:round;stroke-width:2.5}',
  'path{fill:none}',
  '.network{stroke-width:6;stroke-linejoin:round;stroke-linecap:round}',
  '.bridge{stroke-width:8}',
  '.link,circle{stroke-width:2}',
  ...Object.entries(TEXT).map(([kind, { size, mono, bold }]) => {
    const weight = bold ? ';font-weight:bold' : ''
    return `.${kind}{font-family:${mono ? FONTS.mono : FONTS.sans};font-size:${size}px${weight}}`
  }),
].join('\n')

type Colour = 'ground' | 'box' | 'cell' | 'edge' | 'ink' | 'quiet'

function coloured({
  ground,
  box,
  cell,
  edge,
  ink,
  quiet,
}: Readonly<Record<Colour, string>>): readonly string[] {
  return [
    `.ground{fill:${ground}}`,
    `.box{fill:${box};stroke:${edge}}`,
    `.cell{fill:${cell};stroke:${edge}}`,
    `.master{stroke:${ink}}`,
    `.bridge,circle{stroke:${ground}}`,
    `text{fill:${ink}}`,
    `.note{fill:${quiet}}`,
  ]
}

function element(shape: Shape): readonly string[] {
  switch (shape.type) {
    case 'box': {
      const { kind, x, y, width, height } = shape
      const names = kind === 'cell' ? kind : `box ${kind}`
      return [
        `<rect class="${names}" x="${x}" y="${y}" width="${width}" height="${height}" rx="${kind === 'cell' ? 4 : 8}"/>`,
      ]
    }
    case 'line': {
      const { kind, network, points } = shape
      const path = `d="M${points.map(point => point.join(' ')).join('L')}"`
      const line = `<path class="${kind}" stroke="${colourOf(network)}" ${path}/>`
      // A link passes over the networks that it has nothing to do with.
      return kind === 'link' ? [`<path class="bridge" ${path}/>`, line] : [line]
    }
    case 'dot':
      return [`<circle fill="${colourOf(shape.network)}" cx="${shape.x}" cy="${shape.y}" r="7"/>`]
    case 'text':
      if (shape.text === '') return []
      return [`<text class="${shape.kind}" x="${shape.x}" y="${shape.y}">${escape(shape.text)}</text>`]
  }
}

function colourOf(network: number): string {
  return COLOURS[network % COLOURS.length] ?? COLOURS[0]
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escape(text: string): string {
  return text.replace(/[&<>"]/g, character => ENTITIES[character] ?? '')
}
