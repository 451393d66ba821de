import path from 'node:path'
import { expect, test } from 'vitest'
import {
  type RetentionKindName,
  retentionKindNames,
  retentionOf,
} from '#app/domain/data-protection/retention-periods.ts'
import { translator } from '#app/locales/translator.ts'
import { projectRoot } from '#db/project-root.ts'

test('docs/data-protection.md says of every kind of record what the service does with it', async () => {
  await expect(document()).toMatchFileSnapshot(path.join(projectRoot, 'docs/data-protection.md'))
})

const t = translator('en')

/** Renewed by running this test with `--update`. */
function document(): string {
  return `# Data protection

What Lisans holds about people, for what, how long, and who sees it. The table is made from the list by which the service forgets
(\`app/domain/data-protection/retention-periods.ts\`); a test holds the two together. The page \`/privacy\` tells the people themselves, and
\`/admin/retention\` shows administrators how much would be forgotten today. The periods below are those that Lisans begins with: an
administrator of everything sets others there, within bounds, with a reason and an entry in the ledger.

**For counsel to confirm.** The column *held for* says why Lisans needs a record, not on which ground of the Data Protection Act, 2023
(Act 24 of 2023) an organisation may hold it. The periods are proposals: that the Act asks for nothing to be kept longer than necessary
is as far as we could establish, and we found no rule that fixes a number. What the Public Service Orders (Appendix E, on types and
retention of records) ask for is not confirmed either; see [legal-review.md](legal-review.md).

## What is held

Everybody sees what is held about themselves. Others see it only within the units that their role reaches, and that somebody opened
a person’s record is written down. *Officers who open records* are human resources, managers, access officers, auditors and
administrators.

| data | purpose | held for | retention | ended by | who else sees it |
|---|---|---|---|---|---|
${retentionKindNames.map(row).join('\n')}

The text of a mail is emptied once it is sent (a demonstration keeps it, for its outbox is there to be read).
Numbers of refusals at a gate are counted per unit and day, without saying who asked for what; a small unit may still be told by them.
Whoever operates the machine can read the database; protect it as you would a personnel register.

## What a person may ask for

- **To see it**: \`/account/my-data\`, with a file of everything. Human resources hand the same file to somebody without an account.
- **To have it corrected**: \`/account/my-data/correction\`. Human resources answer, and both stays in the record.
- **To have it erased**: human resources or an administrator do it on the page of the person, with a reason, once the person has left and
  nothing needs their name any more. Lisans erases nobody by itself; \`/admin/retention\` says how many are past the proposed limit.

How such a request has to be answered, and by when, is for counsel to say.

## What stays after an erasure, and why

Attempts, answers, marks, dates, and the numbers of certificates stay under a random id that is nobody’s any more, so that statistics and
counts remain true. The chain of the ledger stays, for it proves that nothing else was changed; the content of entries that named the
person is emptied, and the entry of the erasure lists which. [Decision 116](decisions/116-erasing-a-person.md) says more.

## Backups

Forgetting and erasing reach the database, not copies made earlier. A backup holds what it held, so give backups an end of their own and
keep to it. Restoring an older one erases anew whoever had been erased (\`erased-people.txt\`), and the next daily work forgets anew what
is over. Mails that were sent, files that officers downloaded and slips that were printed are outside Lisans.
`
}

function row(name: RetentionKindName): string {
  const { period, endedBy, basis, readers } = retentionOf(name)
  const kept = period
    ? `${t(`retention:period.${period.unit}`, { count: period.count })} ${t(`retention:kind.${name}.from`)}`
    : t('retention:always')
  const cells = [
    t(`retention:kind.${name}.what`),
    t(`retention:kind.${name}.purpose`),
    t(`retention:basis.${basis}`),
    endedBy === 'hr' ? `while employed; proposed limit ${kept}` : kept,
    t(`retention:endedBy.${endedBy}`),
    readers.map((reader) => t(`retention:reader.${reader}`)).join(', '),
  ]
  return `| ${cells.join(' | ')} |`
}
