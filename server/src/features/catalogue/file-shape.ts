import { feeTransactions, type StaffRole, samplePeriods } from '@anju/shared-types'
import { PlainDateShape } from '@anju/shared-types/contract/shapes'
import { z } from 'zod'
import type { CityProfile } from '../../domain/catalogue/city-profile.ts'
import { fromFile, type Mistake, pathWords, wordOf } from '../../domain/catalogue/file-words.ts'
import type { Item } from '../../domain/catalogue/item.ts'
import type { Reference } from '../../domain/catalogue/reference.ts'

const TextShape = z.string().trim().min(1).max(2000)
const WordShape = z.string().trim().min(1).max(60)
const CodeShape = z.string().regex(/^[ABC]\d{2}$/, '事项编号要写成 A01、B19 这样。')
const SlugShape = z.string().regex(/^[a-z][a-z0-9-]{1,40}$/, '代号只能用小写字母、数字和短横线。')
const ConfidenceShape = z.enum(['sure', 'likely', 'unsure']).optional()
const BasisShape = z.strictObject({
  law: WordShape,
  article: WordShape.optional(),
  confidence: ConfidenceShape,
  note: TextShape.optional(),
})
const LimitShape = z.strictObject({
  count: z.int().min(1).max(1000).optional(),
  unit: z.enum(['minute', 'workingHour', 'workingDay', 'day', 'month', 'instant']),
  from: WordShape.optional(),
  applies: WordShape.optional(),
  basis: BasisShape.optional(),
  confidence: ConfidenceShape,
  note: TextShape.optional(),
})
const ChannelShape = z.enum(['online', 'window', 'both', 'instant', 'internal'])
const ConditionShape = z
  .record(WordShape, z.array(WordShape).min(1))
  .refine((when) => Object.keys(when).length > 0, '条件不能空着；总是需要的就不要写“何时”。')
const BooksShape = z.int().min(1).max(9999)

export const ItemShape = z.strictObject({
  code: CodeShape,
  version: BooksShape,
  effectiveFrom: PlainDateShape,
  kind: z.enum(['trade', 'registration', 'fund']),
  plainName: WordShape,
  name: WordShape,
  synonyms: z.array(WordShape).min(1),
  events: z.array(z.strictObject({ event: WordShape, order: z.int().min(1).max(99) })),
  summary: TextShape,
  applicants: z.strictObject({ who: z.enum(['one', 'both', 'enterprise', 'order', 'office']), text: TextShape }),
  channel: ChannelShape,
  instant: z.strictObject({ basis: BasisShape, text: TextShape }).optional(),
  bookAs: SlugShape.optional(),
  questions: z.array(
    z.strictObject({
      title: WordShape,
      ask: TextShape,
      why: TextShape.optional(),
      options: z.array(WordShape).min(1),
      when: ConditionShape.optional(),
    }),
  ),
  materials: z
    .array(
      z.strictObject({
        id: SlugShape,
        name: TextShape,
        form: TextShape.optional(),
        when: ConditionShape.optional(),
        why: TextShape,
        basis: BasisShape,
        heldBy: WordShape.optional(),
        waivable: z.boolean(),
        ifMissing: z.enum(['deferrable', 'promise', 'key']),
        bySystem: z.boolean().optional(),
        confidence: ConfidenceShape,
        note: TextShape.optional(),
      }),
    )
    .min(1),
  steps: z
    .array(
      z.strictObject({
        name: WordShape,
        // Empty is told by the check of the contents, which knows the posts.
        role: z.string().trim().max(60),
        what: TextShape,
        clock: z.enum(['before', 'runs', 'paused', 'after']),
      }),
    )
    .min(2),
  fees: z.array(
    z.strictObject({ rule: z.string().min(1), payer: WordShape, text: TextShape, confidence: ConfidenceShape }),
  ),
  feeNote: TextShape.optional(),
  estimateAs: z.enum(Object.keys(feeTransactions) as [keyof typeof feeTransactions]).optional(),
  statutory: z.array(LimitShape),
  statutoryNote: TextShape.optional(),
  duties: z.array(LimitShape),
  basis: z.array(BasisShape).min(1),
  refusals: z.array(TextShape),
  faqs: z.array(z.strictObject({ question: TextShape, answer: TextShape })).min(2),
  note: TextShape.optional(),
}) satisfies z.ZodType<Item>

