/** What stands beside a sample, for whoever opens the file years later. */
export const sampleExplanation = `A sample of certificates of Lisans, with their evidence

sample.json      the seed, from how many certificates was drawn, and when
index.csv        one line for each certificate, in the order drawn
certificates/    one file for each: holder, validity, programme version, rules and signature, lessons completed with the exact
                 revisions, the papers sat with what was drawn, in which order, what was answered and how it was marked, and the
                 entries of the ledger
checkpoint.json  where the ledger ended when the sample was drawn, signed

The same seed over the same certificates draws the same ones: for each number the SHA-256 of seed, line feed and number is taken, and the
smallest come first.

What each paper's digest is of: the JSON, with sorted names and no spaces, of attemptId, paper, answers and mark. The same digest is in the
ledger's entry "attempt.submitted". What an entry's digest is of: the SHA-256 of its salt followed by the JSON, so written, of its payload.
An entry's hash is the SHA-256 of the JSON list of sequence, recordedAt, action, actorId, subjectId, digest and previousHash.

Not in this file: of questions that a final still asks, in whichever version, neither the right option nor the one that was chosen, for
the answers of good papers are the key. A paper says how many answers are kept back ("answersKeptBack"); where it is not 0, its digest can
be recomputed only from a file drawn once no final asks these questions any more. The wording of a paper is not secret from whoever sat it:
treat this file as you treat an examination paper that is still in use.
`
