/** A story in which the learner decides and sees what follows, then a question about what it taught. */
export function storyLesson(objective: string): string {
  return `You learn to swim in the water, not from a book. This lesson puts you into the water. You will read a short story about a day
at work. At three points you decide what to do. Nothing can go wrong here: you can always go back and choose again. Try the bad
choices too, and see where they lead.

## Before you begin

Most trouble at work begins with a small thing. A quick answer. A favour for a friend. A message sent at six in the evening, when
everybody wants to go home. The people in such stories are not careless. They are tired, or kind, or in a hurry. So are we.

Three things help, whatever the story is about:

- **Stop for a breath.** Nearly nothing has to be answered within a minute.
- **Think of the person who is not in the room.** Who is named? Who could be hurt? What would they say if they stood beside you?
- **Ask somebody.** Two people see more than one. Asking is not a weakness. It is part of the job.

Keep these three in mind while you read.

<Scenario id="day-at-work" title="A favour before the weekend" objective="${objective}" start="message">
  <Step id="message">
    It is Friday, ten to four. An old friend writes to you: “My cousin has handed in papers at your office. Can you have a quick look
    how far they are?”

    <Choice id="look" to="question">You open the file and look.<Because>You have looked into a file that is not part of your work. The system notes who opened it.</Because></Choice>
    <Choice id="explain" to="thanks">You write that the cousin can ask at the desk or by telephone.<Because>You help, and the cousin gets the same answer as anybody else.</Because></Choice>
  </Step>
  <Step id="question">
    The papers lie there, and one is missing. Your friend writes again: “And? Is anything wrong?”

    <Choice id="tell" to="known">You tell your friend which paper is missing.<Because>That is the cousin's affair. Now a third person knows it from you.</Because></Choice>
    <Choice id="stop" to="mended">You write that you should not have looked, and tell your supervisor.<Because>It is not pleasant, but it is over today and not in a month.</Because></Choice>
  </Step>
  <Step id="thanks">
    “You are stricter than the bank,” your friend replies. “Just this once?”

    <Choice id="stay" to="done">You stay friendly, and you stay with your answer.<Because>A friend can live with a no. The cousin calls on Monday and has an answer in two minutes.</Because></Choice>
    <Choice id="give-way" to="question">You give way and open the file.<Because>The second time of asking is often the harder one. You can still stop.</Because></Choice>
  </Step>
  <Ending id="done" tone="good">On Monday the cousin brings the missing paper. Nobody has looked where they had no business to look.</Ending>
  <Ending id="mended" tone="mixed">Your supervisor thanks you for saying so at once. A note is made, and you have learnt something.</Ending>
  <Ending id="known" tone="bad">The cousin learns from the family what is missing, and asks your office who told them. The log has your name.</Ending>
</Scenario>

## What the story shows

Nobody in it was wicked. The friend wanted to help a cousin. You wanted to help a friend. The harm came from a short cut.

Look at the good ending once more. The cousin got the answer, and got it quickly. Doing it the proper way cost one sentence: “ask at
the desk”. The proper way is often not slower. It only feels slower, because somebody else walks it.

And look at the middle ending. A mistake that you report on the same day is a small mistake. The same mistake, found by others
after a month, is a large one.

<Question id="after-the-story" objective="${objective}">
  You notice that you have opened a record without any need for your work. Nobody has seen it. What do you do **next**?

  <Option correct>
    Close it, and tell your supervisor today.
    <Because>It is said before it is found. That keeps a slip a slip.</Because>
  </Option>
  <Option>
    Close it, and tell nobody about it.
    <Because>The system has noted it. When somebody asks later, your silence is the larger fault.</Because>
  </Option>
  <Option>
    Keep it open until your day is over.
    <Because>Every minute that it stays open is one more that you cannot explain.</Because>
  </Option>
</Question>

## Talk about it

Tell this story to a colleague over a cup of tea, and ask: where would you have stopped? You will hear that everybody knows such a
message, and that everybody has a friend with a cousin. Agree on one sentence that you will both use when it comes. A sentence that
is ready is easier to say than one that you must first look for.

## Remember

Take a breath. Think of the person who is not in the room. Ask. And if it went wrong, say so today.
`
}
