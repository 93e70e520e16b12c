import type { Case, StaffCase } from '@anju/shared-types'
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

/** One department's open part, whichever it is. */
export async function finishPart(officer: Caller, id: string, opinion = '核对无误'): Promise<StaffCase> {
  const { tasks } = await officer.post<StaffCase>(`/case-desk/${id}/open`, {})
  const open = tasks.find(({ state }) => state === 'open')
  if (!open) throw new Error(`nothing is open in ${id}`)
  return officer.post<StaffCase>(`/case-desk/${id}/finish-task`, { taskId: open.id, opinion })
}
