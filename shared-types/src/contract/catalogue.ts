import { z } from 'zod'
import { PICKS_PATTERN } from '../answer-picks.ts'
import { feeTransactions } from '../money-words.ts'
import { routes } from '../route.ts'
import { IdShape, PlainDateShape } from './shapes.ts'

/** A law or notice with the article, and when it was issued. `unsure`: 以当地公布为准. */
export const ItemBasisShape = z.object({
  law: z.string(),
  article: z.string().optional(),
  number: z.string(),
  date: z.string(),
  unsure: z.boolean(),
  note: z.string().optional(),
})
export type ItemBasis = z.output<typeof ItemBasisShape>

export const ItemLimitShape = z.object({
  /** As people say it: 2 个工作小时, 即时办结. */
  words: z.string(),
  count: z.int().optional(),
  unit: z.enum(['minute', 'workingHour', 'workingDay', 'day', 'month', 'instant']),
  from: z.string().optional(),
  applies: z.string().optional(),
  basis: ItemBasisShape.optional(),
  unsure: z.boolean(),
  note: z.string().optional(),
})
export type ItemLimit = z.output<typeof ItemLimitShape>

export const ItemLineShape = z.object({
  code: IdShape,
  kind: z.enum(['trade', 'registration', 'fund']),
  kindLabel: z.string(),
  plainName: z.string(),
  name: z.string(),
  summary: z.string(),
  channel: z.enum(['online', 'window', 'both', 'instant', 'internal']),
  channelLabel: z.string(),
  /** What this city promises; empty when it has published nothing. */
  promise: z.array(ItemLimitShape),
  /** What the law gives the office; empty when no national text says anything. */
  statutory: z.array(ItemLimitShape),
  /** Why it was found, when it was searched for. */
  found: z
    .object({ by: z.enum(['words', 'pinyin', 'initials', 'sound', 'near', 'event']), term: z.string() })
    .optional(),
})
export type ItemLine = z.output<typeof ItemLineShape>

export const LifeEventShape = z.object({ name: z.string(), lead: z.string(), items: z.int() })
export type LifeEvent = z.output<typeof LifeEventShape>

/** Whose system this is. */
export const CityShownShape = z.object({ code: IdShape, name: z.string(), summary: z.string() })
export type CityShown = z.output<typeof CityShownShape>

export const ItemListShape = z.object({
  city: CityShownShape,
  /** The guide as it is on this day. */
  on: PlainDateShape,
  events: z.array(LifeEventShape),
  items: z.array(ItemLineShape),
})
export type ItemList = z.output<typeof ItemListShape>

const MissingShape = z.enum(['deferrable', 'promise', 'key'])

export const ItemMaterialShape = z.object({
  id: IdShape,
  name: z.string(),
  form: z.string().optional(),
  why: z.string(),
  basis: ItemBasisShape,
  /** Office that already holds it. */
  heldBy: z.string().optional(),
  /** `waived`: nobody brings it here. `system`: filled in for the applicant. `bring`: the applicant's. */
  handling: z.enum(['waived', 'system', 'bring']),
  handlingText: z.string(),
  ifMissing: MissingShape,
  ifMissingText: z.string(),
  /** In words, when it is asked for only in some situations. */
  when: z.string().optional(),
  unsure: z.boolean(),
  note: z.string().optional(),
})
export type ItemMaterial = z.output<typeof ItemMaterialShape>

const StepShape = z.object({
  name: z.string(),
  role: z.string(),
  what: z.string(),
  clock: z.enum(['before', 'runs', 'paused', 'after']),
  clockText: z.string(),
})
export type ItemStep = z.output<typeof StepShape>

const OfficerShape = z.object({ name: z.string(), staffNo: z.string(), role: z.string() })

/** Who answers for an item in a hall, and who when that one is away (E8). */
export const HallOfficersShape = z.object({
  hallId: IdShape,
  hallName: z.string(),
  phone: z.string(),
  officer: OfficerShape.optional(),
  standIn: OfficerShape.optional(),
})
export type HallOfficers = z.output<typeof HallOfficersShape>

const VersionShape = z.object({ item: z.int(), city: z.int() })

