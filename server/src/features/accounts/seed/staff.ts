import type { CaseDepartment, StaffRole } from '@anju/shared-types'
import type { Config } from '../../../config.ts'
import type { StaffMember } from '../staff-store.ts'

type City = Config['CITY']
type DemoStaff = StaffMember & { phone: string }

const member = (
  hallId: string,
  staffNo: string,
  name: string,
  role: StaffRole,
  phone: string,
  department?: CaseDepartment,
): DemoStaff => ({
  ...{ staffNo, name, hallId, phone },
  roles: [role],
  ...(department && { departments: [department] }),
  // Approvers of the demonstration hold the certificate for good.
  ...(role === 'registrar' && { qualifications: [{ kind: 'registrar' as const }] }),
})

/** Those who are not at a window; the same in every city. */
const office = (hallId: string): DemoStaff[] => [
  member(hallId, 'supervisor', '陈立', 'supervisor', '13900000010'),
  member(hallId, 'inspector', '孙浩', 'inspector', '13900000012'),
  member(hallId, 'admin', '韩雪', 'admin', '13900000020'),
]

/** Three clerks and one registrar in one hall. */
const smallTeam = (hallId: string): DemoStaff[] => [
  member(hallId, 'clerk-1', '刘芳', 'clerk', '13900000001'),
  member(hallId, 'clerk-2', '张磊', 'clerk', '13900000002'),
  member(hallId, 'clerk-3', '王静', 'clerk', '13900000003'),
  member(hallId, 'registrar', '赵敏', 'registrar', '13900000011'),
  ...office(hallId),
]

/** Behind the one window: who reviews for the other offices (一窗受理、后台流转). */
const backOffice = (hallId: string): DemoStaff[] => [
  member(hallId, 'registrar-2', '梁燕', 'registrar', '13900000112', 'registry'),
  member(hallId, 'housing-1', '林涛', 'registrar', '13900000014', 'housing'),
  member(hallId, 'tax-1', '周洁', 'registrar', '13900000013', 'tax'),
  member(hallId, 'fund-1', '高飞', 'registrar', '13900000015', 'fund'),
]

/** 漯河 2014: four windows with twelve people, each window two acceptors (受理) and one approver (审批). */
const luoheTeam: readonly DemoStaff[] = [
  member('lh-dengji', 'clerk-1', '刘芳', 'clerk', '13900000001'),
  member('lh-dengji', 'clerk-2', '张磊', 'clerk', '13900000002'),
  member('lh-dengji', 'registrar', '赵敏', 'registrar', '13900000011'),
  member('lh-dengji', 'clerk-3', '王静', 'clerk', '13900000003'),
  member('lh-dengji', 'clerk-4', '何伟', 'clerk', '13900000104'),
  member('lh-dengji', 'registrar-2', '梁燕', 'registrar', '13900000112'),
  member('lh-dengji', 'clerk-5', '宋洁', 'clerk', '13900000105'),
  member('lh-dengji', 'clerk-6', '唐勇', 'clerk', '13900000106'),
  member('lh-dengji', 'registrar-3', '韩冰', 'registrar', '13900000113'),
  member('lh-dengji', 'clerk-7', '冯娟', 'clerk', '13900000107'),
  member('lh-dengji', 'clerk-8', '董斌', 'clerk', '13900000108'),
  member('lh-dengji', 'registrar-4', '袁梅', 'registrar', '13900000114'),
  ...office('lh-dengji'),
]

const teams: Readonly<Record<City, readonly DemoStaff[]>> = {
  jinan: [
    ...smallTeam('jn-shimin').map((one) => (one.staffNo === 'clerk-3' ? { ...one, hallId: 'jn-lixia' } : one)),
    ...backOffice('jn-shimin'),
  ],
  luohe: luoheTeam,
  anshan: smallTeam('as-lianhe'),
  xiamen: smallTeam('xm-siming').map((one) => (one.staffNo === 'clerk-3' ? { ...one, hallId: 'xm-jimei' } : one)),
  // Three registry clerks sit in the fund's hall (2018).
  liaoyuan: [
    ...smallTeam('ly-dengji'),
    member('ly-gongjijin', 'clerk-4', '何伟', 'clerk', '13900000104'),
    member('ly-gongjijin', 'clerk-5', '宋洁', 'clerk', '13900000105'),
    member('ly-gongjijin', 'clerk-6', '唐勇', 'clerk', '13900000106'),
  ],
}

/** Staff of a demonstration city: made-up names, with phones that nobody has. Real staff are entered by tools/set-staff.ts. */
export const demoStaffOf = (city: City): readonly DemoStaff[] => teams[city]
