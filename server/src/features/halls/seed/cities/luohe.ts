import type { Hall } from '../../hall-store.ts'
import { usualPolicy, usualSessions, windows } from '../windows.ts'

/** One hall with the four windows of the published text of 2014: any of them takes any matter, two acceptors with one approver each. */
export const luoheHalls: readonly Hall[] = [
  {
    _id: 'lh-dengji',
    city: 'luohe',
    name: '漯河市房屋登记大厅',
    district: '源汇区',
    address: '漯河市源汇区安居路 1 号 1 层',
    phone: '0395-12345',
    transport: '公交安居路站；门口有无障碍坡道，地面停车免费',
    sessions: usualSessions,
    closedDays: [],
    openOnWeekend: false,
    windows: windows(1, 4, 'second-hand', 'new-home', 'mortgage', 'archive'),
    policy: usualPolicy,
    note: '四个窗口、十二名工作人员（每个窗口两名受理配一名审批）出自漯河 2014 年公开的做法；大厅名称、地址、电话和人名是演示用的。',
  },
]
