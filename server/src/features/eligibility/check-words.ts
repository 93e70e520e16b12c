import { type EligibilityFact, type FactSource, factSources } from '@anju/shared-types'
import { dayText } from '../../domain/calendar/calendar.ts'
import { sourcesOfFact } from '../../domain/eligibility/from-sources.ts'
import type { EligibilityCheck } from './check-store.ts'
import { waitingFor } from './family-members.ts'

export const roleLabels = { self: '本人', spouse: '配偶', child: '未成年子女' } as const
export const saidLabels = { record: '有记录', none: '没有记录', unanswered: '没有答复' } as const

/** `还能买 1 套`, `不限套数` */
export const remainingText = (remaining: number | null | undefined): string =>
  remaining === null || remaining === undefined ? '不限套数' : `还能买 ${remaining} 套`

/** The offices that answer for a fact. */
export const ownerOf = (fact: EligibilityFact): string => officesText(sourcesOfFact[fact] ?? [])
export const officesText = (sources: readonly FactSource[]): string =>
  sources.map((source) => factSources[source]).join('、')

/** Offices that did not answer about somebody. */
export const silentOffices = (check: EligibilityCheck): string[] => [
  ...new Set(
    check.members.flatMap(({ answers }) =>
      answers.filter(({ said }) => said === 'unanswered').map(({ source }) => factSources[source]),
    ),
  ),
]

type Words = (check: EligibilityCheck) => string
const one =
  (text: string): Words =>
  () =>
    text

/** What is so now, in one sentence. */
const headlines: Record<EligibilityCheck['state'], Words> = {
  consenting: ({ members }) => (waitingFor(members) ? '等配偶本人同意' : '正在查询您家的成员'),
  gathering: one('正在向各部门核对'),
  asking: one('还要您回答一个问题'),
  dataGap: one('有资料没有取得，已转人工。没有判定您不符合'),
  reviewing: one('工作人员正在复核'),
  passed: ({ decision, validTo }) => `可以购买，${remainingText(decision?.remaining)}，有效期至 ${validTo}`,
  failed: one('按现在的情况，暂时不能购买'),
  expired: one('核验结果已过有效期'),
  consumed: one('核验结果已用于签约'),
  revoked: one('核验结果已被撤销'),
  cancelled: one('核验已取消'),
}

export const BEYOND_PERSON =
  '对人工结论不服的，可以自收到之日起 60 日内申请行政复议，也可以在 6 个月内向人民法院提起行政诉讼。'

/** What happens next and what one can do. */
const nexts: Record<EligibilityCheck['state'], Words> = {
  consenting: ({ members }) =>
    waitingFor(members) ? '配偶同意后自动继续，您不用再操作。' : '一般几秒钟就好，可以离开本页。',
  gathering: one('一般十几秒出结果，可以离开本页，出结果会通知您。'),
  asking: one('回答后马上继续。'),
  dataGap: (check) => {
    const silent = silentOffices(check)
    const by = check.personBy ? `工作人员会在${dayText(check.personBy.date)}前处理` : '工作人员会处理'
    return silent.length
      ? `${silent.join('、')}还没有答复，我们会一直询问；${by}，先到者为准。`
      : `${by}，会看纸质材料。`
  },
  reviewing: ({ personBy }) => (personBy ? `工作人员会在${dayText(personBy.date)}前答复您。` : '请等候通知。'),
  passed: ({ looksFor }) =>
    looksFor === 'recheck'
      ? '签约前有效。到期前会自动复核，仍然符合的有效期延长。'
      : '请在有效期内签约；到期后可以重新申请核验。',
  failed: ({ decision }) =>
    decision?.by === 'person'
      ? BEYOND_PERSON
      : '对结论有疑问，可以要求人工复核；哪一项事实不对，可以对它提出异议，由来源部门核实。',
  expired: one('需要的话可以重新申请核验。'),
  consumed: one('再买一套的，请重新申请核验。'),
  revoked: one(`对撤销不服的，可以自收到之日起 60 日内申请行政复议，也可以在 6 个月内向人民法院提起行政诉讼。`),
  cancelled: one('需要的话可以重新申请核验，也可以到窗口提交纸质材料办理。'),
}

export const headlineOf = (check: EligibilityCheck): string => headlines[check.state](check)
export const nextOf = (check: EligibilityCheck): string => nexts[check.state](check)
