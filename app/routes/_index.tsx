import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { ProgressLine } from '#app/ui/progress-line.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { TaskList } from '#app/ui/task-list.tsx'
import { TextField } from '#app/ui/text-field.tsx'

export default function Home() {
  const problems = [{ field: 'name', message: 'form.invalid' }]
  return (
    <Page
      heading="Your licence to speak"
      caption="Using social media"
      back={{ href: '/', label: 'Back' }}
      problems={problems}
    >
      <section className="lisans-standing lisans-standing--warn">
        <p className="lisans-standing__programme">Using social media in the public service</p>
        <h2 className="lisans-standing__title">You are on the way: 4 of 14 lessons done</h2>
        <p className="lisans-standing__next">Next: the lesson “How leaks happen”, about 7 minutes.</p>
        <p className="lisans-actions">
          <a className="govuk-button" href="/modules/x">
            Continue the lesson
          </a>
          <a className="govuk-link" href="/a">
            Something else
          </a>
        </p>
      </section>
      <Notice heading="Saved" tone="good">
        <p className="govuk-body">Text</p>
      </Notice>
      <ProgressLine done={3} total={7} message="form.problems" />
      <TaskList
        tasks={[
          { id: 'a', href: '/', title: 'Final examination', hint: '16 questions', status: <Tag>Start</Tag> },
          { id: 'b', href: null, title: 'Rules', status: 'Later' },
        ]}
      />
      <TextField name="name" label="Name" problems={problems} hint="As on your badge" />
      <button type="button" className="govuk-button">
        Send
      </button>{' '}
      <button type="button" className="govuk-button govuk-button--secondary">
        Second
      </button>{' '}
      <button type="button" className="govuk-button govuk-button--warning">
        Revoke
      </button>
      <div className="govuk-radios">
        <div className="govuk-radios__item">
          <input className="govuk-radios__input" type="radio" id="r" name="r" />
          <label className="govuk-label govuk-radios__label" htmlFor="r">
            One
          </label>
        </div>
      </div>
    </Page>
  )
}
