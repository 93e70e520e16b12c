import { z } from 'zod'
import { routes } from '../route.ts'
import { InstantShape, PlainDateShape } from './shapes.ts'

const staff = { staff: ['clerk', 'registrar', 'supervisor'] } as const
const watchers = { staff: ['clerk', 'registrar', 'supervisor', 'inspector'] } as const
const NamedShape = z.object({ staffNo: z.string(), name: z.string() })

export const ColleagueShape = NamedShape.extend({
  post: z.string(),
  /** Cases in hand; ten stands for ten and more. */
  load: z.int(),
  isAway: z.boolean(),
  /** What this colleague could take over, in words. */
  works: z.string(),
})
export type Colleague = z.output<typeof ColleagueShape>

export const DrawShape = z.object({
  work: z.string(),
  /** The same in words: `不动产登记审核`. */
  workName: z.string(),
  at: InstantShape,
  chosen: NamedShape.optional(),
  /** In the order of the lot. */
  order: z.array(NamedShape.extend({ tickets: z.int(), score: z.string() })),
  excluded: z.array(NamedShape.extend({ why: z.string() })),
  /** What anybody needs to compute it by hand: case number, round and salt make the seed. The salt is told when its day is over. */
  seed: z.object({ caseNumber: z.string(), round: z.string(), day: PlainDateShape, salt: z.string().optional() }),
  saltDigest: z.string(),
  inputsDigest: z.string(),
  /** Computed again now from what is kept: which parts came out otherwise. None: the draw was as it says. */
  differs: z.array(z.string()),
})
export type Draw = z.output<typeof DrawShape>

/** Who works on cases: drawn by a lot that can be computed again, handed on by choice, watched for picking. */
export const caseOfficers = routes('/case-officers', {
  colleagues: {
    method: 'GET',
    path: '/cases/:id/colleagues',
    caller: staff,
    summary: '可以接手这件的同事：在手多少件、在不在岗',
    changes: false,
    reply: z.object({ items: z.array(ColleagueShape) }),
    errors: ['NOT_YOUR_CASE'],
  },
  draws: {
    method: 'GET',
    path: '/cases/:id/draws',
    caller: watchers,
    summary: '这件的抽签记录，按留存的内容重新算一遍',
    changes: false,
    reply: z.object({
      hands: z.array(NamedShape.extend({ work: z.string(), since: InstantShape, how: z.string() })),
      items: z.array(DrawShape),
    }),
    errors: ['NOT_YOUR_CASE'],
  },
  salt: {
    method: 'GET',
    path: '/salts/:day',
    caller: 'anyone',
    summary: '某天抽签用的盐：事先公布摘要，过后公布原文',
    changes: false,
    reply: z.object({
      day: PlainDateShape,
      digest: z.string(),
      /** Since when the digest stands. */
      committedAt: InstantShape,
      /** Once the day is over. */
      salt: z.string().optional(),
    }),
    errors: [],
  },
})
