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

/** The codes of a table of words. */
export const keysOf = <T extends Record<string, string>>(words: T) => Object.keys(words) as [keyof T & string]

export const count = (what: string, most: number, least = 0) =>
  z
    .int({ error: `${what}要写成整数。` })
    .min(least, `${what}不能小于 ${least}。`)
    .max(most, `${what}不能大于 ${most}。`)
