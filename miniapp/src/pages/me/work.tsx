import type { Me } from '@anju/shared-types'
import { Card } from '../../components/card/index.tsx'
import type { IconName } from '../../components/icon/index.tsx'
import { ListRow } from '../../components/list-row/index.tsx'
import { go } from '../../lib/go.ts'

type Staff = NonNullable<Me['staff']>
type Role = Staff['roles'][number]

interface Row {
  icon: IconName
  text: string
  note?: string
  page: string
  /** Its subpackage; `staff` unless said. */
  root?: 'admin' | 'cashier' | 'inspect'
  /** Absent: everybody who works here. */
  roles?: readonly Role[]
}

const atWindows = ['clerk', 'supervisor'] as const
const rows: readonly Row[] = [
  { icon: 'key', text: '购房资格待办', note: '资料未齐、复核、盲审、异议', page: 'eligibility', roles: atWindows },
  {
    icon: 'shield',
    text: '本人核验',
    note: '不刷脸的群众，等您打电话或在窗口看证件',
    page: 'live-checks',
    roles: atWindows,
  },
  { icon: 'id-card', text: '姓名核对', note: '拿不准的写法，两位同事各看一遍', page: 'names', roles: atWindows },
  {
    icon: 'people',
    text: '登记委托书',
    note: '公证的，或在窗口当面签的',
    page: 'mandate',
    roles: atWindows,
  },
  { icon: 'people', text: '当面见证', note: '同事念给没有手机的人听，您在场', page: 'witness', roles: atWindows },
  {
    icon: 'mobile',
    text: '要打电话的群众',
    note: '消息没送到、办结回访、差评回访、答应过的事',
    page: 'outreach',
    roles: atWindows,
  },
  {
    ...{ icon: 'scale', text: '秒批抽查', note: '不看姓名，把系统的决定再做一遍', page: 'instant-samples' },
    roles: ['clerk', 'registrar', 'supervisor'],
  },
  {
    ...{ icon: 'scale', text: '质检抽查', note: '抽到的件再看一遍，有过错的整改', page: 'samples', root: 'inspect' },
    roles: ['inspector', 'supervisor'],
  },
  {
    ...{
      icon: 'calendar',
      text: '承诺台账',
      note: '容缺的材料：等补交的、没有兑现的',
      page: 'promises',
      root: 'inspect',
    },
    roles: ['inspector', 'supervisor'],
  },
  {
    ...{ icon: 'scale', text: '拟撤销的决定', note: '办结后查出承诺不实，听本人说明，两个人决定' },
    ...{ page: 'revocations', root: 'inspect' },
    roles: ['inspector', 'registrar', 'supervisor'],
  },
  {
    ...{ icon: 'scale', text: '我的先后', note: '先办了后面的件，说一句为什么', page: 'picks', root: 'inspect' },
    roles: ['clerk', 'registrar', 'supervisor'],
  },
  {
    ...{ icon: 'ledger', text: '办件先后', note: '谁先挑容易的办，哪些件总被放下', page: 'picking', root: 'inspect' },
    roles: ['inspector', 'supervisor'],
  },
  {
    ...{ icon: 'clock', text: '停得久的办件', note: '暂停计时超过平常的，督查核对', page: 'pauses', root: 'inspect' },
    roles: ['inspector', 'supervisor'],
  },
  {
    icon: 'document',
    text: '交接清单',
    note: '发证、收件、交给快递，都对交接码',
    page: 'collections',
    roles: atWindows,
  },
  {
    ...{ icon: 'alert', text: '差评处理', note: '一天之内回访，十五天之内整改', page: 'ratings' },
    roles: ['clerk', 'registrar', 'supervisor', 'inspector'],
  },
  {
    ...{
      icon: 'ledger',
      text: '每日对账',
      note: '账单和账簿对到分，差异有人查',
      page: 'reconciliation',
      root: 'cashier',
    },
    roles: ['supervisor', 'inspector'],
  },
  {
    icon: 'fund',
    text: '批量收费',
    note: '企业一次刷卡，缴清一个批量件',
    page: 'batch-fees',
    root: 'cashier',
    roles: atWindows,
  },
  {
    ...{ icon: 'ledger', text: '账簿', note: '每笔收付凭什么入账，逐项核对', page: 'account-book', root: 'cashier' },
    roles: ['supervisor', 'inspector'],
  },
  {
    ...{ icon: 'fund', text: '退款', note: '要核实的付款、没退进去的退款', page: 'refunds', root: 'cashier' },
    roles: ['supervisor'],
  },
  {
    ...{
      icon: 'fund',
      text: '窗口退款',
      note: '窗口收的钱，决定退了，退给本人',
      page: 'counter-refunds',
      root: 'cashier',
    },
    roles: atWindows,
  },
  {
    ...{ icon: 'document', text: '财政票据', note: '没能按时开出来的', page: 'fiscal-receipts', root: 'cashier' },
    roles: ['supervisor', 'inspector'],
  },
  {
    ...{ icon: 'shield', text: '证照管理', note: '查证照，暂停、恢复、吊销', page: 'certificates' },
    roles: ['registrar', 'supervisor'],
  },
  { icon: 'scale', text: '爽约申诉', page: 'appeals', roles: ['supervisor'] },
  {
    ...{ icon: 'people', text: '人员和请假', note: '谁不在、谁顶替、登记官资格', page: 'people' },
    roles: ['supervisor', 'admin'],
  },
  { icon: 'lock', text: '回避申报', note: '家里人和相关单位的事，不会分给您', page: 'ties' },
  {
    ...{ icon: 'ledger', text: '管理', note: '工作日历、事项文件、秒批开关', page: 'home', root: 'admin' },
    roles: ['admin'],
  },
]

/** Where each post's work begins: the staff's home. */
export const Work = ({ staff: { name, hallName, staffNo, roles: own } }: { staff: Staff }) => (
  <Card kind="plain" title="工作">
    <ListRow
      icon="people"
      text="窗口工作台"
      note={`${name} · ${hallName} · 工号 ${staffNo}`}
      onTap={() => go('/packages/staff/desk/index')}
    />
    {rows
      .filter(({ roles }) => !roles || roles.some((one) => own.includes(one)))
      .map(({ page, root = 'staff', icon, text, note }) => (
        <ListRow key={page} {...{ icon, text, note }} onTap={() => go(`/packages/${root}/${page}/index`)} />
      ))}
  </Card>
)
