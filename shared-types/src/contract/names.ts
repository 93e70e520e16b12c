import { z } from 'zod'
import { routes } from '../route.ts'
import { nameDoubtStates } from '../states.ts'
import { DoneShape, IdShape, InstantShape } from './shapes.ts'

/** Where a name is written in its own way. */
export const spellingPlaces = {
  bank: '银行',
  tax: '税务',
  register: '不动产登记簿',
  case: '办件里',
  other: '其他地方',
} as const
export type SpellingPlace = keyof typeof spellingPlaces
const PlaceShape = z.enum(Object.keys(spellingPlaces) as [SpellingPlace])

const CharacterShape = z.object({
  char: z.string(),
  codePoint: z.string(),
  kind: z.enum(['usual', 'rare', 'private', 'separator']),
  /** Drawn by us, as a data address: for phones that have no such character. */
  picture: z.string().optional(),
})
export type NameCharacterView = z.output<typeof CharacterShape>

const DoubtStateShape = z.enum(Object.keys(nameDoubtStates) as [keyof typeof nameDoubtStates])

export const NameDossierShape = z.object({
  name: z.string(),
  characters: z.array(CharacterShape),
  /** How a short message says it, when it cannot say it as it is. */
  inMessages: z.string().optional(),
  spellings: z.array(
    z.object({
      id: IdShape,
      place: PlaceShape,
      placeLabel: z.string(),
      written: z.string(),
      state: DoubtStateShape,
      stateText: z.string(),
      since: InstantShape,
    }),
  ),
  reports: z.array(z.object({ words: z.string(), at: InstantShape, answer: z.string().optional() })),
})
export type NameDossier = z.output<typeof NameDossierShape>

export const myName = routes('/my-name', {
  show: {
    method: 'GET',
    path: '',
    caller: 'verified',
    summary: '我的姓名档案：每个字、各处的写法、核对过的结论',
    changes: false,
    reply: NameDossierShape,
    errors: [],
  },
  addSpelling: {
    method: 'POST',
    path: '/spellings',
    caller: 'verified',
    summary: '告诉我们别处把我的名字写成什么样；拿不准的由两位工作人员核对，以后不再问',
    changes: true,
    body: z.strictObject({
      place: z.enum(['bank', 'tax', 'register', 'other']),
      written: z.string().trim().min(1).max(100),
    }),
    reply: NameDossierShape,
    errors: ['SPELLING_OTHER_NAME', 'SPELLING_LIMIT'],
  },
  report: {
    method: 'POST',
    path: '/reports',
    caller: 'verified',
    summary: '说出名字哪里不对',
    changes: true,
    body: z.strictObject({ words: z.string().trim().min(2, '请写明哪里不对。').max(500) }),
    reply: NameDossierShape,
    errors: ['SPELLING_LIMIT'],
  },
  glyph: {
    method: 'GET',
    path: '/glyphs/:code',
    caller: 'account',
    summary: '一个字的图（手机显示不出来时用）；code 是 20BB7 这样的码位',
    changes: false,
    reply: z.object({ codePoint: z.string(), picture: z.string() }),
    errors: ['NO_GLYPH'],
  },
})

const DoubtLineShape = z.object({
  id: IdShape,
  state: DoubtStateShape,
  stateText: z.string(),
  maskedName: z.string(),
  placeLabel: z.string(),
  context: z.string(),
  openedAt: InstantShape,
  /** Whether this member of staff may say what they think. */
  mayGive: z.boolean(),
})
export type NameDoubtLine = z.output<typeof DoubtLineShape>

const desk = { staff: ['clerk', 'supervisor'] } as const

/** Doubtful names: two persons of the staff, and a supervisor where they differ. */
export const nameDesk = routes('/name-desk', {
  list: {
    method: 'GET',
    path: '',
    caller: desk,
    summary: '等着核对的姓名，和本人说不对的',
    changes: false,
    reply: z.object({
      doubts: z.array(DoubtLineShape),
      reports: z.array(z.object({ id: IdShape, maskedName: z.string(), words: z.string(), at: InstantShape })),
    }),
    errors: [],
  },
  open: {
    method: 'POST',
    path: '/:id/open',
    caller: desk,
    summary: '打开一项，两种写法逐字并排；本人能看到谁打开过',
    changes: { unkeyed: 'each look is recorded' },
    reply: DoubtLineShape.extend({
      proved: z.array(CharacterShape),
      written: z.array(CharacterShape),
      /** Places that differ. */
      differs: z.array(z.int()),
      /** Of the first two, once they differ: before, each looks for themselves. */
      opinions: z.array(z.object({ by: z.string(), same: z.boolean(), reason: z.string() })),
    }),
    errors: ['INTERESTED'],
  },
  give: {
    method: 'POST',
    path: '/:id/opinion',
    caller: desk,
    summary: '说是不是同一个人的名字，写明理由；两位意见一致才算',
    changes: true,
    body: z.strictObject({ same: z.boolean(), reason: z.string().trim().min(4, '请写明根据什么。').max(500) }),
    reply: z.object({ state: DoubtStateShape, stateText: z.string() }),
    errors: ['INTERESTED', 'SAME_PERSON', 'NEEDS_SUPERVISOR'],
  },
  answer: {
    method: 'POST',
    path: '/reports/:id/answer',
    caller: desk,
    summary: '答复本人说的不对',
    changes: true,
    body: z.strictObject({ answer: z.string().trim().min(2).max(500) }),
    reply: DoneShape,
    errors: [],
  },
})
export type NameDoubtFile = z.output<(typeof nameDesk.table.open)['reply']>
