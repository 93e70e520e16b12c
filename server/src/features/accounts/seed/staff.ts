import type { StaffMember } from '../staff-store.ts'

/** Staff of the demonstration city, with phones that nobody has. Real staff are entered by tools/set-staff.ts. */
export const demoStaff: readonly (StaffMember & { phone: string })[] = [
  { staffNo: 'clerk-1', name: '刘芳', roles: ['clerk'], hallId: 'jn-shimin', phone: '13900000001' },
  { staffNo: 'clerk-2', name: '张磊', roles: ['clerk'], hallId: 'jn-shimin', phone: '13900000002' },
  { staffNo: 'clerk-3', name: '王静', roles: ['clerk'], hallId: 'jn-lixia', phone: '13900000003' },
  { staffNo: 'supervisor', name: '陈立', roles: ['supervisor'], hallId: 'jn-shimin', phone: '13900000010' },
  { staffNo: 'registrar', name: '赵敏', roles: ['registrar'], hallId: 'jn-shimin', phone: '13900000011' },
  { staffNo: 'inspector', name: '孙浩', roles: ['inspector'], hallId: 'jn-shimin', phone: '13900000012' },
  { staffNo: 'admin', name: '韩雪', roles: ['admin'], hallId: 'jn-shimin', phone: '13900000020' },
]
