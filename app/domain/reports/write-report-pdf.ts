import { type StandingFigures } from '#app/domain/certification/standing-figures.ts'
import { writtenDay } from '#app/domain/office/written-day.ts'
import { translator } from '#app/locales/translator.ts'
import type { Language } from '#db/schema/index.ts'
import type { MonthlyReport } from './monthly-report.ts'
import { openPaper, type Paper } from './paper.ts'

/**
 * The monthly report as PDF/UA-1 (ISO 14289-1): tagged, with its language and title, headings, tables with header cells, and a chart that says
 * in words what it shows and stands beside the table of the same numbers.
 */
export async function writeReportPdf(report: MonthlyReport, language: Language): Promise<Buffer> {
  const t = translator(language)
  const day = writtenDay(report.day, language)
  const title = t('reports:pdf.title', { unit: report.unit, day })
  const programme = report.programme[language] ?? report.programme.en
  const paper = openPaper({ title, language, author: report.organisation })

  paper.heading(1, title)
  paper.words(t('reports:pdf.about', { organisation: report.organisation, programme }))
  paper.words(summary(report, language))

  paper.heading(2, t('hr:figures.caption'))
  paper.table(
    [t('hr:figures.standing'), t('hr:figures.people'), t('hr:figures.share'), t('reports:pdf.monthBefore')],
    standingRows(report, language),
  )
  paper.heading(2, t('hr:trend.heading'))
  drawTrend(paper, report, language)
  if (report.below.length > 0) {
    paper.heading(2, t('hr:units.caption'))
    paper.table(
      ['unit', 'people', 'holding', 'share', 'ends30', 'expired', 'notStarted'].map((name) => t(`hr:units.${name}`)),
      report.below.map(({ name, figures }) => [
        name,
        String(figures.people),
        String(figures.holding),
        percent(figures.holding, figures),
        String(figures.ends[30]),
        String(figures.states.expired ?? 0),
        String(figures.states['not-started'] ?? 0),
      ]),
    )
  }
  paper.words(t('reports:pdf.source'))
  return paper.finish()
}

function summary({ figures, monthBefore }: MonthlyReport, language: Language): string {
  const t = translator(language)
  const change = figures.holding - monthBefore.holding
  const values = { people: figures.people, holding: figures.holding, percent: share(figures.holding, figures) }
  const changed = change === 0 ? 'same' : change > 0 ? 'more' : 'fewer'
  return [
    t('reports:pdf.summary', values),
    t(`reports:pdf.${changed}`, { count: Math.abs(change) }),
    t('reports:pdf.ending', { count: figures.ends[30] }),
  ].join(' ')
}

function standingRows({ figures, monthBefore }: MonthlyReport, language: Language): string[][] {
  const t = translator(language)
  const row = (name: string, of: (figures: StandingFigures) => number) => [
    name,
    String(of(figures)),
    percent(of(figures), figures),
    String(of(monthBefore)),
  ]
  const states = ['in-progress', 'not-started', 'expired', 'suspended', 'revoked', 'exempt'] as const
  return [
    row(t('hr:figures.holding'), ({ holding }) => holding),
    row(t('hr:figures.ends30'), ({ ends }) => ends[30]),
    row(t('hr:figures.ends90'), ({ ends }) => ends[90]),
    ...states.map((state) => row(t(`desk:state.${state}`), (of) => of.states[state] ?? 0)),
    row(t('hr:figures.all'), ({ people }) => people),
  ]
}

function drawTrend(paper: Paper, { trend }: MonthlyReport, language: Language): void {
  const t = translator(language)
  const told = trend.filter(({ figures }) => figures.people > 0)
  const [first, last] = [told[0], told.at(-1)]
  if (!first || !last) {
    paper.words(t('hr:trend.none'))
    return
  }
  const label = t('hr:trend.label', {
    first: share(first.figures.holding, first.figures),
    firstDay: writtenDay(first.day, language),
    last: share(last.figures.holding, last.figures),
    lastDay: writtenDay(last.day, language),
  })
  paper.bars(
    told.map(({ day, figures }) => ({
      label: writtenDay(day, language),
      percent: share(figures.holding, figures),
    })),
    label,
  )
  paper.table(
    [t('hr:trend.day'), ...['people', 'holding', 'share', 'expired'].map((name) => t(`hr:units.${name}`))],
    told.map(({ day, figures }) => [
      writtenDay(day, language),
      String(figures.people),
      String(figures.holding),
      percent(figures.holding, figures),
      String(figures.states.expired ?? 0),
    ]),
  )
}

function share(part: number, { people }: StandingFigures): number {
  return people === 0 ? 0 : Math.round((part * 100) / people)
}

function percent(part: number, figures: StandingFigures): string {
  return `${share(part, figures)} %`
}
