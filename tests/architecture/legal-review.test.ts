import path from 'node:path'
import { expect, test } from 'vitest'
import { type CompiledSyllabus, compileSyllabus } from '#app/domain/catalogue/compile-syllabus.ts'
import { readSyllabus } from '#app/domain/catalogue/read-syllabus.ts'
import type { LegalFactRecord } from '#app/lesson-markup/legal-facts.ts'
import { projectRoot } from '#db/project-root.ts'

test('docs/legal-review.md lists what counsel must confirm', async () => {
  const source = await readSyllabus(path.join(projectRoot, 'courses'))
  const syllabus = await compileSyllabus(source, (_, src) => src)
  await expect(counselsList(syllabus)).toMatchFileSnapshot(path.join(projectRoot, 'docs/legal-review.md'))
})

/** What is open about the law whatever the register says, and the facts (by how their ids begin) that stand for it. */
const openQuestions: { question: string; facts: RegExp }[] = [
  {
    question: 'English text of Articles 20, 22 and 28 of the Constitution, Article 28(3) above all',
    facts: /^constitution-/,
  },
  {
    question:
      'Data Protection Act, 2023: gazetted section numbers, duty and deadline after a breach, legal bases of public bodies, penalties, regulations',
    facts: /^dpa-/,
  },
  {
    question: 'Access to Information Act, 2018: time limits, what is published without being asked, exemptions',
    facts: /^atia-/,
  },
  { question: 'State Security Act, section 4: wording, penalty, and whether it is still in force', facts: /^ssa-/ },
  {
    question: 'Public Service Orders now in force: confidentiality, media, politics, discipline, records',
    facts: /^pso-/,
  },
  {
    question: "Public Officers' Ethics Act: wording of sections 7, 11, 14 and 15; status of the Commission",
    facts: /^poea-/,
  },
  { question: 'Penal Code: which offences of speech remain', facts: /^(penal-|defamation-no-crime$)/ },
  { question: 'Cybercrimes Act: section numbers and penalties as amended', facts: /^cybercrimes-/ },
  { question: 'Archives: which Act applies, and whether posts are records', facts: /^(archives|records)/ },
  { question: 'Elections Act: limits on public officers', facts: /^elections-/ },
  { question: 'Status of a law on whistleblowers', facts: /whistleblow/ },
  { question: 'Whether any social media policy has been issued', facts: /^official-policy/ },
  {
    question: 'Lawfulness of monitoring the accounts of staff',
    facts: /^(monitoring|constitution-private-communications$)/,
  },
  {
    question: "Legal basis for keeping learners' results, and for “no certificate, no access”",
    facts: /^(learner|certificate)-/,
  },
]

/** Renewed by running this test with `--update`. */
function counselsList(syllabus: CompiledSyllabus): string {
  const facts = syllabus.source.legalFacts
  const section = (state: LegalFactRecord['state'], about: string) => {
    const found = facts.filter((fact) => fact.state === state)
    return `## ${about} (${found.length})\n\n${found.map((fact) => entry(fact, syllabus)).join('\n')}`
  }
  return `# What counsel must confirm

Every legal statement that learners read is kept once, in \`courses/legal.yaml\`, and none of it is legal advice. This list is made from
that register; what has been confirmed is written there, and the list is then made anew with
\`npx vitest run --config remix.config.js --project markup tests/architecture/legal-review.test.ts --update\`.

A pending fact is never examined, and a reported one never by a question that nobody may fail.

${section('pending', 'Pending: not confirmed')}
${section('reported', 'Reported: known at second hand only')}
${section('verified', 'Verified: read at an official source, and what is still open about it')}
## Open questions

Where no fact stands for a question, the courses say nothing about it.

| question | facts that stand for it |
|---|---|
${openQuestions.map(({ question, facts: pattern }) => `| ${question} | ${idsOf(facts.filter(({ id }) => pattern.test(id)))} |`).join('\n')}
`
}

function entry(fact: LegalFactRecord, syllabus: CompiledSyllabus): string {
  const { id, instrument, provision, claim, source, asAt, reviewBy, toConfirm } = fact
  const { pages, questions } = restingOn(id, syllabus)
  return `### ${id}

- **Instrument:** ${instrument}${provision ? `, ${provision}` : ''}
- **Claim:** ${claim.en.replace(/\s+/g, ' ').trim()}
- **To confirm:** ${toConfirm || 'nothing further'}
- **Source:** ${source}
- **As at:** ${asAt}; **review by:** ${reviewBy}
- **Shown in:** ${pages.join(', ') || 'no page'}
- **Examined by:** ${questions.join(', ') || 'no question'}
`
}

/** The English pages that show a fact, and the questions that examine it. */
function restingOn(id: string, { courses, jobAids }: CompiledSyllabus) {
  const lessons = courses
    .flatMap((course) => course.lessons)
    .flatMap(({ variants: { en } }) => (en?.lesson.legalFactsUsed.includes(id) ? [en.file] : []))
  const handouts = [...courses.flatMap((course) => course.handouts), ...(jobAids?.handouts ?? [])].flatMap(
    ({ variants: { en } }) => (en?.handout.legalFactsUsed.includes(id) ? [en.file] : []),
  )
  const questions = courses
    .flatMap((course) => course.banks)
    .flatMap(({ source: { pool }, variants: { en } }) =>
      (en?.bank.questions ?? []).filter(({ fact }) => fact === id).map((question) => `${question.id} (${pool})`),
    )
  return { pages: [...lessons, ...handouts].sort(), questions: questions.sort() }
}

function idsOf(facts: LegalFactRecord[]): string {
  return facts.map(({ id }) => `\`${id}\``).join(', ') || 'none'
}
