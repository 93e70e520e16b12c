import type { PlainDate } from '@anju/shared-types'
import type { Business } from '../../domain/restrictions/business.ts'
import type { Share } from '../../domain/restrictions/co-owners.ts'
import type { Restriction, SeizedBy } from '../../domain/restrictions/restriction.ts'
import type { Unanswered } from '../gov-data/exchange.ts'

/** A person or company as the book writes it. */
export interface Party {
  name: string
  /** 公民身份号码 or 统一社会信用代码. */
  idNumber: string
}

export interface Owner extends Party {
  share: Share
  certificate: string
  /** As given at the counter, where the book has one. */
  phone?: string
}

/** One home as the register holds it: the book, not the certificate, is right (民法典 217). */
export interface UnitFile {
  unitCode: string
  /** Moves with every entry. What was decided on an older one is refused at 登簿. */
  version: number
  district: string
  address: string
  building: string
  areaM2: string
  usage: string
  registeredOn: PlainDate
  landRight: string
  owners: Owner[]
  /** In the order of the book. `holder` is what may be shown (people masked); `holderName` is as written. */
  restrictions: (Restriction & { holderName?: string })[]
}

export type UnitAnswer = { kind: 'unit'; unit: UnitFile; asOf: Date } | { kind: 'none'; asOf: Date } | Unanswered

/** What is to be written: several acts of one application are one entry and stand or fall together (带押过户). */
export type Act =
  | { business: 'transfer' | 'court-transfer'; from: Party[]; to: (Party & { share: Share })[] }
  | { business: 'mortgage'; creditor: Party; amountFen: number; isMaximum: boolean; hasTransferBan: boolean }
  | { business: 'advance-notice'; holder: Party; isMortgage: boolean; debtor?: Party }
  | { business: 'residence'; holder: Party; isEasement: boolean; mayBeLet: boolean; until?: PlainDate }
  | { business: 'mortgage-release' | 'right-release' | 'seizure-release'; rightId: string }
  | {
      business: 'alteration' | 'use-change' | 'correction'
      /** Who is called otherwise from now on. */
      rename?: { idNumber: string; name: string; newIdNumber?: string }
      address?: string
      areaM2?: string
      usage?: string
      /** In words, for what has no field. */
      note?: string
    }
  | { business: 'objection'; applicant: Party; reason: string }
  | {
      business: 'seizure'
      isPre: boolean
      by: SeizedBy
      authority: string
      document: string
      termMonths: number
      debtor?: Party
      /** A renewal of this one instead of a new one. */
      renews?: string
    }
  | { business: 'lost-certificate' | 'deregistration' }
  | {
      business: 'first-registration'
      owners: (Party & { share: Share })[]
      address: string
      areaM2: string
      usage: string
    }
export type ActBusiness = Act['business']
/** Every business but those that other offices keep (网签, 租赁备案) can be entered. */
export type RegistrableBusiness = Extract<ActBusiness, Business>

export interface Entry {
  /** Ours; the same number twice is one entry. */
  number: string
  unitCode: string
  /** The version of the unit file that everything was decided on; 0 for a first registration. */
  expectedVersion: number
  /** sha-256 (hex) of what the parties confirmed. */
  payloadDigest: string
  acts: readonly [Act, ...Act[]]
}

export interface Entered {
  kind: 'entered'
  /** The register's own number of the entry. */
  number: string
  at: Date
  version: number
  /** Of the entry that was written: whoever asks for an outcome can see that it is the one they mean. */
  payloadDigest: string
  /** Certificates that are to be made out: 不动产权证书 for owners, 不动产登记证明 for other rights. */
  certificates: { kind: 'title' | 'proof'; number: string; holder: string; rightId?: string }[]
}

/** `stale`: the unit file has moved, read again and decide again. */
export interface EntryRefused {
  kind: 'refused'
  code: string
  reason: string
  isStale: boolean
}

export type EntryAnswer =
  | Entered
  | EntryRefused
  /** Taken in; a callback or `outcome` tells how it ended. */
  | { kind: 'later' }
  /** No answer that can be trusted: it may have been entered. Ask `outcome`, never enter under another number. */
  | Unanswered

export interface UnitChange {
  cursor: number
  unitCode: string
  version: number
  what: string
  at: Date
}

export type RegisterEvent =
  | { id: string; kind: 'unit-changed'; unitCode: string; version: number; what: string }
  | { id: string; kind: 'entry-decided'; number: string; unitCode: string }

/** Why somebody's property is looked at; the register keeps it (条例 27). */
export interface Why {
  purpose: string
  /** Number of the consent or of the case. */
  consent: string
}

/** 不动产登记簿, an outside system. */
export interface Register {
  read(which: { unitCode: string } | { certificate: string }, why: Why): Promise<UnitAnswer>
  ownedBy(owner: Party, why: Why): Promise<{ kind: 'units'; units: UnitFile[]; asOf: Date } | Unanswered>
  /** Writes into the book, unless the unit file has moved since `expectedVersion`: check and entry are one act over there. */
  enter(entry: Entry): Promise<EntryAnswer>
  /** What became of an entry, by our number. `never-received`: it may be sent (again). */
  outcome(number: string): Promise<EntryAnswer | { kind: 'never-received' }>
  /** Everything that changed after a cursor, oldest first; 0 is the beginning, `latest` the newest of all. */
  changesSince(
    cursor: number,
  ): Promise<{ kind: 'changes'; changes: UnitChange[]; isMore: boolean; latest: number } | Unanswered>
  /** The event of a callback whose signature and time are right; undefined for anything else. */
  openCallback(headers: Record<string, string>, raw: Buffer): RegisterEvent | undefined
}
