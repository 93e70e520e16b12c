import type { Hall } from '../../hall-store.ts'
import { usualPolicy, usualSessions, windows } from '../windows.ts'

const everything = [
  'second-hand',
  'new-home',
  'mortgage',
  'fund-withdraw',
  'fund-loan',
  'eligibility',
  'archive',
] as const
const note =
  '任何窗口都能办任何业务（一窗受理、后台流转），出自厦门 2020 年公开的做法；大厅名称、地址、电话、窗口数和人名是演示用的。'

/** 一窗受理 (2020): every window takes every matter, one hall on the island and one beyond it. */
export const xiamenHalls: readonly Hall[] = [
  {
    _id: 'xm-siming',
    city: 'xiamen',
    name: '厦门市住房综合服务大厅',
    district: '思明区',
    address: '厦门市思明区安居里 5 号 2 层',
    phone: '0592-12345',
    transport: '公交安居里站；大厅有自助打印终端，也可以双向邮寄',
    sessions: usualSessions,
    closedDays: [],
    openOnWeekend: false,
    windows: windows(1, 6, ...everything),
    policy: usualPolicy,
    note,
  },
  {
    _id: 'xm-jimei',
    city: 'xiamen',
    name: '厦门市住房综合服务大厅（集美）',
    district: '集美区',
    address: '厦门市集美区安居路 66 号 1 层',
    phone: '0592-12345',
    transport: '公交集美安居路站；地面停车免费',
    sessions: usualSessions,
    closedDays: [],
    openOnWeekend: false,
    windows: windows(1, 3, ...everything),
    policy: usualPolicy,
    note,
  },
]
