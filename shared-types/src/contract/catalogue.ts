import { z } from 'zod'
import { PICKS_PATTERN } from '../answer-picks.ts'
import { routes } from '../route.ts'
import {
  HallOfficerShape,
  ItemBasisShape,
  ItemLineShape,
  ItemMaterialShape,
  ItemQuestionShape,
  ItemShape,
  ItemStepShape,
  ItemVersionShape,
} from './item-shapes.ts'
import { IdShape, PlainDateShape } from './shapes.ts'

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
const AnswerShape = z.strictObject({ question: z.string().min(1).max(60), answer: z.string().min(1).max(60) })

export const MaterialListShape = z.object({
  item: z.object({ code: IdShape, plainName: z.string(), name: z.string() }),
  on: PlainDateShape,
  version: ItemVersionShape,
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
    z.object({ steps: z.array(ItemStepShape), items: z.array(z.object({ code: IdShape, plainName: z.string() })) }),
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
      people: z.array(HallOfficerShape),
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
