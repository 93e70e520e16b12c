import { type ConsentStatement, type FactSource, factSources } from '@anju/shared-types'

/** What each source is asked, in the words of the statement. */
const asked: Readonly<Record<FactSource, string>> = {
  household: '户口在哪里，户口簿上的配偶和未成年子女',
  marriage: '婚姻状况；已婚的，配偶是谁；离异的，什么时候',
  socialInsurance: '在本市缴纳社会保险的月份',
  incomeTax: '在本市缴纳个人所得税的月份',
  homes: '名下的住房在哪个区（不含价格和抵押）',
  contracts: '作为买方签过、还没有登记的购房合同',
  talent: '人才认定的类别和有效期',
  military: '是否现役、驻地在哪里',
}

/**
 * What people agree to (个人信息保护法 14, 17, 23, 29, 31). A change of any sentence is a new version: a consent names the text that
 * was read.
 */
const VERSION = '2026-11'

/** The statement for a place: only the sources that its rules depend on are named. */
export const consentStatement = (sources: readonly FactSource[]): ConsentStatement => ({
  version: `${VERSION}.${sourceMark(sources)}`,
  title: '购房资格核验告知书',
  purpose: '只用于核验您家能不能在这个区域购买住房、还能买几套。不作别的用途，也不提供给卖房的一方和中介。',
  sources: order
    .filter((source) => sources.includes(source))
    .map((source) => ({ source, office: factSources[source], what: asked[source] })),
  kept: '各部门的答复加密保存，核验取消的当场删除，其余在核验结束 190 天后删除；结论和依据留存备查。',
  rights:
    '您可以不同意，也可以随时撤回同意；撤回后核验停止，已经作出的结论不受影响。不同意的，可以到窗口提交纸质材料办理。对任何一项事实有异议，可以要求部门核实。',
  children: '未成年子女名下的住房计入家庭住房。您作为监护人，代未满 18 周岁的子女同意核对其名下住房和购房合同。',
})

const order = Object.keys(factSources) as FactSource[]
/** One digit a source: a consent to a shorter list is no consent to a longer one. */
const sourceMark = (sources: readonly FactSource[]) =>
  order.map((source) => (sources.includes(source) ? '1' : '0')).join('')
