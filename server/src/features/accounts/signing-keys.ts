import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { type Connection, Schema } from 'mongoose'
import type { Checker, Signer } from '../../domain/cases/signature-chain.ts'
import type { Cipher } from '../../platform/crypto/cipher.ts'
import { isDuplicateKey } from '../../platform/db/errors.ts'
import type { Transact } from '../../platform/db/transact.ts'
import { type Staff, systemCall } from '../../platform/http/call.ts'
import type { Ids } from '../../platform/ids.ts'
import { type OutboxRow, outboxModel } from '../../platform/outbox/outbox-store.ts'

/** One key of one officer. The public half stays for ever; the private half only as long as it signs. */
interface SigningKeyRow {
  /** `<staffNo>/<version>` */
  _id: string
  staffNo: string
  version: number
  /** SPKI, base64. */
  publicKey: string
  /** PKCS #8, base64, sealed. Gone once a newer key signs. */
  sealedPrivate?: string
  madeAt: Date
}

const schema = new Schema<SigningKeyRow>(
  {
    _id: { type: String, required: true },
    staffNo: { type: String, required: true },
    version: { type: Number, required: true },
    publicKey: { type: String, required: true },
    sealedPrivate: String,
    madeAt: { type: Date, required: true },
  },
  { versionKey: false, collection: 'staff-signing-keys' },
)
schema.index({ staffNo: 1, version: -1 }, { unique: true })

export const signingKeyModel = (db: Connection) => db.model<SigningKeyRow>('StaffSigningKey', schema)

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** Ours: a key that leaked without anybody noticing signs for a year at most. */
const KEY_LASTS_MS = 365 * 86_400_000

/**
 * The pen of an officer, given only to a request that this officer has logged in for (docs/decisions/0009). A city that issues 电子签名
 * devices puts them behind this port.
 */
export interface OfficerPens {
  penOf(caller: Staff, now: Date): Promise<Signer>
}

export interface SigningKeyNeeds {
  db: Connection
  cipher: Pick<Cipher, 'seal' | 'open'>
  transact: Transact
  ids: Ids
}

/** Ed25519 keys of officers, kept sealed by the platform. Made when somebody first signs, replaced once a year. */
export function createSigningKeys({ db, cipher, transact, ids }: SigningKeyNeeds): OfficerPens {
  const model = signingKeyModel(db)
  const newest = (staffNo: string) => model.findOne({ staffNo }).sort({ version: -1 }).lean<SigningKeyRow>()

  async function make(staffNo: string, version: number, now: Date): Promise<SigningKeyRow> {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519')
    const row: SigningKeyRow = {
      ...{ _id: `${staffNo}/${version}`, staffNo, version, madeAt: now },
      publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
      sealedPrivate: cipher.seal(privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')),
    }
    await transact(systemCall('signing-keys', { now, ids }), async (tx) => {
      await model.collection.insertOne(row as never, { session: tx.session })
      await model.updateMany(
        { staffNo, version: { $lt: version } },
        { $unset: { sealedPrivate: 1 } },
        { session: tx.session },
      )
      // The audit chain seals which key is whose: another one put beside it later convinces nobody.
      tx.record({
        type: 'staff.signing-key-made',
        subject: { kind: 'staff', id: staffNo },
        data: { keyId: String(version), publicKey: row.publicKey },
      })
    })
    return row
  }

  async function keyOf(staffNo: string, now: Date): Promise<SigningKeyRow> {
    const row = await newest(staffNo)
    if (row?.sealedPrivate && now.getTime() - row.madeAt.getTime() < KEY_LASTS_MS) return row
    try {
      return await make(staffNo, (row?.version ?? 0) + 1, now)
    } catch (error) {
      // Two first signatures at once: whoever was slower takes the key of the other.
      if (!isDuplicateKey(error)) throw error
      return (await newest(staffNo))!
    }
  }

  return {
    async penOf({ staff }, now) {
      const { version, sealedPrivate } = await keyOf(staff.staffNo, now)
      const key = createPrivateKey({
        key: Buffer.from(cipher.open(sealedPrivate!), 'base64'),
        format: 'der',
        type: 'pkcs8',
      })
      return {
        hash: sha256,
        keyId: String(version),
        sign: (text) => sign(null, Buffer.from(text, 'utf8'), key).toString('base64url'),
      }
    },
  }
}

/**
 * Checks signatures with the public keys that are on file, each as the audit chain announced it. Keys are read once per officer; the
 * returned checker answers from what `learn` has read.
 */
export function createSignatureChecker(db: Connection): Checker & { learn(staffNos: Iterable<string>): Promise<void> } {
  const known = new Map<string, ReturnType<typeof createPublicKey>>()
  const learnt = new Set<string>()
  return {
    hash: sha256,
    async learn(staffNos) {
      const wanted = [...new Set(staffNos)].filter((staffNo) => !learnt.has(staffNo))
      if (wanted.length === 0) return
      const [rows, announced] = await Promise.all([
        signingKeyModel(db)
          .find({ staffNo: { $in: wanted } })
          .lean<SigningKeyRow[]>(),
        outboxModel(db)
          .find({ 'subject.id': { $in: wanted }, type: 'staff.signing-key-made' })
          .lean<OutboxRow[]>(),
      ])
      for (const { staffNo, version, publicKey } of rows) {
        const isAnnounced = announced.some(
          ({ subject, data }) =>
            subject.id === staffNo && data.keyId === String(version) && data.publicKey === publicKey,
        )
        if (!isAnnounced) continue
        const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
        known.set(`${staffNo}/${version}`, key)
      }
      for (const staffNo of wanted) learnt.add(staffNo)
    },
    verify(text, { staffNo, keyId, signature }) {
      const key = known.get(`${staffNo}/${keyId}`)
      const bytes = Buffer.from(signature, 'base64url')
      // Base64 has several writings of one value; only the one that was written counts.
      if (!key || bytes.toString('base64url') !== signature) return false
      return verify(null, Buffer.from(text, 'utf8'), key, bytes)
    },
  }
}
