import { isPlainDate, type PlainDate } from '@anju/shared-types'
import { z } from 'zod'

/** What the register writes on the wire; members it adds later are ignored. */
const day = z
  .string()
  .refine(isPlainDate)
  .transform((text) => text as PlainDate)
const HolderShape = z.object({ name: z.string(), type: z.enum(['个人', '单位']), idNumber: z.string().optional() })

const shareShape = z.union([
  z.literal('单独所有'),
  z.literal('共同共有'),
  z.object({ kind: z.literal('按份共有'), portion: z.string().regex(/^[1-9]\d{0,5}\/[1-9]\d{0,5}$/) }),
])

const RightShape = z.object({
  id: z.string(),
  order: z.number().int(),
  kind: z.string(),
  registeredOn: day,
  endedOn: day.optional(),
  holder: HolderShape,
  until: day.optional(),
  seizedBy: z.string().optional(),
  document: z.string().optional(),
  termMonths: z.number().int().optional(),
  renewals: z.array(z.object({ registeredOn: day, until: day })).optional(),
  debtor: HolderShape.optional(),
  amountFen: z.number().int().optional(),
  hasTransferBan: z.boolean().optional(),
  mayBeLet: z.boolean().optional(),
  suedOn: day.optional(),
  registrableOn: day.optional(),
})
export type WireRight = z.output<typeof RightShape>

const UnitShape = z.object({
  unitCode: z.string(),
  version: z.number().int().positive(),
  district: z.string(),
  address: z.string(),
  building: z.string(),
  areaM2: z.string(),
  usage: z.string(),
  landRight: z.string(),
  registeredOn: day,
  owners: z.array(
    z.object({
      name: z.string(),
      idNumber: z.string(),
      share: shareShape,
      certificate: z.string(),
      phone: z.string().optional(),
    }),
  ),
  rights: z.array(RightShape),
})
export type WireUnit = z.output<typeof UnitShape>

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text))

export const ReadShape = z.discriminatedUnion('result', [
  z.object({ result: z.literal('unit'), unit: UnitShape, asOf: moment }),
  z.object({ result: z.literal('no-record'), asOf: moment }),
])
export const OwnedShape = z.object({ units: z.array(UnitShape), asOf: moment })

export const EntryShape = z.discriminatedUnion('answer', [
  z.object({
    answer: z.literal('entered'),
    registerNumber: z.string(),
    at: moment,
    version: z.number().int(),
    payloadDigest: z.string(),
    certificates: z.array(
      z.object({
        kind: z.enum(['权证', '证明']),
        number: z.string(),
        holder: z.string(),
        rightId: z.string().optional(),
      }),
    ),
  }),
  z.object({ answer: z.literal('refused'), code: z.string(), reason: z.string() }),
  z.object({ answer: z.literal('later') }),
  z.object({ answer: z.literal('never-received') }),
])

export const ChangesShape = z.object({
  changes: z.array(
    z.object({
      cursor: z.number().int(),
      unitCode: z.string(),
      version: z.number().int(),
      what: z.string(),
      at: moment,
    }),
  ),
  isMore: z.boolean(),
  latest: z.number().int(),
})

export const EventShape = z.discriminatedUnion('event', [
  z.object({
    id: z.string().regex(/^[\w-]{3,100}$/),
    event: z.literal('unit-changed'),
    unitCode: z.string(),
    version: z.number().int(),
    what: z.string(),
  }),
  z.object({
    id: z.string().regex(/^[\w-]{3,100}$/),
    event: z.literal('entry-decided'),
    number: z.string(),
    unitCode: z.string(),
  }),
])
