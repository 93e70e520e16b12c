import { filed, type Template } from './template.ts'

/** What is said of money, as filed with each console. */
export const MONEY_TEMPLATES: readonly Template[] = [
  filed('refund-ready', '退款领取通知', '您办的{1}，有{2}要退给您。请带身份证，工作日到大厅交费窗口领，哪天来都行。', {
    matter: ['办理事项', 'thing'],
    amount: ['退款金额', 'amount'],
  }),
  {
    name: 'receipt-issued',
    vars: ['amount', 'number', 'check'],
    sms: '您交的{1}，财政电子票据开好了：号码{2}，校验码{3}。凭这两个号可以查真伪、报销。',
  },
]