export const ItemQuestionShape = z.object({
  title: z.string(),
  ask: z.string(),
  why: z.string().optional(),
  options: z.array(z.string()),
})
export type ItemQuestion = z.output<typeof ItemQuestionShape>

export const ItemShape = ItemLineShape.extend({
  on: PlainDateShape,
  city: z.object({ code: IdShape, name: z.string() }),
  version: VersionShape,
  effectiveFrom: PlainDateShape,
  synonyms: z.array(z.string()),
  events: z.array(z.string()),
  applicants: z.string(),
  /** Service of the halls under which a place is booked. */
  service: IdShape.optional(),
  questions: z.array(ItemQuestionShape),
  materials: z.array(ItemMaterialShape),
  steps: z.array(StepShape),
  fees: z.array(
    z.object({ rule: z.string(), name: z.string(), payer: z.string(), text: z.string(), unsure: z.boolean() }),
  ),
  feeNote: z.string().optional(),
  /** Transaction of POST fees/estimate. */
  estimateAs: z.enum(Object.keys(feeTransactions) as [keyof typeof feeTransactions]).optional(),
  statutoryNote: z.string().optional(),
  promiseNote: z.string().optional(),
  duties: z.array(ItemLimitShape),
  basis: z.array(ItemBasisShape),
  refusals: z.array(z.string()),
  faqs: z.array(z.object({ question: z.string(), answer: z.string() })),
  officers: z.array(HallOfficersShape),
  /** What changed and when, the newest first. */
  changes: z.array(z.object({ version: z.int(), effectiveFrom: PlainDateShape, lines: z.array(z.string()) })),
  note: z.string().optional(),
})
export type Item = z.output<typeof ItemShape>

const AnswerShape = z.strictObject({ question: z.string().min(1).max(60), answer: z.string().min(1).max(60) })

export const MaterialListShape = z.object({
  item: z.object({ code: IdShape, plainName: z.string(), name: z.string() }),
  on: PlainDateShape,
  version: VersionShape,
  answers: z.array(z.object({ question: z.string(), answer: z.string() })),
  /** Needed for certain. */
  needed: z.array(ItemMaterialShape),
  /** Needed or not, by what is still to be answered. */
  open: z.array(ItemMaterialShape),
  /** The next question, the one that settles most; absent when the list is complete. */
  ask: ItemQuestionShape.optional(),
  remaining: z.int(),
  complete: z.boolean(),
  bring: z.int(),
  waived: z.int(),
})
export type MaterialList = z.output<typeof MaterialListShape>

const MechanismShape = z.object({
  id: IdShape,
  name: z.string(),
  what: z.string(),
  figures: z.array(z.object({ name: z.string(), value: z.string() })),
  source: z.string(),
  unsure: z.boolean(),
})

/** 四公开: procedures, fees, staff and items. */
export const DisclosureShape = z.object({
  city: z.object({ code: IdShape, name: z.string(), summary: z.string() }),
  on: PlainDateShape,
  version: z.int(),
  items: z.array(z.object({ kind: z.string(), items: z.array(ItemLineShape) })),
  /** Every way of working, each with the items that go it. */
  procedures: z.array(
    z.object({ steps: z.array(StepShape), items: z.array(z.object({ code: IdShape, plainName: z.string() })) }),
  ),
  fees: z.array(z.object({ rule: z.string(), name: z.string(), text: z.string(), basis: ItemBasisShape })),
  roles: z.array(z.object({ name: z.string(), duty: z.string() })),
  staff: z.array(
    z.object({
      hallId: IdShape,
      hallName: z.string(),
      phone: z.string(),
      /** What is made up or not confirmed here; absent when nothing is. */
      note: z.string().optional(),
      people: z.array(OfficerShape),
    }),
  ),
  mechanisms: z.array(MechanismShape),
  sources: z.array(z.object({ name: z.string(), date: z.string(), says: z.string() })),
})
export type Disclosure = z.output<typeof DisclosureShape>

const OnShape = { on: PlainDateShape.optional() }

