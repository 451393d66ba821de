/** Something to be found with one's own eyes in a draft, steps to be put in order, and what to take along. */
export function practisingLesson(objective: string): string {
  return `This lesson is mostly practice. You read a little, then you do what you will do at your desk: look at a draft, find what does
not belong in it, and put the steps of a good check in order. Take your time. Looking slowly is the skill.

## Reading like a stranger

We read our own drafts as we meant them. A stranger reads what stands there. That is why we miss our own mistakes, and why a
colleague finds them in half a minute.

You can learn to read like a stranger. Do it in three rounds, and look for one thing in each:

1. **People.** Is anybody named? Can anybody be recognised without a name: by a village, a job, an age, a photograph?
2. **Numbers.** Every date, sum and telephone number: where does it come from? Compare it with the source, figure by figure.
3. **Promises.** Does the draft promise something? “By Friday”, “free for all”, “always”: who has agreed to that?

One round for one thing. Who looks for everything at once finds little.

<Callout tone="info" title="Read it aloud">
  Your ear stumbles where your eye slides past. If you run out of breath, the sentence is too long.
</Callout>

## Find it yourself

Here is a draft for the page of an office. Some of it must not go out. Some of it is harmless, and it would be a pity to lose it: a
text without any life helps nobody. Tick only what must go.

<Redact id="thank-you-draft" title="A thank-you for the page" objective="${objective}" intro="Tick everything that must not be published.">
  Thank you to <Spot id="name" kind="person" hide>old Mr Payet from Anse Boileau<Because>He is named, and he did not agree to it. Ask him first, or leave the name out.</Because></Spot>,
  who told us that <Spot id="lamp" kind="other">the lamp at the bus stop is broken<Because>Everybody can see the lamp. This is what the post is about.</Because></Spot>.
  He passes there on the way to <Spot id="clinic" kind="place" hide>his treatment at the clinic<Because>That he is being treated is about his health. It does not belong here, even without his name.</Because></Spot>.
  Our team will <Spot id="repair" kind="other">look at the lamp this week<Because>The team has agreed to this. It is a promise that can be kept.</Because></Spot>.
</Redact>

## Put it in order

Checking has an order. Who corrects commas first and then takes out half of the text has done the work twice.

<Order id="order-of-checking" title="From draft to page" objective="${objective}" intro="Put the steps in the order in which you take them.">
  <Stage id="purpose">Say in one sentence what the text is for.<Because>What does not serve this sentence can go. That saves all later work.</Because></Stage>
  <Stage id="people">Look for people who can be recognised.<Because>This decides whether the text can be published at all.</Because></Stage>
  <Stage id="facts">Compare every number with its source.<Because>Now that you know what stays, check that it is true.</Because></Stage>
  <Stage id="words">Shorten and correct the words.<Because>Only what stays is worth polishing.</Because></Stage>
  <Stage id="colleague">Give it to a colleague to read.<Because>The stranger's eyes come last, when you think that it is done.</Because></Stage>
</Order>

## At your desk

Take a text that you wrote this month. Read it in the three rounds: people, numbers, promises. Write down what you find. Most of us
find at least one thing, and most often it is a promise that nobody has agreed to.

Do it again with the next text, before it goes out. After a few weeks the three rounds take two minutes. You will not notice them
any more, except on the day when they save you.

## Remember

One round for one thing. People first, then numbers, then promises. Then let somebody else read it.
`
}
