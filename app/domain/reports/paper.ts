import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import type { Language } from '#db/schema/index.ts'

/** A PDF being written from the top down. */
export type Paper = {
  heading: (level: 1 | 2, text: string) => void
  words: (text: string) => void
  /** The first column of each row names it. */
  table: (headings: string[], rows: string[][]) => void
  /** Whole percents; `label` says in a sentence what they show. */
  bars: (bars: { label: string; percent: number }[], label: string) => void
  finish: () => Promise<Buffer>
}

const fonts = createRequire(import.meta.url)
const ink = '#1b2733'
const sea = '#003e6b'
const margin = 56
const barHeight = 14
const barsBegin = 150
const barWidth = 260

/** Opens an A4 paper: PDF/UA-1, its fonts in it, so that it looks and reads the same everywhere. */
export function openPaper(about: { title: string; language: Language; author: string }): Paper {
  const document = new PDFDocument({
    size: 'A4',
    margin,
    pdfVersion: '1.7',
    subset: 'PDF/UA' as never,
    tagged: true,
    displayTitle: true,
    lang: about.language,
    info: { Title: about.title, Author: about.author, Creator: 'Lisans' },
    font: fonts.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  })
  document.registerFont('plain', fonts.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'))
  document.registerFont('bold', fonts.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'))
  const whole = document.struct('Document')
  document.addStructure(whole)
  const made = gather(document)
  document.fillColor(ink)

  function tagged(kind: string, write: () => void): void {
    whole.add(document.struct(kind, {}, [write]))
  }

  /** Begins another page where less than this is left. */
  function keepTogether(height: number): void {
    if (document.y + height > document.page.height - margin) document.addPage()
  }

  return {
    heading: (level, text) => {
      keepTogether(80)
      if (level === 2) document.moveDown(0.8)
      tagged(`H${level}`, () => {
        document
          .font('bold')
          .fontSize(level === 1 ? 20 : 14)
          .text(text, margin)
      })
      document.moveDown(0.4)
    },
    words: (text) => {
      tagged('P', () => {
        document.font('plain').fontSize(10.5).text(text, margin, undefined, { lineGap: 2 })
      })
      document.moveDown(0.5)
    },
    table: (headings, rows) => {
      document.font('plain').fontSize(9.5)
      document.table({
        position: { x: margin, y: document.y },
        structParent: whole,
        columnStyles: (column: number) => (column === 0 ? '*' : { width: 66, align: 'right' }) as never,
        defaultStyle: { border: [0, 0, 0.4, 0], padding: 4 },
        data: [
          headings.map((text) => ({ text, type: 'TH' as const, scope: 'Column', font: { src: 'bold', size: 9 } })),
          ...rows.map(([name = '', ...numbers]) => [{ text: name, type: 'TH' as const, scope: 'Row' }, ...numbers]),
        ],
      } as never)
      document.x = margin
      document.moveDown(0.8)
    },
    bars: (bars, label) => {
      keepTogether(bars.length * (barHeight + 4) + 20)
      const top = document.y
      const figure = document.struct(
        'Figure',
        { alt: label, bbox: [margin, top, 540, top + bars.length * 18] } as never,
        [() => drawBars(document, bars, top)],
      )
      whole.add(figure)
      document.x = margin
      document.y = top + bars.length * (barHeight + 4) + 8
    },
    finish: () => {
      whole.end()
      document.end()
      return made
    },
  }
}

function drawBars(document: PDFKit.PDFDocument, bars: { label: string; percent: number }[], top: number): void {
  document.font('plain').fontSize(9)
  for (const [place, { label, percent }] of bars.entries()) {
    const y = top + place * (barHeight + 4)
    const long = (percent / 100) * barWidth
    document.fillColor(ink).text(label, margin, y + 2, { lineBreak: false })
    document.rect(barsBegin + margin, y, Math.max(long, 0.5), barHeight).fill(sea)
    document.fillColor(ink).text(`${percent} %`, barsBegin + margin + long + 6, y + 2, { lineBreak: false })
  }
}

function gather(document: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = []
    document.on('data', (piece: Buffer) => pieces.push(piece))
    document.on('end', () => resolve(Buffer.concat(pieces)))
    document.on('error', reject)
  })
}
