import type { Hall } from '../../hall-store.ts'
import { usualPolicy as policy, windows } from '../windows.ts'

const note = '演示大厅：名称、地址、电话和窗口都是演示用的。'

/** Four halls of Jinan, one of them open day and night; names of districts are real, addresses and windows are made up. */
export const jinanHalls: readonly Hall[] = [
  {
    _id: 'jn-lixia',
    city: 'jinan',
    name: '历下区住房服务大厅',
    district: '历下区',
    address: '济南市历下区泉安路 18 号政务中心 1 层',
    phone: '0531-12345',
    location: { latitude: 36.6668, longitude: 117.0832 },
    transport: '地铁 3 号线泉安路站 B 口，步行 300 米；公交 115、K59 路；地下停车 2 小时免费',
    sessions: [
      { from: '09:00', to: '12:00' },
      { from: '13:30', to: '17:00' },
    ],
    closedDays: [],
    openOnWeekend: false,
    windows: [
      ...windows(1, 4, 'second-hand', 'mortgage'),
      ...windows(5, 3, 'new-home'),
      ...windows(8, 3, 'fund-withdraw', 'fund-loan'),
      ...windows(11, 2, 'eligibility', 'archive'),
    ],
    policy,
    note,
  },
  {
    _id: 'jn-shizhong',
    city: 'jinan',
    name: '市中区住房服务大厅',
    district: '市中区',
    address: '济南市市中区安居街 6 号便民服务中心 2 层',
    phone: '0531-12345',
    transport: '公交 2、34 路安居街站；门口有无障碍坡道和 3 个残疾人车位',
    sessions: [
      { from: '08:30', to: '12:00' },
      { from: '13:00', to: '17:00' },
    ],
    closedDays: [],
    openOnWeekend: true,
    windows: [
      ...windows(1, 2, 'second-hand', 'mortgage'),
      ...windows(3, 1, 'new-home', 'archive'),
      ...windows(4, 1, 'eligibility', 'archive'),
    ],
    policy,
    note,
  },
  {
    _id: 'jn-zhangqiu',
    city: 'jinan',
    name: '章丘区住房服务大厅',
    district: '章丘区',
    address: '济南市章丘区明水街道清照路 9 号',
    phone: '0531-12345',
    transport: '公交 301 路清照路站；地面停车免费',
    sessions: [
      { from: '09:00', to: '12:00' },
      { from: '13:00', to: '16:30' },
    ],
    closedDays: [],
    openOnWeekend: false,
    windows: [
      ...windows(1, 2, 'second-hand', 'new-home', 'mortgage'),
      ...windows(3, 1, 'fund-withdraw', 'fund-loan', 'eligibility'),
    ],
    policy: { ...policy, checkInBeforeMinutes: 90 },
    note,
  },
  {
    _id: 'jn-shimin',
    city: 'jinan',
    name: '市民之家（24 小时厅）',
    district: '历下区',
    address: '济南市历下区龙鼎大道 1 号 1 层东门',
    location: { latitude: 36.6512, longitude: 117.1238 },
    phone: '0531-12345',
    transport: '公交 K139 路龙奥北路站；夜间从东门进，门卫值守',
    // The last minute belongs to the day's closing: tickets of the old day end there.
    sessions: [{ from: '00:00', to: '23:59' }],
    closedDays: [],
    openOnWeekend: true,
    openEveryDay: true,
    windows: [
      ...windows(1, 2, 'second-hand', 'mortgage', 'new-home'),
      ...windows(3, 1, 'fund-withdraw', 'fund-loan', 'eligibility', 'archive'),
    ],
    policy,
    note,
  },
]