export const catalogue = routes('/open', {
  city: {
    method: 'GET',
    path: '/city',
    caller: 'anyone',
    summary: '这是哪个城市的系统',
    changes: false,
    reply: CityShownShape,
    errors: [],
  },
  list: {
    method: 'GET',
    path: '/items',
    caller: 'anyone',
    summary: '事项库：按名称、俗称、拼音、首字母、错别字或人生事件找事项',
    changes: false,
    query: z.strictObject({
      q: z.string().trim().min(1, '请写要找什么').max(40, '最多写 40 个字').optional(),
      event: z.string().min(1).max(20).optional(),
      ...OnShape,
    }),
    reply: ItemListShape,
    errors: [],
  },
  get: {
    method: 'GET',
    path: '/items/:code',
    caller: 'anyone',
    summary: '一个事项：承诺与法定时限、收费、材料、步骤、依据、首问负责人',
    changes: false,
    query: z.strictObject(OnShape),
    reply: ItemShape,
    errors: [],
  },
  materials: {
    method: 'POST',
    path: '/items/:code/materials',
    caller: 'anyone',
    summary: '回答几个问题，得到一份完整的材料清单：每项为什么要、依据、哪个部门已经有',
    changes: { unkeyed: 'computes a list only, nothing is stored' },
    body: z.strictObject({ answers: z.array(AnswerShape).max(30), ...OnShape }),
    reply: MaterialListShape,
    errors: [],
  },
  noticeSheet: {
    method: 'GET',
    path: '/items/:code/notice-sheet',
    caller: 'anyone',
    summary: '一次性告知单（PDF）：按回答列出的材料、依据、时限、收费、去哪里、找谁',
    changes: false,
    query: z.strictObject({
      /** The answers, as numbers of questions and options of this version of the item. */
      picks: z.string().max(200).regex(PICKS_PATTERN).optional(),
      version: z.coerce.number().int().min(1).max(9999).optional(),
      ...OnShape,
    }),
    file: true,
    reply: z.object({}),
    errors: ['ITEM_CHANGED'],
  },
  disclosure: {
    method: 'GET',
    path: '/disclosure',
    caller: 'anyone',
    summary: '四公开：程序、收费、人员、项目',
    changes: false,
    query: z.strictObject(OnShape),
    reply: DisclosureShape,
    errors: [],
  },
})

/** An item's file as it lies in the system, and what an edited one would change. */
export const FileTrialShape = z.object({
  what: z.enum(['item', 'city']),
  code: z.string(),
  name: z.string(),
  version: z.int(),
  effectiveFrom: PlainDateShape.optional(),
  /** Everything wrong in the file; while there is one, nothing can be taken in. */
  mistakes: z.array(z.object({ where: z.string(), what: z.string() })),
  /** Against the newest version that is in the system. */
  lines: z.array(z.string()),
  affects: z.object({
    /** Confirmed appointments from that day on whose people will read the new guide. */
    appointments: z.int(),
    /** Cities of the files here that offer the item. */
    guides: z.array(z.string()),
    /** The file tried out on the cases of the last 30 days: how many are different, and how. */
    cases: z.object({ since: PlainDateShape, count: z.int(), changed: z.int(), lines: z.array(z.string()) }).optional(),
    /** What the trial rests on, said in words. */
    note: z.string(),
  }),
})
export type FileTrial = z.output<typeof FileTrialShape>

const FileShape = z.strictObject({ text: z.string().min(2).max(60_000, '文件太大') })
const admin = { staff: ['admin'] } as const

export const catalogueFiles = routes('/staff/catalogue', {
  download: {
    method: 'GET',
    path: '/:code/file',
    caller: admin,
    summary: '下载一个事项或城市档案的文件，改好再试算',
    changes: false,
    reply: z.object({ name: z.string(), version: z.int(), effectiveFrom: PlainDateShape, text: z.string() }),
    errors: [],
  },
  tryOut: {
    method: 'POST',
    path: '/files/trial',
    caller: admin,
    summary: '试算改过的文件：指出错误，列出和现行版本的逐条不同，什么也不改',
    changes: { unkeyed: 'compares only, nothing is stored' },
    body: FileShape,
    reply: FileTrialShape,
    errors: [],
  },
  take: {
    method: 'POST',
    path: '/files',
    caller: admin,
    summary: '采用改过的文件，作为新版本从生效日期起使用',
    changes: true,
    body: FileShape,
    reply: FileTrialShape,
    errors: ['ITEM_FILE_WRONG', 'ITEM_VERSION_TAKEN'],
  },
})
