import { plainDate } from '@anju/shared-types'
import type { Clause, Row, RuleSet, Source } from '../rule-set.ts'

const notice2016: Source = {
  name: '济南市限购通知（2016 年 12 月）',
  issuedOn: plainDate('2016-12-26'),
  confidence: 'sure',
}
const notice2017: Source = {
  name: '四部门《关于落实济政办发(2017)13号文限购政策有关问题的通知》',
  issuedOn: plainDate('2017-05-18'),
  confidence: 'sure',
}
const divorce2018: Source = {
  name: '济南市离异家庭购房口径（只见一处转载）',
  issuedOn: plainDate('2018-04-19'),
  confidence: 'likely',
}
const army: Source = { name: '军人窗口的做法，未见公布文本', confidence: 'unsure' }
const notice2022May: Source = {
  name: '济南市调整限购区域的通知（长清、章丘退出）',
  issuedOn: plainDate('2022-05-23'),
  confidence: 'sure',
}
const notice2022September: Source = {
  name: '济南市调整限购区域的通知（只限历下、市中二环以内）',
  issuedOn: plainDate('2022-09-16'),
  confidence: 'sure',
}
const lifted2023: Source = { name: '济南市取消限购的报道（2023 年秋）', confidence: 'likely' }

const from2016 = ['lixia', 'shizhong', 'huaiyin', 'tianqiao', 'licheng', 'changqing', 'gaoxin']
const from2017 = [...from2016, 'zhangqiu']
const fromMay2022 = from2016.filter((zone) => zone !== 'changqing')

const localFamily: Clause = { text: '本市户籍', any: [{ fact: 'hukou', is: 'local' }] }
const otherFamily: Clause = { text: '非本市户籍', any: [{ fact: 'hukou', is: 'other' }] }
const months24: Clause = {
  text: '购房之日前 3 年内，在本市连续缴纳 24 个月以上的社保或个税',
  any: [{ fact: 'socialInsuranceConsecutiveMonthsInLast36', atLeast: 24 }],
}

const local: Row = {
  id: 'local',
  buyer: '本市户籍家庭',
  when: [localFamily],
  limit: 2,
  source: notice2016,
  note: '集体户按政策落户（投靠、人才、毕业生、军转等）后，同样按本市户籍计算。',
}
const newcomer: Row = {
  id: 'other-24-months',
  buyer: '非本市户籍家庭',
  when: [otherFamily, months24],
  limit: 1,
  source: notice2016,
}
const graduate: Row = {
  id: 'graduate',
  buyer: '在济就业的全日制本科及以上人员',
  when: [
    otherFamily,
    { text: '全日制本科及以上学历', any: [{ fact: 'degree', atLeast: 2 }] },
    { text: '与本市用人单位签有正式用工合同', any: [{ fact: 'employmentContract', is: true }] },
    { text: '在本市连续缴纳社保 6 个月以上', any: [{ fact: 'socialInsuranceConsecutiveMonths', atLeast: 6 }] },
  ],
  limit: 2,
  source: notice2017,
  note: '按本市户籍家庭计算。',
}
const talent: Row = {
  id: 'talent',
  buyer: '引进的海内外高层次人才',
  when: [otherFamily, { text: '持有高层次人才证书', any: [{ fact: 'talentCertificate', is: true }] }],
  limit: 2,
  source: notice2017,
  note: '按本市户籍家庭计算。',
}
const soldier: Row = {
  id: 'military',
  buyer: '驻济现役军人',
  when: [otherFamily, { text: '在济南驻防的现役军人', any: [{ fact: 'military', is: true }] }],
  limit: 2,
  source: army,
  note: '按本市户籍家庭计算；以当地公布为准。',
}
const outside = (limited: readonly string[], source: Source): Row => ({
  id: 'outside',
  buyer: '所有家庭',
  where: '限购区域以外',
  when: [{ text: '房子在限购区域以外', any: [{ fact: 'zone', notIn: limited }] }],
  limit: null,
  source,
})

const common = {
  city: 'jinan',
  counted: '家庭（夫妻和未成年子女）在限购区域内已有的住房，已网签、未登记的也算',
  buyers: ['individual'],
  // Only the graduates' row tests the months up to the purchase, and it says 社保.
  consecutiveBy: 'social-insurance',
} as const
const limitedTo = (names: string) => `限购区域：${names}。`
const inheritance = '继承、司法拍卖等方式取得住房，不在本表之内，由人工核对。'

export const jinan: readonly RuleSet[] = [
  {
    ...common,
    version: 'jinan-2016-12-26',
    countedZones: from2016,
    title: '济南市限购（2016 年 12 月起）',
    from: plainDate('2016-12-26'),
    rows: [outside(from2016, notice2016), local, newcomer],
    notes: [limitedTo('历下、市中、槐荫、天桥、历城、长清、高新区'), inheritance],
  },
  {
    ...common,
    version: 'jinan-2017-05-18',
    countedZones: from2017,
    title: '济南市限购（2017 年 5 月起）',
    from: plainDate('2017-05-18'),
    rows: [outside(from2017, notice2017), local, newcomer, graduate, talent, soldier],
    notes: [limitedTo('历下、市中、槐荫、天桥、历城、长清、高新区、章丘（2017 年 4 月加入）'), inheritance],
  },
  {
    ...common,
    version: 'jinan-2018-04-19',
    countedZones: from2017,
    title: '济南市限购（2018 年 4 月起，两年内离异按原家庭计算）',
    from: plainDate('2018-04-19'),
    divorceMonths: 24,
    rows: [outside(from2017, notice2017), local, newcomer, graduate, talent, soldier],
    notes: [
      limitedTo('历下、市中、槐荫、天桥、历城、长清、高新区、章丘'),
      `离异两年内购房，按离异前的家庭计算住房套数（${divorce2018.name}，${divorce2018.issuedOn}）。`,
      inheritance,
    ],
  },
  {
    ...common,
    version: 'jinan-2022-05-23',
    countedZones: fromMay2022,
    title: '济南市限购（2022 年 5 月起，长清、章丘退出）',
    from: plainDate('2022-05-23'),
    divorceMonths: 24,
    rows: [outside(fromMay2022, notice2022May), local, newcomer, graduate, talent, soldier],
    notes: [limitedTo('历下、市中、槐荫、天桥、历城、高新区'), inheritance],
  },
  {
    ...common,
    version: 'jinan-2022-09-16',
    countedZones: ['lixia', 'shizhong'],
    title: '济南市限购（2022 年 9 月起，只限历下、市中二环以内）',
    from: plainDate('2022-09-16'),
    divorceMonths: 24,
    rows: [
      {
        ...outside(['lixia', 'shizhong'], notice2022September),
        when: [
          {
            text: '房子在历下、市中以外，或在二环以外',
            any: [
              { fact: 'zone', notIn: ['lixia', 'shizhong'] },
              { fact: 'insideSecondRing', is: false },
            ],
          },
        ],
      },
      local,
      newcomer,
      graduate,
      talent,
      soldier,
    ],
    notes: [limitedTo('历下、市中的二环以内'), inheritance],
  },
  {
    ...common,
    version: 'jinan-2023-lifted',
    title: '济南市已取消限购（2023 年秋）',
    from: plainDate('2023-09-01'),
    fromAtLatest: plainDate('2023-11-30'),
    rows: [{ id: 'everyone', buyer: '所有家庭', when: [], limit: null, source: lifted2023, note: '以当地公布为准。' }],
    notes: ['取消的确切日期未见公布文本：2023 年 9 月至 11 月间，新旧规则结果不同的由人工核对。'],
  },
]
