import type { Hall } from '../../hall-store.ts'
import { usualPolicy, usualSessions, windows } from '../windows.ts'

/** The registry with its zones and four lanes for enterprises, and the fund's hall where three registry clerks sit (2018). */
export const liaoyuanHalls: readonly Hall[] = [
  {
    _id: 'ly-dengji',
    city: 'liaoyuan',
    name: '辽源市不动产登记大厅',
    district: '龙山区',
    address: '辽源市龙山区安居大路 8 号 1 层',
    phone: '0437-12345',
    transport: '公交安居大路站；进门先到预审处，复印免费，证书同城免费送达',
    sessions: usualSessions,
    closedDays: [],
    openOnWeekend: false,
    windows: [
      // 涉税
      ...windows(1, 4, 'second-hand', 'new-home'),
      // 非涉税
      ...windows(5, 3, 'mortgage', 'second-hand'),
      // 企业绿色通道
      ...windows(8, 4, 'new-home', 'mortgage'),
    ],
    policy: usualPolicy,
    note: '预审处、涉税和非涉税分区、四个企业绿色通道出自辽源 2018 年公开的做法；大厅名称、地址、电话、其余窗口数和人名是演示用的。',
  },
  {
    _id: 'ly-gongjijin',
    city: 'liaoyuan',
    name: '辽源市住房公积金大厅',
    district: '龙山区',
    address: '辽源市龙山区安居大路 10 号 1 层',
    phone: '0437-12345',
    transport: '公交安居大路站；公积金贷款和抵押登记在这里一趟办完',
    sessions: usualSessions,
    closedDays: [],
    openOnWeekend: false,
    windows: [...windows(1, 4, 'fund-withdraw', 'fund-loan'), ...windows(5, 3, 'mortgage', 'fund-loan')],
    policy: usualPolicy,
    note: '三名登记人员在公积金大厅办抵押登记（延伸窗口），出自辽源 2018 年公开的做法；大厅名称、地址、电话、其余窗口数和人名是演示用的。',
  },
]
