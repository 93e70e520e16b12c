import { shops } from './enterprise.ts'
import type { Home, SaleContract } from './home.ts'
import { unitCode } from './home.ts'

const certificate = (year: number, number: number) =>
  `鲁（${year}）济南市不动产权第${String(number).padStart(7, '0')}号`
const sole = (owner: string) => [{ owner, share: '单独所有' }] as const

/** The register of the story. */
export const HOMES: readonly Home[] = [
  {
    slug: 'li-guohua-flat',
    unitCode: unitCode('370102', '001002', 1, 1, 23),
    district: '370102',
    address: '济南市历下区解放东路 16 号 1 号楼 2 单元 1102',
    areaM2: '118.36',
    usage: '住宅',
    certificate: certificate(2018, 47_215),
    registeredOn: '2018-05-21',
    owners: [
      { owner: 'li-guohua', share: '共同共有' },
      { owner: 'zhou-min', share: '共同共有' },
    ],
    restrictions: [],
  },
  {
    slug: 'zhao-qiang-flat',
    unitCode: unitCode('370104', '003001', 7, 4, 61),
    district: '370104',
    address: '济南市槐荫区经十路 28800 号 4 号楼 1 单元 601',
    areaM2: '96.80',
    usage: '住宅',
    certificate: certificate(2016, 9_381),
    registeredOn: '2016-08-30',
    owners: sole('zhao-qiang'),
    restrictions: [],
  },
  {
    // Left to the child by his grandfather: the family's as long as he is a minor.
    slug: 'zhao-yifan-flat',
    unitCode: unitCode('370105', '004001', 9, 2, 33),
    district: '370105',
    address: '济南市天桥区堤口路 77 号 2 号楼 303',
    areaM2: '61.50',
    usage: '住宅',
    certificate: certificate(2020, 27_864),
    registeredOn: '2020-03-18',
    owners: sole('zhao-yifan'),
    restrictions: [],
  },
  {
    slug: 'wang-xiuying-flat',
    unitCode: unitCode('370105', '002004', 12, 9, 12),
    district: '370105',
    address: '济南市天桥区工人新村南村 9 号楼 102',
    areaM2: '54.20',
    usage: '住宅',
    // A book from before the unified registration: still valid, found by look-up only.
    certificate: '济房权证天字第098765号',
    registeredOn: '1999-11-18',
    owners: sole('wang-xiuying'),
    restrictions: [],
  },
  {
    slug: 'ma-jianguo-flat',
    unitCode: unitCode('370103', '004002', 3, 2, 153),
    district: '370103',
    address: '济南市市中区英雄山路 88 号 2 号楼 3 单元 1503',
    areaM2: '132.75',
    usage: '住宅',
    certificate: certificate(2020, 81_406),
    registeredOn: '2020-05-28',
    owners: sole('ma-jianguo'),
    restrictions: [
      {
        kind: '抵押',
        since: '2020-06-09',
        creditor: '齐鲁银行济南英雄山支行',
        amountFen: 120_000_000,
        hasTransferBan: false,
      },
    ],
  },
  {
    slug: 'huang-lijuan-flat',
    unitCode: unitCode('370104', '005003', 21, 6, 84),
    district: '370104',
    address: '济南市槐荫区烟台路 301 号 6 号楼 2 单元 804',
    areaM2: '89.32',
    usage: '住宅',
    certificate: certificate(2022, 35_772),
    registeredOn: '2022-04-11',
    owners: sole('huang-lijuan'),
    restrictions: [
      {
        kind: '抵押',
        since: '2022-04-19',
        creditor: '中国建设银行济南槐荫支行',
        amountFen: 90_000_000,
        hasTransferBan: false,
      },
    ],
  },
  {
    slug: 'zheng-wei-flat',
    unitCode: unitCode('370112', '006001', 5, 3, 32),
    district: '370112',
    address: '济南市历城区花园路 120 号 3 号楼 1 单元 302',
    areaM2: '101.04',
    usage: '住宅',
    certificate: certificate(2017, 15_960),
    registeredOn: '2017-07-03',
    owners: sole('zheng-wei'),
    restrictions: [
      {
        kind: '查封',
        since: '2026-03-17',
        until: '2029-03-16',
        court: '济南市历城区人民法院',
        document: '（2026）鲁0112执保412号',
      },
    ],
  },
  {
    slug: 'gao-jie-flat',
    unitCode: unitCode('370102', '002003', 14, 11, 205),
    district: '370102',
    address: '济南市历下区旅游路 5166 号 11 号楼 2005',
    areaM2: '76.91',
    usage: '住宅',
    certificate: certificate(2023, 62_348),
    registeredOn: '2023-09-14',
    owners: sole('gao-jie'),
    // 异议登记 lapses when the applicant has not sued within 15 days (民法典 220).
    restrictions: [{ kind: '异议', since: '2026-11-16', until: '2026-12-01', applicant: '高建业' }],
  },
  {
    slug: 'xu-wen-flat',
    unitCode: unitCode('370105', '001006', 2, 5, 41),
    district: '370105',
    address: '济南市天桥区北园大街 431 号 5 号楼 401',
    areaM2: '83.47',
    usage: '住宅',
    certificate: certificate(2021, 50_119),
    registeredOn: '2021-10-26',
    owners: sole('xu-wen'),
    restrictions: [
      {
        kind: '居住权',
        since: '2021-11-02',
        holder: '许文之母 姚桂兰',
        certificate: '鲁（2021）济南市不动产证明第0093310号',
      },
    ],
  },
  {
    slug: 'cao-ying-flat',
    unitCode: unitCode('370114', '001001', 9, 8, 96),
    district: '370114',
    address: '济南市章丘区双山大街 2266 号 8 号楼 1 单元 906',
    areaM2: '108.66',
    usage: '住宅',
    certificate: certificate(2021, 28_430),
    registeredOn: '2021-06-02',
    owners: sole('cao-ying'),
    restrictions: [
      {
        kind: '抵押',
        since: '2021-06-10',
        creditor: '济南住房公积金中心',
        amountFen: 35_000_000,
        hasTransferBan: false,
      },
    ],
  },
  ...shops,
]

export const SALE_CONTRACTS: readonly SaleContract[] = [
  {
    number: '济网签2018（历下）003127',
    home: 'li-guohua-flat',
    seller: '济南东拓置业有限公司',
    buyers: ['li-guohua', 'zhou-min'],
    signedOn: '2018-03-30',
    status: '已登记',
  },
  {
    number: '济网签2021（章丘）001876',
    home: 'cao-ying-flat',
    seller: '章丘双山房地产开发有限公司',
    buyers: ['cao-ying'],
    signedOn: '2021-04-25',
    status: '已登记',
  },
]

export function homesOf(owner: string): readonly Home[] {
  return HOMES.filter((home) => home.owners.some((each) => each.owner === owner))
}
