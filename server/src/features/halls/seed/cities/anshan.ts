import type { Hall } from '../../hall-store.ts'
import { usualPolicy, usualSessions, windows } from '../windows.ts'

/** The joint acceptance centre of 2009-2010: sale and certificate at one counter. */
export const anshanHalls: readonly Hall[] = [
  {
    _id: 'as-lianhe',
    city: 'anshan',
    name: '鞍山市房产联合受理中心',
    district: '铁东区',
    address: '鞍山市铁东区安居街 20 号 1 层',
    phone: '0412-12345',
    transport: '公交安居街站；大厅入口有咨询台，首位工作人员负责到底',
    sessions: usualSessions,
    closedDays: [],
    openOnWeekend: false,
    windows: [...windows(1, 4, 'second-hand', 'new-home', 'mortgage'), ...windows(5, 1, 'archive')],
    policy: usualPolicy,
    note: '交易和发证在联合受理中心一起受理，出自鞍山 2009 至 2010 年公开的做法；中心地址、电话、窗口数和人名是演示用的。',
  },
]
