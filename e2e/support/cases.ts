import type { Case, CaseDepartment, StaffCase } from '@anju/shared-types'
import type { Caller } from './api.ts'
import type { Cast } from './cast.ts'

/** Somebody of the sandbox, logged in and with a proved name. */
export interface Someone {
  caller: Caller
  name: string
  idNumber: string
}

export async function someone(cast: Cast, slug: string): Promise<Someone> {
  const [caller, { name, idNumber }] = await Promise.all([cast.verified(slug), cast.person(slug)])
  return { caller, name, idNumber }
}

export const priceOf = 185_000_000

/** What a couple that sells its paid-off home on its own answers. */
export const SALE_ANSWERS = [
  ['是中介成交还是双方自己成交？', '自己成交'],
  ['卖的房子是不是夫妻共有？', '是'],
  ['这套房子现在有没有抵押？', '没有抵押'],
  ['您自己来办，还是请别人代办？', '本人办'],
  ['要不要申报首套、二套契税优惠或满五唯一？', '不要'],
  ['卖方能不能提供原来买房的合同、发票？', '没有'],
  ['不动产权证书（房产证）还在吗？', '在手里'],
  ['房子上有没有别人的居住权？', '没有'],
  ['登记簿上有没有异议登记？', '没有'],
  ['买卖双方是成年人、有未成年人，还是单位？', '都是成年人'],
] as const

/** The first home that somebody has in the register. */
export async function homeOf({ caller }: Someone): Promise<{ unitCode: string; address: string }> {
  const { items } = await caller.get<{ items: { unitCode: string; address: string }[] }>('/me/homes')
  const [home] = items
  if (!home) throw new Error('nobody can sell what is not in the register')
  return { unitCode: home.unitCode, address: home.address }
}

/** Through the API: a case filled in with the first answer to each question. */
export async function filledCase(
  seller: Someone,
  code: string,
  more: Partial<Case['draft']> = {},
): Promise<{ id: string; unitCode: string }> {
  const begun = await seller.caller.post<Case>('/cases', { code })
  const property = await homeOf(seller)
  const answers = Object.fromEntries(begun.questions.map(({ title, options }) => [title, options[0]!]))
  const details = Object.fromEntries(begun.fields.map(({ name, options }) => [name, options?.[0]?.value ?? '照旧']))
  await seller.caller.put(`/cases/${begun.id}/draft`, { draft: { answers, details, property, ...more } })
  return { id: begun.id, unitCode: property.unitCode }
}

/** The one-window sale of the seller's home to the buyer. */
export const filledSale = (seller: Someone, buyer: Someone) =>
  filledCase(seller, 'P01', {
    side: '转让方',
    others: [{ side: '受让方', name: buyer.name, idNumber: buyer.idNumber }],
    priceFen: priceOf,
  })

export async function sayYes(who: Someone, id: string, act: 'submit' | 'confirm'): Promise<Case> {
  const { act: words } = await who.caller.get<Case>(`/cases/${id}`)
  return who.caller.post<Case>(`/cases/${id}/${act}`, { digest: words?.digest })
}

/** Everything seen at the window and taken in. */
export async function takeIn(clerk: Caller, id: string): Promise<StaffCase> {
  const { materials } = await clerk.post<StaffCase>(`/case-desk/${id}/open`, {})
  for (const { id: material } of materials.filter(({ status }) => status === 'open')) {
    await clerk.post(`/case-desk/${id}/paper-seen`, { material })
  }
  return clerk.post<StaffCase>(`/case-desk/${id}/accept`, {})
}

interface Hands {
  hands: { work: string; workName: string; staffNo: string }[]
}

/** Whom the lot gave a piece of work: `受理`, `审批` or the id of a task. Nobody knows beforehand. */
export async function drawnFor(cast: Cast, id: string, work: string): Promise<Caller> {
  const supervisor = await cast.as('supervisor')
  const { hands } = await supervisor.get<Hands>(`/case-officers/cases/${id}/draws`)
  const hand = hands.find((one) => one.work === work)
  if (!hand) throw new Error(`nobody was drawn for ${work} of ${id}: ${JSON.stringify(hands)}`)
  return cast.as(hand.staffNo)
}

export interface OpenPart {
  taskId: string
  officer: Caller
}

/** A part of a case that is open now, of this office or of any, with whoever it was drawn to. */
export async function openPart(cast: Cast, id: string, office?: CaseDepartment): Promise<OpenPart> {
  const { tasks } = await (await cast.as('supervisor')).post<StaffCase>(`/case-desk/${id}/open`, {})
  const open = tasks.find(({ state, department }) => state === 'open' && (!office || department === office))
  if (!open) throw new Error(`nothing of ${office ?? 'any office'} is open in ${id}`)
  return { taskId: open.id, officer: await drawnFor(cast, id, open.id) }
}

/** One office's open part, done by whoever was drawn for it. */
export async function finishDrawn(cast: Cast, id: string, office?: CaseDepartment, opinion = '核对无误') {
  const { taskId, officer } = await openPart(cast, id, office)
  await officer.post(`/case-desk/${id}/open`, {})
  return officer.post<StaffCase>(`/case-desk/${id}/finish-task`, { taskId, opinion })
}

/** Whatever is open, until it waits for the decision. */
export async function finishReview(cast: Cast, id: string): Promise<void> {
  let { state } = await finishDrawn(cast, id)
  while (state === 'reviewing') state = (await finishDrawn(cast, id)).state
}

const TRIES = 120
const BETWEEN_MS = 250

/** The file once a job has brought the case so far: the register answers in its own time. */
export async function reaches(clerk: Caller, id: string, state: StaffCase['state']): Promise<StaffCase> {
  for (let tries = 0; tries < TRIES; tries++) {
    const file = await clerk.post<StaffCase>(`/case-desk/${id}/open`, {})
    if (file.state === state) return file
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS))
  }
  throw new Error(`${id} never came to ${state}`)
}
