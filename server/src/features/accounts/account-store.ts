import type { ClientSession, Connection } from 'mongoose'
import type { Cipher } from '../../platform/crypto/cipher.ts'
import { type AccountRow, accountSchema, type PhoneProof, type Sealed } from './account-record.ts'

export interface Identity {
  name: string
  idNumber: string
}

/** An account with its sealed fields opened. */
export interface Account {
  id: string
  createdAt: Date
  phones: string[]
  phoneChangedAt?: Date
  realName:
    | { state: 'none' }
    | ({ state: 'checking'; since: Date; asks: number; askAgainAt: Date } & Identity)
    | ({ state: 'verified'; source: string; asOf: Date; verifiedAt: Date } & Identity)
  preferences: { largeType: boolean }
}

export const accountModel = (db: Connection) => db.model<AccountRow>('Account', accountSchema)

export interface NewAccount {
  id: string
  phone?: { number: string; by: PhoneProof }
  realName?: Identity & { source: string; asOf: Date }
  preferences?: { largeType: boolean }
}

export interface NewPhone {
  number: string
  by: PhoneProof
  /** The account had another number before. */
  isChange: boolean
}

export type AccountStore = ReturnType<typeof createAccountStore>

export function createAccountStore({ db, cipher }: { db: Connection; cipher: Cipher }) {
  const model = accountModel(db)
  const alive = { mergedInto: { $exists: false } }
  const phoneIndex = (phone: string) => cipher.blindIndex('phone', phone)
  const idIndex = (idNumber: string) => cipher.blindIndex('id-number', idNumber)
  const seal = ({ name, idNumber }: Identity): Sealed => ({
    name: cipher.seal(name),
    idNumber: cipher.seal(idNumber),
    idIndex: idIndex(idNumber),
  })
  const sealPhone = (number: string, by: PhoneProof, now: Date) => ({
    blind: phoneIndex(number),
    sealed: cipher.seal(number),
    verifiedAt: now,
    by,
  })
  const open = (row: AccountRow): Account => {
    const { realName } = row
    return {
      id: row._id,
      createdAt: row.createdAt,
      phones: row.phones.filter(({ disownedAt }) => !disownedAt).map((phone) => cipher.open(phone.sealed)),
      ...(row.phones[0]?.changedAt && { phoneChangedAt: row.phones[0].changedAt }),
      realName:
        realName.state === 'none'
          ? { state: 'none' }
          : { ...realName, name: cipher.open(realName.name), idNumber: cipher.open(realName.idNumber) },
      preferences: { largeType: row.preferences?.largeType ?? false },
    }
  }
  /** The state that the change starts from is part of the filter: null means somebody was faster. */
  const change = async (filter: object, update: object, session?: ClientSession) => {
    const row = await model.findOneAndUpdate({ ...alive, ...filter }, update, {
      session,
      returnDocument: 'after',
      lean: true,
    })
    return row ? open(row as AccountRow) : undefined
  }

  const withPhone = async (blind: string, session?: ClientSession): Promise<Account[]> => {
    const rows = await model
      .find({ ...alive, 'phones.blind': blind })
      .sort({ createdAt: 1, _id: 1 })
      .session(session ?? null)
      .lean<AccountRow[]>()
    return rows.map(open)
  }

  return {
    phoneIndex,

    async insert({ id, phone, realName, preferences }: NewAccount, now: Date, session?: ClientSession) {
      const row: AccountRow = {
        _id: id,
        createdAt: now,
        phones: phone ? [sealPhone(phone.number, phone.by, now)] : [],
        realName: realName
          ? { state: 'verified', source: realName.source, asOf: realName.asOf, verifiedAt: now, ...seal(realName) }
          : { state: 'none' },
        preferences: preferences ?? { largeType: false },
      }
      await model.insertMany([row], { session })
      return open(row)
    },

    /** The account, or the one it was merged into. */
    async find(id: string, session?: ClientSession): Promise<Account | undefined> {
      let row = await model
        .findById(id)
        .session(session ?? null)
        .lean<AccountRow>()
      // A merged account may have been merged on; the chain is as short as a person's patience.
      for (let step = 0; row?.mergedInto && step < 10; step += 1) {
        row = await model
          .findById(row.mergedInto)
          .session(session ?? null)
          .lean<AccountRow>()
      }
      return row && !row.mergedInto ? open(row) : undefined
    },

    findByPhone: (phone: string, session?: ClientSession): Promise<Account[]> => withPhone(phoneIndex(phone), session),

    /** By the blind index, for whoever keeps no phone number. */
    findByPhoneIndex: (blind: string): Promise<Account[]> => withPhone(blind),

    async findVerified(idNumber: string, session?: ClientSession): Promise<Account | undefined> {
      const row = await model
        .findOne({ ...alive, 'realName.idIndex': idIndex(idNumber), 'realName.state': 'verified' })
        .session(session ?? null)
        .lean<AccountRow>()
      return row ? open(row) : undefined
    },

    /** Which accounts have proved these numbers: one query, and nothing is unsealed. */
    async whoVerified(idNumbers: readonly string[]): Promise<Map<string, string>> {
      const numberOf = new Map(idNumbers.map((number) => [idIndex(number), number]))
      const rows = await model
        .find(
          { ...alive, 'realName.idIndex': { $in: [...numberOf.keys()] }, 'realName.state': 'verified' },
          { 'realName.idIndex': 1 },
        )
        .lean<{ _id: string; realName: { idIndex: string } }[]>()
      return new Map(rows.map(({ _id, realName }) => [numberOf.get(realName.idIndex)!, _id]))
    },

    /** Which of these accounts have a real name: one query, and nothing is unsealed. */
    async whichVerified(ids: string[]): Promise<string[]> {
      const rows = await model
        .find({ _id: { $in: ids }, ...alive, 'realName.state': 'verified' }, { _id: 1 })
        .lean<{ _id: string }[]>()
      return rows.map((row) => row._id)
    },

    /** Names only, for lists: one query, and nothing else is unsealed. Merged accounts answer with their successor's name. */
    async findNames(ids: string[]): Promise<Map<string, string>> {
      const names = new Map<string, string>()
      let wanted = new Map(ids.map((id) => [id, [id]]))
      for (let step = 0; wanted.size > 0 && step < 10; step += 1) {
        const rows = await model
          .find({ _id: { $in: [...wanted.keys()] } }, { 'realName.state': 1, 'realName.name': 1, mergedInto: 1 })
          .lean<AccountRow[]>()
        const next = new Map<string, string[]>()
        for (const row of rows) {
          const askedAs = wanted.get(row._id) ?? []
          if (row.mergedInto) next.set(row.mergedInto, [...(next.get(row.mergedInto) ?? []), ...askedAs])
          else if (row.realName.state === 'verified') {
            const name = cipher.open(row.realName.name)
            for (const id of askedAs) names.set(id, name)
          }
        }
        wanted = next
      }
      return names
    },

    /** The proved phone takes the place of earlier ones: a number that was given up must not open the account. */
    setPhone: (id: string, { number, by, isChange }: NewPhone, now: Date, session: ClientSession) =>
      change(
        { _id: id },
        { $set: { phones: [{ ...sealPhone(number, by, now), ...(isChange && { changedAt: now }) }] } },
        session,
      ),

    /** When somebody last showed that this number is theirs at this account, and whether somebody else has said that it is not. */
    async phoneShownAt(
      id: string,
      phone: string,
      session?: ClientSession,
    ): Promise<{ shownAt: Date; isDisowned: boolean } | undefined> {
      const row = await model
        .findOne({ _id: id, ...alive }, { phones: 1 })
        .session(session ?? null)
        .lean<AccountRow>()
      const found = row?.phones.find(({ blind }) => blind === phoneIndex(phone))
      return found && { shownAt: found.shownAt ?? found.verifiedAt, isDisowned: found.disownedAt !== undefined }
    },

    /** Somebody who has the number now says that this account is not theirs. */
    async disownPhone(id: string, phone: string, now: Date, session: ClientSession) {
      await model.updateOne(
        { _id: id, 'phones.blind': phoneIndex(phone) },
        { $set: { 'phones.$.disownedAt': now } },
        { session },
      )
    },

    /** Somebody has logged in with it now. */
    async phoneShown(id: string, phone: string, now: Date, session: ClientSession) {
      await model.updateOne(
        { _id: id, 'phones.blind': phoneIndex(phone) },
        { $set: { 'phones.$.shownAt': now }, $unset: { 'phones.$.disownedAt': 1 } },
        { session },
      )
    },

    /** After a merge: phones of the ended account open the other one too, behind its own. */
    async addPhones(id: string, phones: AccountRow['phones'], session: ClientSession) {
      const row = await model
        .findOne({ _id: id, ...alive }, { phones: 1 })
        .session(session)
        .lean<AccountRow>()
      const known = new Set(row?.phones.map((phone) => phone.blind))
      const more = phones.filter((phone) => !known.has(phone.blind))
      if (more.length) await model.updateOne({ _id: id, ...alive }, { $push: { phones: { $each: more } } }, { session })
    },

    verify(id: string, proof: Identity & { source: string; asOf: Date }, now: Date, session: ClientSession) {
      const { source, asOf } = proof
      const realName = { state: 'verified', source, asOf, verifiedAt: now, ...seal(proof) }
      return change({ _id: id, 'realName.state': { $ne: 'verified' } }, { $set: { realName } }, session)
    },

    startChecking(id: string, identity: Identity, askAgainAt: Date, now: Date, session: ClientSession) {
      const realName = { state: 'checking', since: now, asks: 1, askAgainAt, ...seal(identity) }
      return change({ _id: id, 'realName.state': { $ne: 'verified' } }, { $set: { realName } }, session)
    },

    /** Counts one more question to the register; undefined when this round was asked already. */
    countAsk: (id: string, asks: number, askAgainAt: Date) =>
      change(
        { _id: id, 'realName.state': 'checking', 'realName.asks': asks },
        { $set: { 'realName.asks': asks + 1, 'realName.askAgainAt': askAgainAt } },
      ),

    stopChecking: (id: string, session: ClientSession) =>
      change({ _id: id, 'realName.state': 'checking' }, { $set: { realName: { state: 'none' } } }, session),

    async dueForAsking(now: Date): Promise<{ id: string; asks: number }[]> {
      const rows = await model
        .find(
          { 'realName.state': 'checking', 'realName.askAgainAt': { $lte: now } },
          { 'realName.state': 1, 'realName.asks': 1 },
        )
        .limit(500)
        .lean<AccountRow[]>()
      return rows.map((row) => ({ id: row._id, asks: row.realName.state === 'checking' ? row.realName.asks : 0 }))
    },

    savePreferences: (id: string, preferences: { largeType: boolean }) =>
      change({ _id: id }, { $set: { preferences } }),

    /** Leaves a pointer without personal data. Gives what the account held, or undefined when it had ended already. */
    async end(id: string, into: string, session: ClientSession): Promise<AccountRow | undefined> {
      const row = await model.findOneAndUpdate(
        { _id: id, ...alive },
        { $set: { mergedInto: into, phones: [], realName: { state: 'none' } } },
        { session, returnDocument: 'before', lean: true },
      )
      return (row as AccountRow | null) ?? undefined
    },
  }
}