export const ProfileShape = z.strictObject({
  city: SlugShape,
  name: WordShape,
  version: BooksShape,
  effectiveFrom: PlainDateShape,
  summary: TextShape,
  sources: z.array(z.strictObject({ name: WordShape, date: WordShape, says: TextShape })).min(1),
  connected: z.array(WordShape),
  mechanisms: z
    .array(
      z.strictObject({
        id: SlugShape,
        name: WordShape,
        what: TextShape,
        figures: z.array(z.strictObject({ name: WordShape, value: WordShape })),
        source: WordShape,
        confidence: ConfidenceShape,
      }),
    )
    .min(1),
  sampling: z
    .strictObject({
      shares: z.array(
        z.strictObject({
          period: z.enum(Object.keys(samplePeriods) as [keyof typeof samplePeriods]),
          share: z.int().min(1).max(100),
          by: WordShape,
        }),
      ),
      source: WordShape,
      note: TextShape.optional(),
    })
    .optional(),
  offers: z
    .array(
      z.strictObject({
        code: CodeShape,
        promise: z.array(LimitShape),
        channel: ChannelShape.optional(),
        confidence: ConfidenceShape,
        note: TextShape.optional(),
      }),
    )
    .min(1),
}) satisfies z.ZodType<CityProfile>

const roles = ['clerk', 'registrar', 'supervisor', 'inspector', 'admin'] as const satisfies readonly StaffRole[]
export const ReferenceShape = z.strictObject({
  offices: z.array(z.strictObject({ name: WordShape, fullName: WordShape, holds: TextShape })),
  laws: z.array(
    z.strictObject({
      name: WordShape,
      number: WordShape,
      date: WordShape,
      confidence: ConfidenceShape,
      note: TextShape.optional(),
    }),
  ),
  events: z.array(z.strictObject({ name: WordShape, lead: TextShape, words: z.array(WordShape) })),
  roles: z.array(z.strictObject({ name: WordShape, duty: TextShape, staffRole: z.enum(roles).optional() })),
  fees: z.array(z.strictObject({ rule: z.string().min(1), name: WordShape, text: TextShape, basis: BasisShape })),
}) satisfies z.ZodType<Reference>

/** What a file holds, or everything that is wrong with its form. */
export type FileRead<T> = { content: T; mistakes: [] } | { content?: undefined; mistakes: Mistake[] }

/** Reads a file's JSON: Chinese fields into ours, then its form. */
export function readFile<T>(shape: z.ZodType<T>, json: unknown): FileRead<T> {
  const { value, mistakes } = fromFile(json)
  if (mistakes.length) return { mistakes }
  const result = shape.safeParse(value)
  return result.success ? { content: result.data, mistakes: [] } : { mistakes: result.error.issues.map(inWords) }
}

const kinds: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '“是”或“否”',
  array: '用方括号括起来的一列',
  object: '用花括号括起来的一组',
  record: '用花括号括起来的一组',
}

/** zod's findings in the words of the file. */
function inWords(issue: z.core.$ZodIssue): Mistake {
  const where = pathWords(issue.path)
  const field = String(issue.path.findLast((part) => typeof part === 'string') ?? '')
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? { where, what: '没有填。' }
        : { where, what: `应当是${kinds[issue.expected] ?? issue.expected}。` }
    case 'invalid_value':
      return { where, what: `只能写：${issue.values.map((value) => wordOf(field, value)).join('、')}。` }
    case 'unrecognized_keys':
      return { where, what: `这里不该有“${issue.keys.map((key) => pathWords([key])).join('、')}”这一栏。` }
    case 'too_small':
      return {
        where,
        what: issue.origin === 'array' ? `至少要写 ${issue.minimum} 项。` : `不能空着或小于 ${issue.minimum}。`,
      }
    case 'too_big':
      return { where, what: `太长或太大，最多 ${issue.maximum}。` }
    default:
      return { where, what: /[\u4e00-\u9fff]/.test(issue.message) ? issue.message : `写法不对（${issue.message}）。` }
  }
}
