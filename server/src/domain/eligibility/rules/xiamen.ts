import { plainDate } from '@anju/shared-types'
import type { Clause, Row, RuleSet, Source } from '../rule-set.ts'

const notice2016: Source = {
  name: '厦门市住房限购通知（2016 年 9 月 5 日起，新华社报道）',
  issuedOn: plainDate('2016-08-31'),
  confidence: 'sure',
}
const window2022: Source = { name: '厦门市住房限购窗口答复', issuedOn: plainDate('2022-05-24'), confidence: 'likely' }
const lifted: Source = { name: '厦门市逐步取消限购的报道（2023 至 2024 年）', confidence: 'likely' }

const local: Clause = { text: '本市户籍', any: [{ fact: 'hukou', is: 'local' }] }
const other: Clause = { text: '非本市户籍', any: [{ fact: 'hukou', is: 'other' }] }

const large: Row = {
  id: 'over-144',
  buyer: '所有家庭',
  when: [{ text: '建筑面积超过 144 平方米', any: [{ fact: 'areaSqm', above: 144 }] }],
  limit: null,
  source: notice2016,
}
const localFamily: Row = { id: 'local', buyer: '本市户籍家庭', when: [local], limit: 2, source: notice2016 }
const otherFamily: Row = {
  id: 'other-12-months',
  buyer: '非本市户籍家庭',
  when: [
    other,
    {
      text: '购房前 2 年内，在本市逐月连续缴纳 1 年以上的社保或个税',
      any: [{ fact: 'socialInsuranceConsecutiveMonthsInLast24', atLeast: 12 }],
    },
  ],
  limit: 1,
  source: notice2016,
}

const common = {
  city: 'xiamen',
  counted: '家庭（夫妻和未成年子女）在本市已有的住房，已网签、未登记的也算',
  buyers: ['individual'],
} as const
const dayNote = '新建商品住房以网签时间为准，二手住房以不动产登记收件时间为准。'

export const xiamen: readonly RuleSet[] = [
  {
    ...common,
    version: 'xiamen-2016-09-05',
    title: '厦门市限购（2016 年 9 月起，144 平方米及以下）',
    from: plainDate('2016-09-05'),
    rows: [large, localFamily, otherFamily],
    notes: [dayNote],
  },
  {
    ...common,
    version: 'xiamen-2022-05-24',
    title: '厦门市限购（2022 年 5 月口径）',
    from: plainDate('2022-05-24'),
    rows: [
      large,
      localFamily,
      {
        id: 'local-two-children',
        buyer: '本市户籍二孩家庭',
        when: [
          local,
          { text: '二孩家庭', any: [{ fact: 'childrenCount', atLeast: 2 }] },
          { text: '至少一个子女未成年', any: [{ fact: 'minorChildren', atLeast: 1 }] },
          { text: '建筑面积 180 平方米及以下', any: [{ fact: 'areaSqm', atMost: 180 }] },
        ],
        limit: 3,
        source: window2022,
      },
      otherFamily,
      {
        id: 'other-mainland',
        buyer: '在厦就业的非本市户籍家庭',
        where: '岛外',
        when: [
          { text: '房子在岛外', any: [{ fact: 'zone', in: ['haicang', 'jimei', 'tongan', 'xiangan'] }] },
          other,
          {
            text: '大专及以上学历，或半年以上劳动合同、工作证明、社保',
            any: [
              { fact: 'degree', atLeast: 1 },
              { fact: 'employmentContract', is: true },
              { fact: 'socialInsuranceConsecutiveMonths', atLeast: 6 },
            ],
          },
        ],
        limit: 1,
        source: window2022,
      },
    ],
    notes: [dayNote, '2022-05-24 的口径来自窗口答复，未见主管部门网站公布文本。'],
  },
  {
    ...common,
    version: 'xiamen-2023-lifted',
    title: '厦门市已逐步取消限购（2023 至 2024 年）',
    from: plainDate('2023-01-01'),
    fromAtLatest: plainDate('2024-12-31'),
    rows: [{ id: 'everyone', buyer: '所有家庭', when: [], limit: null, source: lifted, note: '以当地公布为准。' }],
    notes: ['取消的确切日期未见公布文本：2023 至 2024 年间，新旧规则结果不同的由人工核对。'],
  },
]
