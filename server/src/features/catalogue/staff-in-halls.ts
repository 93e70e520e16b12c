import type { HallOfficers } from '@anju/shared-types'
import { officersOf } from '../../domain/catalogue/officer.ts'
import { postWords } from '../../domain/identity/staff-words.ts'
import type { StaffMember } from '../accounts/staff-store.ts'
import { type Hall, windowsFor } from '../halls/hall-store.ts'
import type { CatalogueNeeds } from './catalogue-needs.ts'

/** What hangs on the wall about a member of staff (挂牌): name, post, work number where there is one. Never a phone. */
export const officerView = (member: StaffMember) => ({
  staffNo: member.staffNo,
  name: member.name,
  role: postWords(member),
})

/** Who answers for an item in each hall that offers its service; without a service, in every hall. */
export async function officersByHall(
  { halls, staff }: Pick<CatalogueNeeds, 'halls' | 'staff'>,
  code: string,
  service: string | undefined,
  city: string,
): Promise<HallOfficers[]> {
  const [catalogue, everyone] = await Promise.all([halls.catalogue(), staff.everyone()])
  return [...catalogue.halls.values()]
    .filter((hall) => isAt(hall, city, service))
    .map((hall) => {
      const here = everyone.filter((one) => one.hallId === hall._id)
      const { officer, standIn } = officersOf(code, here)
      return {
        hallId: hall._id,
        hallName: hall.name,
        phone: hall.phone,
        officer: officer && officerView(officer),
        standIn: standIn && officerView(standIn),
      }
    })
}

const isAt = (hall: Hall, city: string, service: string | undefined) =>
  hall.city === city && (service === undefined || windowsFor(hall, service).length > 0)
