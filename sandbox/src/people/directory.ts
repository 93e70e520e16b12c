import { createHash } from 'node:crypto'
import { CROWD_SIZE, crowdMember } from './crowd.ts'
import type { Person } from './person.ts'
import { ayiguli } from './stories/ayiguli.ts'
import { caoYing } from './stories/cao-ying.ts'
import { chenXiaoyu } from './stories/chen-xiaoyu.ts'
import { dengChao } from './stories/deng-chao.ts'
import { fengHai } from './stories/feng-hai.ts'
import { heJun } from './stories/he-jun.ts'
import { liGuohuaAndZhouMin } from './stories/li-guohua-and-zhou-min.ts'
import { liJi } from './stories/li-ji.ts'
import { linZhiyuan } from './stories/lin-zhiyuan.ts'
import { mengTwins } from './stories/meng-twins.ts'
import { gaoJie, xuWen, zhengWei } from './stories/owners-with-restrictions.ts'
import { huangLijuan, maJianguo } from './stories/sellers-with-mortgage.ts'
import { staff } from './stories/staff.ts'
import { wangXiuying } from './stories/wang-xiuying.ts'
import { wuHao } from './stories/wu-hao.ts'
import { zhaoFamily } from './stories/zhao-family.ts'

/** Everybody with a story, in the order of the control page. */
export const NAMED_PEOPLE: readonly Person[] = [
  ...liGuohuaAndZhouMin,
  chenXiaoyu,
  wuHao,
  ...zhaoFamily,
  linZhiyuan,
  heJun,
  wangXiuying,
  liJi,
  ayiguli,
  maJianguo,
  huangLijuan,
  zhengWei,
  gaoJie,
  xuWen,
  fengHai,
  dengChao,
  caoYing,
  ...mengTwins,
  ...staff,
]

export type PlatformIds = {
  /** Differs by app. */
  wechatOpenid: string
  /** The same in every app of one Open Platform account. */
  wechatUnionid: string
  alipayOpenId: string
}

export type Directory = {
  named: readonly Person[]
  bySlug(slug: string): Person | undefined
  /** Several people may share a phone. */
  byPhone(phone: string): readonly Person[]
  byIdNumber(idNumber: string): Person | undefined
  byWechatOpenid(openid: string): Person | undefined
  byAlipayOpenId(openId: string): Person | undefined
  platformIds(person: Person): PlatformIds
}

/** Everybody the outside world knows, found by any of the names that the protocols use for them. */
export function createDirectory(apps: { wechatAppid: string; alipayAppId: string }): Directory {
  const everybody = [...NAMED_PEOPLE, ...Array.from({ length: CROWD_SIZE }, (_, index) => crowdMember(index))]
  const platformIds = ({ slug }: Person): PlatformIds => ({
    wechatOpenid: `o${digest(`wechat ${apps.wechatAppid} ${slug}`, 27)}`,
    wechatUnionid: `o6${digest(`wechat union ${slug}`, 26)}`,
    alipayOpenId: digest(`alipay ${apps.alipayAppId} ${slug}`, 43),
  })
  const bySlug = new Map(everybody.map((each) => [each.slug, each]))
  const byPhone = new Map<string, Person[]>()
  for (const each of everybody) byPhone.set(each.phone, [...(byPhone.get(each.phone) ?? []), each])
  const byIdNumber = new Map(everybody.map((each) => [each.idNumber, each]))
  const byOpenid = new Map(everybody.map((each) => [platformIds(each).wechatOpenid, each]))
  const byOpenId = new Map(everybody.map((each) => [platformIds(each).alipayOpenId, each]))
  return {
    named: NAMED_PEOPLE,
    bySlug: (slug) => bySlug.get(slug),
    byPhone: (phone) => byPhone.get(phone) ?? [],
    byIdNumber: (idNumber) => byIdNumber.get(idNumber.toUpperCase()),
    byWechatOpenid: (openid) => byOpenid.get(openid),
    byAlipayOpenId: (openId) => byOpenId.get(openId),
    platformIds,
  }
}

function digest(text: string, length: number): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, length)
}
