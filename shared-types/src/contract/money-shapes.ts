import { z } from 'zod'
import {
  type FeePayer,
  type FeeRule,
  feePayers,
  feeRules,
  feeTransactions,
  feeUses,
  knownCities,
} from '../money-words.ts'
import { count, keysOf, PlainDateShape } from './shapes.ts'

/** 10,000,000,000.00 yuan: beyond any price of a home, and every sum of a few stays an exact number. */
const MOST_FEN = 1_000_000_000_000
const whole = { error: '金额以分为单位，要写成不带小数的整数。' }
export const FenShape = z.int(whole).min(0, '金额不能是负数。').max(MOST_FEN, '金额太大，请核对单位（分）。')
export const PositiveFenShape = FenShape.min(1, '金额要大于 0。')

const areaText = /^\d{1,7}(\.\d{1,2})?$/
const areaError = { error: '面积要写成大于 0、最多两位小数的平方米数。' }
/** Square metres with at most two places, as a number or as text; comes out as text, so that 140.01 stays 140.01. */
export const AreaShape = z
  .union([z.number(areaError), z.string(areaError)], areaError)
  .refine((value) => areaText.test(String(value)) && Number(value) > 0, areaError)
  .transform(String)

export const CityShape = z.enum(keysOf(knownCities), { error: '没有收录这个城市。' })

/** What a transaction is; anything that may be left out is then unknown, and the reply says what it is needed for. */
export const FeeEstimateShape = z.strictObject({
  /** The day that decides: of declaring the tax, of applying for registration. */
  on: PlainDateShape,
  city: CityShape,
  transaction: z.enum(keysOf(feeTransactions), { error: '没有收录这种业务。' }),
  use: z.enum(keysOf(feeUses), { error: '用途要写成 residential、commercial 或 parking。' }),
  /** 建筑面积 of the contract; measured area for `area-difference`. */
  areaSqm: AreaShape.optional(),
  /** Contract price, or the assessed price of a gift. */
  priceFen: PositiveFenShape.optional(),
  /** VAT that a new home's contract states inside the price. */
  vatFen: FenShape.optional(),
  /** Homes of the buyer's family (buyer, spouse, minor children) once this one is bought. */
  buyerHomesAfter: count('购买后的住房套数', 99, 1).optional(),
  heldMonths: count('持有月数', 1200).optional(),
  deedTaxPaidOn: PlainDateShape.optional(),
  certificateOn: PlainDateShape.optional(),
  sellerOnlyHome: z.boolean({ error: '是否卖方唯一住房要写成 true 或 false。' }).optional(),
  /** What the seller once paid, with proof: then income tax is 20 % of the gain. */
  originalValueFen: FenShape.optional(),
  deductibleFen: FenShape.optional(),
  extraCertificates: count('加发证书数', 100).optional(),
  /** Who buys or applies. */
  payer: z
    .enum(['person', 'small-firm', 'company'], { error: '缴费人要写成 person、small-firm 或 company。' })
    .optional(),
  location: z
    .enum(['city', 'county-town', 'elsewhere'], { error: '所在地要写成 city、county-town 或 elsewhere。' })
    .optional(),
  /** A parking space or store room with a certificate of its own. */
  ownCertificate: z.boolean({ error: '是否单独核发证书要写成 true 或 false。' }).optional(),
  /** 宅基地; 廉租房、公租房、经济适用房、棚改安置房; 农村承包、林权等. */
  special: z.enum(['homestead', 'policy-home', 'rural'], { error: '特殊类型写法有误。' }).optional(),
  /** 不动产单元 in one application. */
  units: count('不动产单元数', 10_000, 1).optional(),
  /** Different 宗地 that secure one loan: each is a 件 of its own. */
  parcels: count('宗地数', 1000, 1).optional(),
  /** Price of the home given in exchange. */
  otherPriceFen: PositiveFenShape.optional(),
  relation: z
    .enum(['spouse', 'parent-child', 'grandparent-grandchild', 'sibling', 'supporter', 'other'], {
      error: '受赠人与赠与人的关系写法有误。',
    })
    .optional(),
  /** First payment into the maintenance fund a square metre, by the city's notice. */
  maintenanceFundPerSqmFen: FenShape.optional(),
  contractAreaSqm: AreaShape.optional(),
  pricePerSqmFen: PositiveFenShape.optional(),
})
export type FeeEstimateRequest = z.output<typeof FeeEstimateShape>
export type FeeFactName = keyof FeeEstimateRequest

const RuleShape = z.enum(keysOf(feeRules) as [FeeRule])
const PayerShape = z.enum(keysOf(feePayers) as [FeePayer])

export const FeeLineShape = z.object({
  rule: RuleShape,
  payer: PayerShape,
  baseFen: z.int().optional(),
  /** Decimal text: `0.015` is 1.5 %. */
  rate: z.string().optional(),
  amountFen: z.int(),
  source: z.string(),
  /** A figure in it was not confirmed in the paper's own text: shown with 以当地公布为准. */
  unsure: z.literal(true).optional(),
  /** Why this and not another figure. */
  note: z.string().optional(),
})

export const FeeEstimateReplyShape = z.object({
  lines: z.array(FeeLineShape),
  totalByPayer: z.partialRecord(PayerShape, z.int()),
  /** Lines that cannot be computed yet, and what has to be known for them; absent when nothing is open. */
  missing: z
    .array(z.object({ rule: RuleShape, payer: PayerShape, needs: z.array(z.string()), text: z.string() }))
    .optional(),
})
export type FeeEstimate = z.output<typeof FeeEstimateReplyShape>
