import { plainDate } from '@anju/shared-types'
import type { Feature } from '../../platform/parts.ts'
import { claim, claimAdmission } from '../../testing/admission.ts'
import { createTestHouse, type HouseOptions } from '../../testing/house.ts'
import { createStaffStore } from '../accounts/staff-store.ts'
import { createHallsFeature } from '../halls/halls-feature.ts'
import { createWaits } from '../queue/wait-stats.ts'
import { createCatalogueFeatures } from './catalogue-feature.ts'
import type { TriedRow } from './tried-cases.ts'

/** Friday 2026-03-06 10:00 in Beijing. */
export const TODAY = plainDate('2026-03-06')

const admin = { staffNo: 'admin', name: '管理员', roles: ['admin'] as const, hallId: 'jn-shimin' }

/** Test kit of the guide: the files of the repository, the halls of Jinan, and three clerks. */
export async function createGuideHouse(options: Omit<HouseOptions, 'build'> = {}) {
  const cases: { at: Date; row: TriedRow }[] = []
  const house = await createTestHouse({
    ...options,
    build: ({ parts }) => {
      const { catalogue, catalogueFiles } = createCatalogueFeatures(parts, {
        staff: createStaffStore(parts),
        cases: { since: async (from) => cases.filter(({ at }) => at >= from).map(({ row }) => row) },
      })
      const features = [createHallsFeature(parts, { waits: createWaits(parts.db) }), catalogue, catalogueFiles]
      return { features: features as unknown as Feature[], admission: claimAdmission }
    },
  })
  await house.seed()
  const staff = createStaffStore(house.parts)
  for (const [i, name] of ['甲', '乙', '丙'].entries()) {
    await staff.save({ staffNo: `clerk-${i}`, name, roles: ['clerk'], hallId: 'jn-shimin' }, `1390000000${i}`)
  }
  return {
    ...house,
    /** A case as somebody submitted it on a day, for trying files out on it. */
    submitted: (day: string, row: TriedRow) => void cases.push({ at: new Date(`${day}T10:00:00+08:00`), row }),
    admin: claim({ accountId: 'admin', sessionId: 's', verified: true, staff: admin }),
    clerk: claim({
      accountId: 'clerk',
      sessionId: 's',
      verified: true,
      staff: { ...admin, staffNo: 'clerk-0', roles: ['clerk'] },
    }),
  }
}
