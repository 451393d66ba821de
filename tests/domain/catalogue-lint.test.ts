import { expect, test } from 'vitest'
import { bankQuestion, problemsAfter, soundOptions } from './catalogue-lint-scene.ts'

const quiz = '02-privacy/bank/quiz.mdx'
const final = '02-privacy/bank/final.mdx'
const lesson = '02-privacy/01-first.mdx'
const programme = 'social-media-access.yaml'

test('a sound syllabus has no problems', async () => {
  expect(await problemsAfter()).toEqual([])
})

test('a course whose first letter another course has taken may choose a letter for its questions', async () => {
  const renamed = (text: string) => text.replaceAll('id="p-', 'id="m-')
  const banks = { [quiz]: renamed, [final]: renamed }
  const letter = (text: string) => text.replace('id: privacy', 'id: privacy\nletter: m')
  expect(await problemsAfter({ ...banks, '02-privacy/course.yaml': letter })).toEqual([])
})

const errors: [what: string, changes: Parameters<typeof problemsAfter>[0], file: string, rule: string][] = [
  ['two questions with one id', { [quiz]: (text) => text.replace('id="p-q3"', 'id="p-q2"') }, quiz, 'duplicate-id'],
  ['one id in both banks', { [final]: (text) => text.replace('id="p-f3"', 'id="p-q2"') }, quiz, 'duplicate-id'],
  ['no right option', { [quiz]: (text) => text.replace('<Option correct>', '<Option>') }, quiz, 'no-correct-option'],
  ['two right options', { [quiz]: (text) => text.replace('<Option>', '<Option correct>') }, quiz, 'too-many-correct'],
  [
    'an option without rationale',
    { [quiz]: (text) => text.replace('<Because>Memory is no source.</Because>', '') },
    quiz,
    'missing-because',
  ],
  ['an empty rationale', { [quiz]: (text) => text.replace('Memory is no source.', ' ') }, quiz, 'missing-because'],
  [
    'a key that is much longer',
    {
      [quiz]: (text) =>
        text.replace(
          'Ask the person who decides.',
          'Ask the person who decides about such things, and wait for an answer.',
        ),
    },
    quiz,
    'length-cue',
  ],
  [
    'a bank in which the longest option pays',
    { [quiz]: (text) => text.replaceAll('Ask the person who decides.', 'Ask the person who decides it.') },
    quiz,
    'length-cue',
  ],
  [
    'four options',
    {
      [quiz]: (text) =>
        text.replace('</Question>', '<Option>Wait until another day.<Because>No.</Because></Option>\n</Question>'),
    },
    quiz,
    'three-options',
  ],
  [
    'a stem that repeats another',
    {
      [final]: (text) =>
        text.replace(
          /At the .*\?/,
          'At the market a neighbour asks you about a permit number 7. What do you do first?',
        ),
    },
    quiz,
    'near-duplicate',
  ],
  [
    'a negative stem',
    { [quiz]: (text) => text.replace('What do you do first?', 'Which of these is not allowed?') },
    quiz,
    'negative-stem',
  ],
  [
    'all of the above',
    { [quiz]: (text) => text.replace('Send a private message now.', 'All of the above, please.') },
    quiz,
    'catch-all',
  ],
  [
    'a question without objective',
    { [quiz]: (text) => text.replace('objective="reply" ', '') },
    quiz,
    'missing-objective',
  ],
  [
    'a question with a foreign objective',
    { [quiz]: (text) => text.replace('objective="reply"', 'objective="sort"') },
    quiz,
    'unknown-objective',
  ],
  [
    'a question without difficulty',
    { [quiz]: (text) => text.replace(' difficulty="1"', '') },
    quiz,
    'missing-difficulty',
  ],
  [
    'a question id of another course',
    { [quiz]: (text) => text.replace('id="p-q1"', 'id="c-q1"') },
    quiz,
    'question-id',
  ],
  [
    'a fact that does not exist',
    { [quiz]: (text) => text.replace('difficulty="1"', 'difficulty="1" fact="no-law"') },
    quiz,
    'unknown-legal-fact',
  ],
  [
    'an examined fact that is pending',
    { [quiz]: (text) => text.replace('difficulty="1"', 'difficulty="1" fact="dpa-breach-duty"') },
    quiz,
    'pending-fact',
  ],
  [
    'a critical fact that is second-hand',
    { [final]: (text) => text.replace('critical', 'critical fact="defamation-no-crime"') },
    final,
    'reported-critical',
  ],
  ['text between the questions', { [quiz]: (text) => `A remark.\n\n${text}` }, quiz, 'bank-contents'],
  ['a small bank', { [quiz]: (text) => text.slice(0, text.lastIndexOf('<Question')) }, quiz, 'small-pool'],
  [
    'a figure without words for it',
    {
      [lesson]: (text) => text.replace('The cat', '<Figure src="figures/a.svg" />\n\nThe cat'),
      '02-privacy/figures/a.svg': '<svg/>',
    },
    lesson,
    'missing-alt',
  ],
  [
    'a figure with empty words for it',
    {
      [lesson]: (text) => text.replace('The cat', '<Figure src="figures/a.svg" alt="" />\n\nThe cat'),
      '02-privacy/figures/a.svg': '<svg/>',
    },
    lesson,
    'missing-alt',
  ],
  [
    'a figure that runs scripts',
    { '02-privacy/figures/a.svg': '<svg><script>alert(1)</script></svg>' },
    '02-privacy/figures/a.svg',
    'active-figure',
  ],
  [
    'a figure that says in UTF-16 what it does not in UTF-8',
    { '02-privacy/figures/a.svg': Buffer.from('\ufeff<svg><script>alert(1)</script></svg>', 'utf16le') },
    '02-privacy/figures/a.svg',
    'figure-encoding',
  ],
  [
    'a figure in UTF-16 without a mark at its start',
    { '02-privacy/figures/a.svg': Buffer.from('<svg><script>alert(1)</script></svg>', 'utf16le') },
    '02-privacy/figures/a.svg',
    'figure-encoding',
  ],
  [
    'a figure that declares another encoding',
    { '02-privacy/figures/a.svg': '<?xml version="1.0" encoding="UTF-7"?><svg>+ADw-script+AD4-</svg>' },
    '02-privacy/figures/a.svg',
    'figure-encoding',
  ],
  [
    'a figure that is not text',
    { '02-privacy/figures/a.svg': Buffer.from([0x3c, 0x73, 0x76, 0x67, 0xff, 0xfe]) },
    '02-privacy/figures/a.svg',
    'figure-encoding',
  ],
  [
    'a figure that fetches something',
    { '02-privacy/figures/a.svg': '<svg><image href="https://evil.example/a.png"/></svg>' },
    '02-privacy/figures/a.svg',
    'active-figure',
  ],
  [
    'a legal fact that is not in the register',
    { [lesson]: (text) => text.replace('The cat', '<LegalFact id="no-law" />\n\nThe cat') },
    lesson,
    'unknown-legal-fact',
  ],
  [
    'a term that is not in the glossary',
    { [lesson]: (text) => text.replace('The cat', 'The <Term id="kat">cat</Term>') },
    lesson,
    'unknown-term',
  ],
  [
    'a lesson with a foreign objective',
    { [lesson]: (text) => text.replace('[reply]', '[reply, sort]') },
    lesson,
    'unknown-objective',
  ],
  [
    'an activity with a foreign objective',
    { [lesson]: (text) => text.replace('objective="reply"', 'objective="sort"') },
    lesson,
    'unknown-objective',
  ],
  [
    'a lesson with one activity',
    { [lesson]: (text) => text.slice(0, text.lastIndexOf('<Question')) },
    lesson,
    'few-activities',
  ],
  [
    'an objective without lesson',
    { '02-privacy/course.yaml': (text) => text.replace('lesson: first', 'lesson: second') },
    '02-privacy/course.yaml',
    'objective-without-lesson',
  ],
  ['two lessons with one number', { '02-privacy/01-other.mdx': 'x' }, '02-privacy/01-other.mdx', 'lesson-number'],
  [
    'a blueprint cell that is too thin',
    { [programme]: (text) => text.replace('critical: true, draw: 1', 'critical: true, draw: 2') },
    programme,
    'thin-cell',
  ],
  [
    'a quiz that draws more than there is',
    { [programme]: (text) => text.replace('draw: 8', 'draw: 20') },
    programme,
    'thin-quiz',
  ],
  [
    'a programme with an unknown course',
    { [programme]: (text) => text.replace('[privacy]', '[privacy, chess]') },
    programme,
    'unknown-course',
  ],
  ['a programme without rules', { 'rules-of-behaviour/en.mdx': null }, programme, 'no-rules'],
  [
    'a Kreol word nobody attests',
    { 'glossary.yaml': (text) => text.replace('confidence: M', 'confidence: L') },
    'glossary.yaml',
    'kreol-confidence',
  ],
  ['two terms with one id', { 'glossary.yaml': (text) => text + text }, 'glossary.yaml', 'duplicate-id'],
  ['two legal facts with one id', { 'legal.yaml': (text) => text + text }, 'legal.yaml', 'duplicate-id'],
  [
    'a review before the check',
    { 'legal.yaml': (text) => text.replace('reviewBy: 2027-05-22', 'reviewBy: 2026-05-22') },
    'legal.yaml',
    'review-date',
  ],
]

