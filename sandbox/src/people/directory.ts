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
import { songYan } from './stories/song-yan.ts'
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
  songYan,
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
  const platformIds = ({ slug }: Person): PlatformIds => ({
    wechatOpenid: `o${digest(`wechat ${apps.wechatAppid} ${slug}`, 27)}`,
    wechatUnionid: `o6${digest(`wechat union ${slug}`, 26)}`,
    alipayOpenId: digest(`alipay ${apps.alipayAppId} ${slug}`, 43),
  })
  const named = indexPeople(NAMED_PEOPLE, platformIds)
  let crowd: Index | undefined
  // Ten thousand people cost a moment; most runs never ask for one of them.
  const inCrowd = () => {
    crowd ??= indexPeople(
      Array.from({ length: CROWD_SIZE }, (_, index) => crowdMember(index)),
      platformIds,
    )
    return crowd
  }
  const find = (map: Exclude<keyof Index, 'byPhone'>, key: string) => named[map].get(key) ?? inCrowd()[map].get(key)
  return {
    named: NAMED_PEOPLE,
    bySlug: (slug) => find('bySlug', slug),
    byPhone: (phone) => named.byPhone.get(phone) ?? inCrowd().byPhone.get(phone) ?? [],
    byIdNumber: (idNumber) => find('byIdNumber', idNumber.toUpperCase()),
    byWechatOpenid: (openid) => find('byWechatOpenid', openid),
    byAlipayOpenId: (openId) => find('byAlipayOpenId', openId),
    platformIds,
  }
}

type Index = {
  bySlug: Map<string, Person>
  byPhone: Map<string, Person[]>
  byIdNumber: Map<string, Person>
  byWechatOpenid: Map<string, Person>
  byAlipayOpenId: Map<string, Person>
}

function indexPeople(people: readonly Person[], platformIds: (person: Person) => PlatformIds): Index {
  const index: Index = {
    bySlug: new Map(),
    byPhone: new Map(),
    byIdNumber: new Map(),
    byWechatOpenid: new Map(),
    byAlipayOpenId: new Map(),
  }
  for (const person of people) {
    const { wechatOpenid, alipayOpenId } = platformIds(person)
    index.bySlug.set(person.slug, person)
    index.byPhone.set(person.phone, [...(index.byPhone.get(person.phone) ?? []), person])
    index.byIdNumber.set(person.idNumber, person)
    index.byWechatOpenid.set(wechatOpenid, person)
    index.byAlipayOpenId.set(alipayOpenId, person)
  }
  return index
}

function digest(text: string, length: number): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, length)
}
