import { createHmac, timingSafeEqual } from 'node:crypto'
import { type Connection, Schema } from 'mongoose'
import {
  deviceLimits,
  maySendCode,
  phoneLimits,
  type SendLimits,
  withinADay,
} from '../../domain/identity/sms-code-limits.ts'
import { isDuplicateKey } from '../../platform/db/errors.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { Parts } from '../../platform/parts.ts'
import { refuse } from '../../platform/refusal.ts'

/** `login` proves a phone; `claim` proves that a real name at another account is one's own. One does not do for the other. */
export type CodePurpose = 'login' | 'claim'

interface CodeRow {
  id: string
  /** Keyed: six digits without a key are guessed from their hash in no time. */
  hash: string
  expiresAt: Date
  triesLeft: number
  /** Claims: the account that asked. */
  forAccount?: string
}

/** All about one phone (or one device) in one row, so that its limits hold however many ask at once. */
interface SmsCodeRow {
  /** `phone:<blind index>` or `device:<id>` */
  _id: string
  sentAt: Date[]
  codes: Partial<Record<CodePurpose, CodeRow>>
  rev: number
  touchedAt: Date
}

const schema = new Schema<SmsCodeRow>(
  {
    _id: { type: String, required: true },
    sentAt: { type: [Date], default: [] },
    codes: { type: Object, default: {} },
    rev: { type: Number, required: true },
    touchedAt: { type: Date, required: true },
  },
  { versionKey: false, minimize: false, collection: 'sms_codes' },
)
schema.index({ touchedAt: 1 })

export const smsCodeModel = (db: Connection) => db.model<SmsCodeRow>('SmsCode', schema)

export const CODE_MINUTES = 5
const CODE_DIGITS = 6
const TRIES = 5
const KEPT_MS = 2 * 86_400_000

export type SmsCodes = ReturnType<typeof createSmsCodes>

export function createSmsCodes({ db, ids, cipher, config }: Pick<Parts, 'db' | 'ids' | 'cipher' | 'config'>) {
  const model = smsCodeModel(db)
  const phoneKey = (phone: string) => `phone:${cipher.blindIndex('phone', phone)}`
  const deviceKey = (device: string) => `device:${device}`
  const hash = (id: string, code: string) =>
    createHmac('sha256', config.BLIND_INDEX_KEY).update(`sms-code ${id} ${code}`).digest('base64url')

  /** Counts one more code, or refuses. The row's `rev` makes check and count one step. */
  const reserve = async (key: string, limits: SendLimits, now: Date, more: Partial<SmsCodeRow['codes']> = {}) => {
    for (;;) {
      const row = await model.findById(key).lean<SmsCodeRow>()
      const answer = maySendCode(row?.sentAt ?? [], now, limits)
      if (!answer.ok) {
        const code = answer.why === 'too-soon' ? 'CODE_TOO_SOON' : 'CODE_LIMIT'
        return refuse(code, { retryAfterSeconds: answer.retryAfterSeconds, ...wordsFor(answer) })
      }
      const next = {
        sentAt: [...withinADay(row?.sentAt ?? [], now), now],
        codes: { ...row?.codes, ...more },
        touchedAt: now,
      }
      if (!row) {
        try {
          await model.collection.insertOne({ _id: key as never, ...next, rev: 1 })
          return
        } catch (error) {
          if (!isDuplicateKey(error)) throw error
          continue
        }
      }
      const saved = await model.updateOne({ _id: key, rev: row.rev }, { $set: next, $inc: { rev: 1 } })
      if (saved.modifiedCount === 1) return
    }
  }

  /** The SMS was certainly not sent: the person may ask again at once. */
  const takeBack = async (phone: string, purpose: CodePurpose, id: string, now: Date) => {
    await model.updateOne(
      { _id: phoneKey(phone), [`codes.${purpose}.id`]: id },
      { $unset: { [`codes.${purpose}`]: 1 }, $pull: { sentAt: now }, $inc: { rev: 1 } },
    )
  }

  return {
    /** Makes a code and counts it for phone and device; refuses CODE_TOO_SOON and CODE_LIMIT. */
    async issue(phone: string, purpose: CodePurpose, asked: { now: Date; device?: string; forAccount?: string }) {
      const { now, device, forAccount } = asked
      const code = ids.digits(CODE_DIGITS)
      const id = ids.id()
      const row: CodeRow = {
        id,
        hash: hash(id, code),
        expiresAt: new Date(now.getTime() + CODE_MINUTES * 60_000),
        triesLeft: TRIES,
        ...(forAccount ? { forAccount } : {}),
      }
      await reserve(phoneKey(phone), phoneLimits, now, { [purpose]: row })
      if (!device) return { id, code }
      try {
        await reserve(deviceKey(device), deviceLimits, now)
      } catch (error) {
        await takeBack(phone, purpose, id, now)
        throw error
      }
      return { id, code }
    },

    takeBack,

    /** Spends one of five tries. Refuses CODE_WRONG and CODE_EXPIRED; gives the id under which `consume` uses the code up. */
    async check(phone: string, purpose: CodePurpose, code: string, asked: { now: Date; forAccount?: string }) {
      const at = `codes.${purpose}`
      const row = await model.findOneAndUpdate(
        {
          _id: phoneKey(phone),
          [`${at}.expiresAt`]: { $gt: asked.now },
          [`${at}.triesLeft`]: { $gt: 0 },
          ...(asked.forAccount ? { [`${at}.forAccount`]: asked.forAccount } : {}),
        },
        // Counted before it is compared: guesses sent at once count one by one.
        { $inc: { [`${at}.triesLeft`]: -1, rev: 1 } },
        { returnDocument: 'after', lean: true },
      )
      const entry = (row as SmsCodeRow | null)?.codes[purpose]
      if (!entry) return refuse('CODE_EXPIRED', { field: 'code' })
      const isRight = timingSafeEqual(Buffer.from(entry.hash), Buffer.from(hash(entry.id, code)))
      if (isRight) return entry.id
      return refuse('CODE_WRONG', {
        field: 'code',
        text: entry.triesLeft > 0 ? `验证码不正确，还可以试 ${entry.triesLeft} 次。` : '验证码不正确，请重新获取。',
      })
    },

    /** Uses the code up, in the transaction of what it opens: it opens that once. */
    async consume(tx: Tx, phone: string, purpose: CodePurpose, id: string) {
      const used = await model.updateOne(
        { _id: phoneKey(phone), [`codes.${purpose}.id`]: id },
        { $unset: { [`codes.${purpose}`]: 1 }, $inc: { rev: 1 } },
        { session: tx.session },
      )
      if (used.modifiedCount !== 1) refuse('CODE_EXPIRED', { field: 'code' })
    },

    async removeOld(now: Date) {
      await model.deleteMany({ touchedAt: { $lt: new Date(now.getTime() - KEPT_MS) } })
    },
  }
}

function wordsFor({ why, retryAfterSeconds }: { why: 'too-soon' | 'limit'; retryAfterSeconds: number }) {
  if (why === 'too-soon' || retryAfterSeconds > 3_600) return {}
  return { text: `获取验证码太频繁，请 ${Math.ceil(retryAfterSeconds / 60)} 分钟后再试。` }
}
