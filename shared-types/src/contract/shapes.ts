import { z } from 'zod'
import { isPlainDate, type PlainDate } from '../plain-date.ts'

/** Shapes that several features use. Names end in `Shape`; types are inferred from them. */
export const PlainDateShape = z.custom<PlainDate>(
  (v) => typeof v === 'string' && isPlainDate(v),
  '日期要写成 2026-11-21 这样',
)
/** An instant, ISO 8601 in UTC. */
export const InstantShape = z.iso.datetime()
export const IdShape = z.string().regex(/^[0-9a-zA-Z_-]{1,64}$/, '编号不正确')
/** `HH:MM`, Beijing time. */
export const ClockTimeShape = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
export const NothingShape = z.strictObject({})
export const DoneShape = z.object({ done: z.literal(true) })
/** An action that the server allows now, with the words for its button. */
export const AllowedActionsShape = z.array(z.string())
