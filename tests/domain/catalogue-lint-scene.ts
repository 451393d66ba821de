import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { rememberCompiled } from '#app/domain/authoring/remember-compiled.ts'
import { compileSyllabus } from '#app/domain/catalogue/compile-syllabus.ts'
import { checkSyllabus } from '#app/domain/catalogue/lint/check-syllabus.ts'
import { readSyllabus } from '#app/domain/catalogue/read-syllabus.ts'

type Change = string | Uint8Array | ((text: string) => string) | null

/** The problems of a small sound syllabus after some changes to its files (null deletes one). Without changes there are none. */
export async function problemsAfter(changes: Record<string, Change> = {}, today: string | null = null) {
  const root = mkdtempSync(path.join(tmpdir(), 'lisans-syllabus-'))
  try {
    const files: Record<string, string | Uint8Array> = { ...soundSyllabus() }
    for (const [name, change] of Object.entries(changes)) {
      if (change === null) delete files[name]
      else files[name] = typeof change === 'function' ? change(String(files[name])) : change
    }
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.join(root, path.dirname(name)), { recursive: true })
      writeFileSync(path.join(root, name), content)
    }
    const syllabus = await compileSyllabus(await readSyllabus(root), (_, src) => `/${src}`, rememberCompiled)
    return checkSyllabus(syllabus, today).map(({ file, line, rule, severity, message }) => ({
      file,
      line,
      rule,
      severity,
      message,
    }))
  } finally {
    rmSync(root, { recursive: true })
  }
}

/** Question number n of the bank, about a place of its own so that no two stems are alike. */
export function bankQuestion(
  id: string,
  n: number,
  attributes = 'objective="reply" difficulty="1"',
  options = soundOptions,
) {
  const [place, thing] = [places[n % places.length], things[n % things.length]]
  return `<Question id="${id}" ${attributes}>
  At the ${place} a neighbour asks ${people[n % people.length]} about ${thing} number ${n}. What do you do first?

${options}
</Question>`
}

export const soundOptions = `  <Option correct>
    Ask the person who decides.
    <Because>Somebody decides about it.</Because>
  </Option>
  <Option>
    Answer from what you recall.
    <Because>Memory is no source.</Because>
  </Option>
  <Option>
    Send a private message now.
    <Because>It is still outside the office.</Because>
  </Option>`

const places = [
  'market',
  'jetty',
  'clinic',
  'school',
  'airport',
  'library',
  'police post',
  'bus station',
  'town hall',
  'bakery',
  'harbour',
]
const things = [
  'a permit',
  'a boat',
  'the road',
  'an allowance',
  'a vaccine',
  'the water bill',
  'a licence',
  'the new bridge',
  'an inspection',
  'a land plan',
  'school meals',
  'the tender',
  'a visa',
]
const people = ['you', 'your driver', 'the nurse', 'a clerk', 'the guard', 'your cousin', 'the teacher']

/** The files of a small sound syllabus, by path. */
export function soundSyllabus(): Record<string, string> {
  const numbers = Array.from({ length: 16 }, (_, n) => n)
  const quiz = numbers.map((n) => bankQuestion(`p-q${n}`, n)).join('\n\n')
  const final = numbers
    .map((n) => bankQuestion(`p-f${n}`, n + 50, n < 4 ? 'objective="reply" difficulty="2" critical' : undefined))
    .join('\n\n')
  return {
    'legal.yaml': `- id: dpa-regulator
  state: verified
  instrument: Data Protection Act, 2023
  claim: { en: "There is a regulator." }
  source: The regulator
  asAt: 2026-11-22
  reviewBy: 2027-05-22
- id: dpa-breach-duty
  state: pending
  instrument: Data Protection Act, 2023
  claim: { en: "Perhaps there is a duty." }
  source: Nobody
  asAt: 2026-11-22
  reviewBy: 2027-05-22
  toConfirm: The wording.
- id: defamation-no-crime
  state: reported
  instrument: Penal Code
  claim: { en: "It is said to be no crime." }
  source: A newspaper
  asAt: 2026-11-22
  reviewBy: 2027-05-22
  toConfirm: The amendment.
`,
    'glossary.yaml': `- id: consent
  en: { term: consent, meaning: A free yes. }
  crs: { term: konsantman, confidence: M }
`,
    'rules-of-behaviour/en.mdx': '---\ntitle: Rules\nstatus: draft-model\n---\n1. Ask first.\n',
    'social-media-access.yaml': `id: social-media-access
title: { en: Using social media }
summary: { en: "What may leave the office" }
modules: [privacy]
quiz: { draw: 8, passPercent: 80 }
final:
  passPercent: 80
  criticalsMustPass: true
  attemptsBeforeUnlock: 3
  hoursBetweenAttempts: 24
  timeLimitMinutes: 0
  blueprint:
    - { module: privacy, objective: reply, draw: 2 }
    - { module: privacy, objective: reply, critical: true, draw: 1 }
validity: { months: 12, expiringDays: 60, refresherMonths: 6 }
rules: rules-of-behaviour
`,
    '02-privacy/course.yaml': `id: privacy
title: { en: Privacy }
summary: { en: "Who can be recognised" }
minutes: 30
objectives:
  - { id: reply, text: { en: "Reply to a person" }, lesson: first }
`,
    '02-privacy/01-first.mdx': `---
title: First
summary: The first lesson.
minutes: 7
objectives: [reply]
---
${'The cat sat on the mat and was glad to be there for the whole day. '.repeat(28)}

${practice('one', 'A stranger rings and wants to know who is at home')}

${practice('two', 'The minister walks past your open screen on the way out')}
`,
    '02-privacy/bank/quiz.mdx': quiz,
    '02-privacy/bank/final.mdx': final,
  }
}

/** A practice question for a lesson. */
export function practice(id: string, stem: string) {
  return `<Question id="${id}" objective="reply">\n  ${stem}. What now?\n\n${soundOptions}\n</Question>`
}
