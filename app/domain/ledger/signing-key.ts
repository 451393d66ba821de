import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { desc, eq, isNull } from 'drizzle-orm'
import type { Actor, Operator } from '#app/domain/people/actor.ts'
import { type Database, inTransaction, type Transaction } from '#db/handle.ts'
import { signingKeys } from '#db/schema/index.ts'
import { canonicalJson } from './entry-hash.ts'
import { recordEntry } from './record-entry.ts'
import { writeSecretFile } from './write-secret-file.ts'

/** The key this process signs with (Ed25519). `id` is the RFC 7638 thumbprint of its public half, in base64url. */
export type SigningKey = { id: string; privateKey: KeyObject }

export type PublicKey = Record<string, string>

/**
 * The newest key in use whose private half lies in `keysFolder`; makes one when there is none, as on the first run. Machines
 * that share a database but not their keys each sign with their own; every public half is in the database, so all verify.
 */
export async function openSigningKey(db: Database, keysFolder: string, at: Date): Promise<SigningKey> {
  const inUse = await db
    .select({ id: signingKeys.id })
    .from(signingKeys)
    .where(isNull(signingKeys.retiredAt))
    .orderBy(desc(signingKeys.createdAt))
  for (const { id } of inUse) {
    const file = privateFile(keysFolder, id)
    if (existsSync(file)) return { id, privateKey: createPrivateKey(readFileSync(file)) }
  }
  const made = makeKey(keysFolder)
  await inTransaction(db, (tx) => register(tx, made, { kind: 'system' }, at))
  return made
}

/** Makes a new key and retires every one before it. What they signed still verifies. */
export async function rotateSigningKey(
  db: Database,
  keysFolder: string,
  actor: Operator,
  at: Date,
): Promise<SigningKey> {
  const made = makeKey(keysFolder)
  await inTransaction(db, async (tx) => {
    await tx.update(signingKeys).set({ retiredAt: at }).where(isNull(signingKeys.retiredAt))
    await register(tx, made, actor, at)
  })
  return made
}

/** The signature of a text, in base64url. */
export function signText(key: SigningKey, text: string): string {
  return sign(null, Buffer.from(text), key.privateKey).toString('base64url')
}

/** Whether the holder of the key signed exactly this text. */
export function isSignedBy(publicKey: PublicKey, text: string, signature: string): boolean {
  const key = createPublicKey({ key: publicKey, format: 'jwk' })
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'))
}

/** The public half of a key in use or retired; null when no such key was ever ours. */
export async function findPublicKey(db: Database, keyId: string): Promise<PublicKey | null> {
  const [row] = await db.select({ key: signingKeys.publicKey }).from(signingKeys).where(eq(signingKeys.id, keyId))
  return row?.key ?? null
}

/** RFC 7638: the hash of the key's required members in alphabetical order. */
export function thumbprint({ crv, kty, x }: PublicKey): string {
  return createHash('sha256').update(canonicalJson({ crv, kty, x })).digest('base64url')
}

/** The private half is on the disk before anything is signed with it, and before the database knows the key. */
function makeKey(keysFolder: string): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const id = thumbprint(publicKey.export({ format: 'jwk' }) as PublicKey)
  mkdirSync(keysFolder, { recursive: true, mode: 0o700 })
  writeSecretFile(privateFile(keysFolder, id), privateKey.export({ format: 'pem', type: 'pkcs8' }) as string)
  return { id, privateKey }
}

async function register(tx: Transaction, key: SigningKey, actor: Actor, at: Date): Promise<void> {
  const publicKey = createPublicKey(key.privateKey).export({ format: 'jwk' }) as PublicKey
  await tx.insert(signingKeys).values({ id: key.id, publicKey, createdAt: at, retiredAt: null })
  await recordEntry(tx, { action: 'signing-key.created', actor, subjectId: key.id, payload: { publicKey } }, at)
}

function privateFile(keysFolder: string, id: string): string {
  return path.join(keysFolder, `signing-${id}.pem`)
}