test.each(errors)('%s is an error with its file and line', async (_, changes, file, rule) => {
  const problems = await problemsAfter(changes)
  expect(problems).toContainEqual(expect.objectContaining({ file, rule, severity: 'error' }))
  for (const problem of problems) {
    expect(problem.line).toBeGreaterThan(0)
    expect(problem.message).not.toMatch(/undefined|\/tmp|\[object/)
  }
})

const warnings: [what: string, changes: Parameters<typeof problemsAfter>[0], rule: string][] = [
  ['a short lesson', { [lesson]: (text) => text.replace(/(The cat .*? day\. ){20}/, '') }, 'lesson-length'],
  [
    'a lesson of long words and sentences',
    {
      [lesson]: (text) =>
        text.replaceAll(
          'The cat sat on the mat and was glad to be there for the whole day. ',
          'Then departmental communications representatives very unilaterally characterised organisational responsibilities notwithstanding considerable interdepartmental disagreement. ',
        ),
    },
    'reading-age',
  ],
  [
    'a bank in which the shortest option pays',
    { [quiz]: (text) => text.replaceAll('Ask the person who decides.', 'Ask who decides.') },
    'length-cue',
  ],
  ['a picture that no lesson shows', { '02-privacy/figures/a.svg': '<svg/>' }, 'unused-figure'],
  ['a file that belongs nowhere', { '02-privacy/notes.txt': 'x' }, 'stray-file'],
  [
    'a legal fact that says not what to confirm',
    { 'legal.yaml': (text) => text.replace('  toConfirm: The wording.\n', '') },
    'to-confirm',
  ],
]

test.each(warnings)('%s is a warning', async (_, changes, rule) => {
  const problems = await problemsAfter(changes)
  expect(problems).toEqual([expect.objectContaining({ rule, severity: 'warning' })])
})

test('words that the glossary explains do not raise the reading age', async () => {
  const hard = (text: string) => text.replaceAll('mat', 'confidentiality declaration')
  const withTerm = (text: string) =>
    `${text}- id: declaration\n  en: { term: confidentiality declaration, meaning: A promise. }\n`
  const rules = async (changes: Parameters<typeof problemsAfter>[0]) =>
    (await problemsAfter(changes)).map(({ rule }) => rule)
  expect(
    await rules({ [lesson]: (text) => hard(text).replaceAll('glad to be there', 'universally appreciated') }),
  ).toContain('reading-age')
  expect(await rules({ [lesson]: hard, 'glossary.yaml': withTerm })).toEqual([])
})

test('an overdue review is a warning once its day has passed', async () => {
  expect(await problemsAfter({}, '2027-05-22')).toEqual([])
  expect((await problemsAfter({}, '2027-05-23')).map(({ rule }) => rule)).toEqual([
    'review-overdue',
    'review-overdue',
    'review-overdue',
  ])
})

test('a translation with the same build is sound; the texts that lack one are named', async () => {
  const problems = await problemsAfter({ '02-privacy/bank/quiz.fr.mdx': translated(frenchQuiz()) })
  expect(problems.map(({ file, rule, severity }) => [file, rule, severity])).toEqual([
    [lesson, 'untranslated', 'warning'],
    [final, 'untranslated', 'warning'],
    ['02-privacy/bank/quiz.fr.mdx', 'translation-unrecorded', 'warning'],
  ])
})

test.each([
  ['a missing question', (text: string) => text.slice(text.indexOf('<Question', 5))],
  [
    'another key',
    (text: string) =>
      text.replace('<Option correct>', '<Option>').replace('<Option>\n    Répondez', '<Option correct>\n    Répondez'),
  ],
  ['another objective', (text: string) => text.replace('objective="reply"', 'objective="purpose"')],
  ['an option less', (text: string) => text.replace(/ {2}<Option>\n {4}Envoyez[\s\S]*?<\/Option>\n/, '')],
])('a translation with %s is an error', async (_, change) => {
  const problems = await problemsAfter({ '02-privacy/bank/quiz.fr.mdx': change(frenchQuiz()) })
  expect(problems.filter(({ rule }) => rule === 'variant')).not.toEqual([])
})

test('a file that is not YAML is a problem with its line, and the rest is read all the same', async () => {
  const problems = await problemsAfter({ 'glossary.yaml': '- id: a\n  en: { term: x, meaning: y: z }\n' })
  expect(problems).toEqual([expect.objectContaining({ file: 'glossary.yaml', line: 2, rule: 'yaml' })])
})

test('a value of the wrong kind is named with its place', async () => {
  const problems = await problemsAfter({
    '02-privacy/course.yaml': (text) => text.replace('minutes: 30', 'minutes: long'),
  })
  expect(problems).toContainEqual(
    expect.objectContaining({ file: '02-privacy/course.yaml', line: 4, message: '“minutes” must be a number.' }),
  )
})

test('an objective that the final leaves out is a warning, unless the course says that this is meant', async () => {
  const also = (objective: string) => ({
    '02-privacy/course.yaml': (text: string) => `${text}  - { ${objective}, text: { en: "Also" }, lesson: first }\n`,
  })
  expect((await problemsAfter(also('id: also'))).map(({ rule }) => rule)).toEqual(['unexamined-objective'])
  expect(await problemsAfter(also('id: also, quizOnly: true'))).toEqual([])
})

function frenchQuiz() {
  const options = soundOptions
    .replace('Ask the person who decides.', 'Demandez à qui décide de cela.')
    .replace('Answer from what you recall.', 'Répondez de mémoire, sans notes.')
    .replace('Send a private message now.', 'Envoyez un message privé ici.')
  return Array.from({ length: 16 }, (_, n) => bankQuestion(`p-q${n}`, n, undefined, options)).join('\n\n')
}

function translated(text: string) {
  return text.replaceAll('What do you do first?', 'Que faites-vous en premier ?')
}

test('a translation that does not say which English it was made from, or was made from an older one, is a warning', async () => {
  const translated = 'job-aids/ladder.fr.mdx'
  const jobAids = {
    'job-aids/ladder.mdx': '---\ntitle: Ladder\nsummary: Seven steps\n---\nStep by step.\n',
    [translated]: '---\ntitle: Échelle\nsummary: Sept pas\n---\nPas à pas.\n',
  }
  expect(await problemsAfter(jobAids)).toMatchObject([
    { file: translated, rule: 'translation-unrecorded', severity: 'warning' },
  ])
  const record = `${translated}: "000000000000"\n`
  expect(await problemsAfter({ ...jobAids, 'translations.yaml': record })).toMatchObject([
    { file: translated, rule: 'translation-lags', severity: 'warning' },
  ])
})

test('a page to print holds no activities', async () => {
  const page = `---\ntitle: Talk\nsummary: Three cases\n---\nTalk.\n\n${bankQuestion('one', 1, '')}\n`
  expect(await problemsAfter({ '02-privacy/team-discussion.mdx': page })).toMatchObject([
    { file: '02-privacy/team-discussion.mdx', rule: 'handout-contents', severity: 'error' },
  ])
})
