import { type Contract, routes } from '@anju/shared-types'
import { Schema } from 'mongoose'
import { z } from 'zod'
import type { Feature, Parts } from '../platform/parts.ts'
import { refuse } from '../platform/refusal.ts'
import { claimAdmission } from './admission.ts'

/** A feature as small as one can be, through which the platform's own tests look at the platform. */
export const toys = routes('/toys', {
  take: {
    method: 'POST',
    path: '/:id/take',
    caller: 'account',
    summary: '拿一个',
    changes: true,
    body: z.strictObject({ count: z.number().int().min(1).max(5) }),
    reply: z.object({ left: z.number().int(), note: z.string().optional() }),
    errors: ['PLACE_TAKEN'],
  },
  look: {
    method: 'GET',
    path: '/:id',
    caller: 'anyone',
    summary: '看一个',
    changes: false,
    query: z.strictObject({ wide: z.enum(['yes', 'no']).optional() }),
    reply: z.object({ left: z.number().int() }),
    errors: [],
  },
  watch: {
    method: 'GET',
    path: '/:id/stream',
    caller: 'anyone',
    summary: '盯着看',
    changes: false,
    stream: true,
    reply: z.object({ left: z.number().int() }),
    errors: [],
  },
  secure: {
    method: 'POST',
    path: '/:id/secure',
    caller: { staff: ['supervisor'] },
    summary: '锁起来',
    changes: { unkeyed: 'locking twice is locked' },
    reply: z.object({ done: z.literal(true) }),
    errors: [],
  },
  explode: {
    method: 'POST',
    path: '/:id/explode',
    caller: 'anyone',
    summary: '出错',
    changes: { unkeyed: 'changes nothing' },
    body: z.object({ phone: z.string() }),
    reply: z.object({ left: z.number().int() }),
    errors: [],
  },
})

interface Toy {
  _id: string
  left: number
}
const schema = new Schema<Toy>(
  { _id: { type: String, required: true }, left: { type: Number, required: true } },
  { versionKey: false, collection: 'toys' },
)

/** `seen` lists what the listener and the job were given, in order. */
export function createToyFeature(parts: Parts) {
  const model = parts.db.model<Toy>('Toy', schema)
  const seen: string[] = []
  const trouble = { next: 0 }
  const left = async (id: string) => ({ left: (await model.findById(id).lean())?.left ?? refuse('NOT_FOUND') })
  const feature: Feature<typeof toys.table> = {
    name: 'toys',
    contract: toys as Contract<typeof toys.table>,
    handlers: {
      take: ({ params, body }, _caller, call) =>
        parts.transact(call, async (tx) => {
          const toy = await model.findOneAndUpdate(
            { _id: params.id, left: { $gte: body.count } },
            { $inc: { left: -body.count } },
            { session: tx.session, returnDocument: 'after', lean: true },
          )
          if (!toy) return refuse('PLACE_TAKEN')
          tx.record({ type: 'appointment.held', subject: { kind: 'appointment', id: params.id } })
          tx.touch(`toy:${params.id}`)
          return { left: toy.left, note: undefined }
        }),
      look: ({ params }) => left(params.id),
      watch: async ({ params }) => ({
        read: () => left(params.id),
        subscribe: (changed) => parts.live.subscribe(`toy:${params.id}`, changed),
      }),
      secure: async () => ({ done: true }),
      explode: async ({ body }) => {
        throw new Error(`E11000 duplicate key error dup key: { phone: "${body.phone}" }`)
      },
    },
    on: {
      'appointment.held': async (row) => {
        if (trouble.next-- > 0) throw new Error('the listener has trouble')
        seen.push(`held ${row.subject.id}`)
      },
    },
    jobs: {
      'wind-up': async (data, attempt) => {
        seen.push(`wind-up ${data.toy} ${attempt?.number}${attempt?.last ? ' last' : ''}`)
        if (data.broken) throw new Error('the spring is broken')
      },
    },
    every: [{ name: 'dust-toys', seconds: 60, run: async () => void seen.push('dusted') }],
  }
  return { feature: feature as unknown as Feature, model, seen, trouble }
}

/** A house that holds nothing but toys. */
export function toyHouse() {
  const made: { toy?: ReturnType<typeof createToyFeature> } = {}
  return {
    contracts: { toys } as Record<string, Contract>,
    build: ({ parts }: { parts: Parts }) => {
      made.toy = createToyFeature(parts)
      return { features: [made.toy.feature], admission: claimAdmission }
    },
    toy: () => made.toy!,
  }
}
