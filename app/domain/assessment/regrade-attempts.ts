import { eq } from 'drizzle-orm'
import { type Database, inTransaction } from '#db/handle.ts'
import { questionCorrections } from '#db/schema/index.ts'
import { type AskedAttempt, listAskedAttempts } from './list-asked-attempts.ts'
import { regradePiece } from './regrade-piece.ts'

/** Papers marked in one transaction, unless one person has more. */
const attemptsAtATime = 50

/**
 * Marks anew every paper that asked the corrected question, in pieces that each are one transaction, a person's papers together. May be
 * asked again after a crash: who was done is left alone. Answers how many papers were marked; none where there is no such correction.
 */
export async function regradeAttempts(
  db: Database,
  { correctionId, baseUrl }: { correctionId: string; baseUrl: string },
  at: Date,
): Promise<number> {
  const [correction] = await db.select().from(questionCorrections).where(eq(questionCorrections.id, correctionId))
  if (!correction) return 0
  let marked = 0
  for (const piece of piecesOf(await listAskedAttempts(db, correction.questionVersionId))) {
    marked += await inTransaction(db, (tx) => regradePiece(tx, { correction, attemptIds: piece, baseUrl }, at))
    await new Promise(setImmediate)
  }
  return marked
}

function piecesOf(asked: AskedAttempt[]): string[][] {
  const pieces: string[][] = []
  let last: string | null = null
  for (const { id, personId } of asked) {
    const piece = pieces.at(-1)
    if (piece && (piece.length < attemptsAtATime || personId === last)) piece.push(id)
    else pieces.push([id])
    last = personId
  }
  return pieces
}
