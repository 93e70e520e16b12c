import type { CertificateKind } from '@anju/shared-types'

/** Names of the facts of a certificate, as data and as a reader sees them. */
export const claimLabels = {
  statement: '证明内容',
  maskedHolder: '持证人',
  number: '编号',
  holder: '持证人姓名',
  idNumber: '证件号码',
  share: '共有情况',
  obligor: '义务人',
  rightKind: '权利类型',
  address: '坐落',
  unitCode: '不动产单元号',
  usage: '用途',
  area: '面积',
  registeredOn: '登记时间',
  zone: '适用区域',
  remaining: '可购套数',
  decidedOn: '认定日期',
  validTo: '有效期至',
  lessor: '出租人',
  lessee: '承租人',
  terms: '租赁约定',
  matter: '办理事项',
  receivedAt: '受理时间',
  receivedBy: '受理人',
  paper: '防伪码',
} as const
export type ClaimName = keyof typeof claimLabels

interface Kind {
  /** Department that answers for it, behind the name of the city. */
  office: string
  /** Where its number comes from. `register`: from the answer to 登簿 or from the book, never made here (国土资发〔2015〕25号). */
  number: 'register' | 'check' | 'case' | 'ours'
  /** Why it cannot be had yet; absent where a source answers. */
  noSource?: string
}

export const kinds: Readonly<Record<CertificateKind, Kind>> = {
  eligibility: { office: '住房城乡建设主管部门', number: 'check' },
  title: { office: '不动产登记机构', number: 'register' },
  proof: { office: '不动产登记机构', number: 'register' },
  lease: { office: '住房城乡建设主管部门', number: 'ours' },
  contribution: {
    office: '住房公积金中心',
    number: 'ours',
    noSource: '公积金中心的账户系统还没有接入，这里开不了。请到公积金中心窗口或网站开具。',
  },
  settled: {
    office: '住房公积金中心',
    number: 'ours',
    noSource: '公积金中心的贷款系统还没有接入，这里开不了。请到公积金中心或贷款银行开具。',
  },
  receipt: { office: '政务服务窗口', number: 'case' },
}
