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
  fundAccount: '公积金账号',
  fundStatus: '账户状态',
  employer: '缴存单位',
  paidMonths: '连续缴存',
  monthlyAmount: '月缴存额',
  balance: '账户余额',
  loanContract: '借款合同号',
  principal: '贷款金额',
  grantedOn: '发放日期',
  settledOn: '结清日期',
  paper: '防伪码',
} as const
export type ClaimName = keyof typeof claimLabels

interface Kind {
  /** Department that answers for it, behind the name of the city. */
  office: string
  /** Where its number comes from. `register`: from the answer to 登簿 or from the book, never made here (国土资发〔2015〕25号). */
  number: 'register' | 'check' | 'case' | 'ours'
  /** What it comes out of by itself; absent where its holder asks for it. */
  comesFrom?: string
}

export const kinds: Readonly<Record<CertificateKind, Kind>> = {
  eligibility: {
    office: '住房城乡建设主管部门',
    number: 'check',
    comesFrom: '购房资格核验通过后，自动到这里。',
  },
  title: { office: '不动产登记机构', number: 'register' },
  proof: {
    office: '不动产登记机构',
    number: 'register',
    comesFrom: '抵押、预告、居住权登记办好后，自动到权利人这里。',
  },
  lease: { office: '住房城乡建设主管部门', number: 'ours', comesFrom: '租赁备案办好后，自动到这里。' },
  contribution: { office: '住房公积金中心', number: 'ours' },
  settled: { office: '住房公积金中心', number: 'ours' },
  receipt: { office: '政务服务窗口', number: 'case', comesFrom: '申请受理后，自动到这里。' },
}
