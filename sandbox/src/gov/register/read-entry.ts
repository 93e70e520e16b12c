import { isObject } from '../../kit/http.ts'
import { SEIZED_BY, type SeizedBy, type Share } from './unit.ts'

export type Party = { name: string; idNumber: string }

/** What may be asked to be written; the words are the protocol's. */
export type Act =
  | { business: '转移' | '法院转移'; from: Party[]; to: (Party & { share: Share })[] }
  | { business: '抵押'; creditor: Party; amountFen: number; isMaximum: boolean; hasTransferBan: boolean }
  | { business: '预告'; holder: Party; isMortgage: boolean; debtor?: Party }
  | { business: '居住权' | '地役权'; holder: Party; mayBeLet: boolean; until?: string }
  | { business: '抵押注销' | '权利注销' | '解封'; rightId: string }
  | {
      business: '变更' | '更正'
      rename?: { idNumber: string; name: string; newIdNumber?: string }
      address?: string
      areaM2?: string
      usage?: string
      note?: string
    }
  | { business: '异议'; applicant: Party; reason: string }
  | {
      business: '查封'
      isPre: boolean
      by: SeizedBy
      authority: string
      document: string
      termMonths: number
      debtor?: Party
      renews?: string
    }
  | { business: '补证' | '所有权注销' }
  | { business: '首次'; owners: (Party & { share: Share })[]; address: string; areaM2: string; usage: string }

export type Entry = {
  number: string
  unitCode: string
  expectedVersion: number
  payloadDigest: string
  acts: Act[]
}

/** A field that is missing or of the wrong kind, by its name. */
export class BadEntry extends Error {}

/** Reads an application for an entry, or says which field is wrong. */
export function readEntry(body: Record<string, unknown>): Entry {
  const read = fieldsOf(body, '')
  const acts = body.acts
  if (!Array.isArray(acts) || acts.length === 0 || acts.length > 5) throw new BadEntry('acts')
  return {
    number: read.text('number', /^[\w-]{4,64}$/),
    unitCode: read.text('unitCode', /^\d{12}[A-Z]{2}\d{5}[A-Z]\d{8}$/),
    expectedVersion: read.whole('expectedVersion'),
    payloadDigest: read.text('payloadDigest', /^[0-9a-f]{64}$/),
    acts: acts.map((act, index) => readAct(act, `acts.${index}.`)),
  }
}

function readAct(value: unknown, at: string): Act {
  if (!isObject(value)) throw new BadEntry(at)
  const read = fieldsOf(value, at)
  const { business } = value
  switch (business) {
    case '转移':
    case '法院转移':
      return { business, from: read.parties('from'), to: read.owners('to') }
    case '抵押':
      return {
        business,
        creditor: read.party('creditor'),
        amountFen: read.whole('amountFen'),
        isMaximum: read.flag('isMaximum'),
        hasTransferBan: read.flag('hasTransferBan'),
      }
    case '预告':
      return {
        business,
        holder: read.party('holder'),
        isMortgage: read.flag('isMortgage'),
        ...read.optional('debtor', read.party),
      }
    case '居住权':
    case '地役权':
      return {
        business,
        holder: read.party('holder'),
        mayBeLet: read.flag('mayBeLet'),
        ...read.optional('until', read.day),
      }
    case '抵押注销':
    case '权利注销':
    case '解封':
      return { business, rightId: read.text('rightId') }
    case '变更':
    case '更正':
      return {
        business,
        ...read.optional('rename', read.rename),
        ...read.optional('address', read.text),
        ...read.optional('areaM2', read.text),
        ...read.optional('usage', read.text),
        ...read.optional('note', read.text),
      }
    case '异议':
      return { business, applicant: read.party('applicant'), reason: read.text('reason') }
    case '查封':
      return {
        business,
        isPre: read.flag('isPre'),
        by: read.oneOf('by', SEIZED_BY),
        authority: read.text('authority'),
        document: read.text('document'),
        termMonths: read.whole('termMonths'),
        ...read.optional('debtor', read.party),
        ...read.optional('renews', read.text),
      }
    case '补证':
    case '所有权注销':
      return { business }
    case '首次':
      return {
        business,
        owners: read.owners('owners'),
        address: read.text('address'),
        areaM2: read.text('areaM2'),
        usage: read.text('usage'),
      }
    default:
      throw new BadEntry(`${at}business`)
  }
}

/** Readers of one object's fields; each throws with the field's whole name. */
function fieldsOf(value: Record<string, unknown>, at: string) {
  const wrong = (name: string): never => {
    throw new BadEntry(at + name)
  }
  const text = (name: string, shape = /^[^\n]{1,300}$/): string => {
    const field = value[name]
    return typeof field === 'string' && shape.test(field) ? field : wrong(name)
  }
  const object = (name: string): Record<string, unknown> => {
    const field = value[name]
    return isObject(field) ? field : wrong(name)
  }
  const list = (name: string): Record<string, unknown>[] => {
    const field = value[name]
    return Array.isArray(field) && field.length > 0 && field.every(isObject) ? field : wrong(name)
  }
  const partyIn = (from: Record<string, unknown>, name: string): Party => {
    const inner = fieldsOf(from, `${at}${name}.`)
    return { name: inner.text('name'), idNumber: inner.text('idNumber', /^[0-9A-Z]{18}$/) }
  }
  return {
    text,
    whole: (name: string): number => {
      const field = value[name]
      return typeof field === 'number' && Number.isSafeInteger(field) && field >= 0 ? field : wrong(name)
    },
    flag: (name: string): boolean => {
      const field = value[name]
      return typeof field === 'boolean' ? field : wrong(name)
    },
    day: (name: string): string => text(name, /^\d{4}-\d{2}-\d{2}$/),
    oneOf: <T extends string>(name: string, allowed: readonly T[]): T =>
      allowed.find((each) => each === value[name]) ?? wrong(name),
    party: (name: string): Party => partyIn(object(name), name),
    parties: (name: string): Party[] => list(name).map((each) => partyIn(each, name)),
    owners: (name: string) =>
      list(name).map((each) => ({ ...partyIn(each, name), share: readShare(each.share) ?? wrong(`${name}.share`) })),
    rename: (name: string) => {
      const inner = fieldsOf(object(name), `${at}${name}.`)
      return {
        idNumber: inner.text('idNumber', /^[0-9A-Z]{18}$/),
        name: inner.text('name'),
        ...inner.optional('newIdNumber', inner.text),
      }
    },
    optional: <K extends string, T>(name: K, reader: (name: string) => T): Partial<Record<K, T>> =>
      value[name] === undefined ? {} : ({ [name]: reader(name) } as Record<K, T>),
  }
}

function readShare(value: unknown): Share | undefined {
  if (value === '单独所有' || value === '共同共有') return value
  if (isObject(value) && value.kind === '按份共有' && typeof value.portion === 'string') {
    return /^[1-9]\d{0,5}\/[1-9]\d{0,5}$/.test(value.portion) ? { kind: '按份共有', portion: value.portion } : undefined
  }
  return undefined
}
