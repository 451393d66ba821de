/** A rule, why it is there, how to follow it, and two questions about it. */
export function explainingLesson(objective: string): string {
  return `Begin with something that could happen tomorrow. A woman calls your office. She read on your page that the
clinic is closed on Friday. It is open. Somebody on your team had copied an old notice without looking at its date. Nobody meant
any harm, and forty people stayed at home.

This lesson is about one habit: **look before you pass it on**. It takes a minute. It saves a day.

## Why it matters

People trust what comes from a public office. They plan their day by it. They do not ask twice, and they tell their neighbours.
So a small mistake of ours does not stay small. It travels further than the correction that follows it.

There is a second reason. When we are wrong about an opening hour, people wonder what else we are wrong about. Trust is slow to
grow and quick to lose.

## What to do

Ask three short questions before you pass anything on:

1. **Who says so?** Find the person or the office that decides. A message from a friend is not a source.
2. **When was it said?** Look for a date. A notice without a date may be from last year.
3. **Does it still hold?** Ask the one who wrote it, or open the official page. Do not guess.

If you cannot answer one of them, say so. “I do not know yet. I will find out and call you back before noon” is a good answer. It
is true, and it tells the other person what happens next.

<Callout tone="do" title="Keep your word">
  If you say that you will call back before noon, call before noon. Call even when you have found nothing.
</Callout>

<Question id="old-notice" objective="${objective}">
  A colleague sends you a notice about new fees. It has no date on it. She asks you to put it on the page. What do you do **first**?

  <Option correct>
    Ask the fees office if this notice still holds.
    <Because>Only the office that sets the fees knows. One call settles it before anybody pays the wrong sum.</Because>
  </Option>
  <Option>
    Post it and add that fees may still change.
    <Because>People will pay what they read. The small print does not give them their money back.</Because>
  </Option>
  <Option>
    Post it, because a colleague has sent it to you.
    <Because>She may have it from somebody else. A colleague is a messenger, not the source.</Because>
  </Option>
</Question>

## When you are in a hurry

The three questions matter most when there is no time for them. A storm warning, an accident, a road that is closed: these are the
days on which false news travels fastest. Use what you have:

- Say what you know for certain, and nothing more.
- Say where it comes from.
- Say when you will say more.

You never have to fill a silence with a guess. People forgive “we are checking”. They do not forgive a wrong road on a stormy night.

<Question id="storm-road" objective="${objective}">
  Heavy rain. A driver writes under your post that the coast road is blocked. Others begin to share it. What is your **best** reply?

  <Option correct>
    Thank him, say that you are checking, and call the police.
    <Because>You take him seriously, promise nothing that you do not know, and ask those who can see the road.</Because>
  </Option>
  <Option>
    Share his words at once, so that all drivers are warned.
    <Because>If he is mistaken, the whole island takes the long way round because of you.</Because>
  </Option>
  <Option>
    Delete his comment until the police have said something.
    <Because>He may be right, and now nobody knows. Silence from an office is read as an answer too.</Because>
  </Option>
</Question>

## Remember

Who says so? When? Does it still hold? If you do not know, say what you will do to find out. Then do it.
`
}
