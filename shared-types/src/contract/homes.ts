import { z } from 'zod'
import { routes } from '../route.ts'
import { InstantShape, PlainDateShape } from './shapes.ts'

/** From the worst to none; old apps meet new words, so the label is sent too. */
const EffectShape = z.enum(['block', 'unknown', 'person', 'consent', 'risk-letter', 'queue', 'warn', 'none'])
export type RestrictionEffectName = z.output<typeof EffectShape>

export const HomeShape = z.object({
  unitCode: z.string(),
  address: z.string(),
  areaM2: z.string(),
  usage: z.string(),
  registeredOn: PlainDateShape,
  /** Masked but for the year and the last three places. */
  certificate: z.string(),
  owners: z.array(z.object({ name: z.string(), isMe: z.boolean(), share: z.string() })),
  /** What stands in the book beside the ownership, in one sentence each. */
  restrictions: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      text: z.string(),
      since: PlainDateShape.optional(),
      until: PlainDateShape.optional(),
      /** `until` was computed over a year without a published calendar. */
      provisional: z.boolean().optional(),
      /** Place in the line of seizures; 1 acts. */
      position: z.number().int().optional(),
      /** Has ended and holds nothing up, though the book still shows it. */
      ended: z.boolean(),
    }),
  ),
  /** What may be done with the home today. */
  businesses: z.array(
    z.object({
      business: z.string(),
      name: z.string(),
      outcome: EffectShape,
      label: z.string(),
      reasons: z.array(
        z.object({ effect: EffectShape, text: z.string(), next: z.string().optional(), clause: z.string() }),
      ),
      /** First day on which nothing blocks any more, if nothing new comes. */
      freeFrom: PlainDateShape.optional(),
      freeFromProvisional: z.boolean().optional(),
    }),
  ),
})
export type Home = z.output<typeof HomeShape>

/** What citizens read of the register; everything else about it is between offices. */
export const homes = routes('/me/homes', {
  list: {
    method: 'GET',
    path: '',
    caller: 'verified',
    summary: '我名下的房产、登记簿上的限制和现在能办什么；登记簿没有答复时如实说明',
    changes: false,
    reply: z.object({
      /** `silent`: the register did not answer; the list then says nothing. */
      state: z.enum(['answered', 'silent']),
      source: z.string(),
      asOf: InstantShape.optional(),
      items: z.array(HomeShape),
    }),
    errors: [],
  },
})
