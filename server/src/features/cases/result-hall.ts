import type { CaseCollections } from '@anju/shared-types'
import { openAt } from '../../domain/calendar/hall-hours.ts'
import { type Hall, windowsFor } from '../halls/hall-store.ts'
import { hoursWords, windowWords } from '../halls/hall-words.ts'
import { fileOf } from './case-file.ts'
import type { CaseRow } from './case-record.ts'
import type { CaseNeeds } from './needs.ts'

/**
 * The hall in which the result of a case lies: that of whoever took it in. What the machine took in (秒批) lies in the home's district if a
 * hall there serves this matter, else in the first hall of the city that does.
 */
export async function resultHall(
  needs: Pick<CaseNeeds, 'halls' | 'staff' | 'versions'>,
  row: CaseRow,
  now: Date,
): Promise<CaseCollections['hall']> {
  const [{ halls, calendar }, { main }, officer] = await Promise.all([
    needs.halls.catalogue(),
    fileOf(needs, row),
    row.acceptedBy ? needs.staff.find(row.acceptedBy) : undefined,
  ])
  const servingIn = (hall: Hall) => (main.bookAs ? windowsFor(hall, main.bookAs) : [])
  const ofCity = [...halls.values()].filter(({ city }) => city === row.city)
  const serving = ofCity.filter((hall) => servingIn(hall).length > 0)
  const hall =
    (officer && halls.get(officer.hallId)) ??
    serving.find(({ district }) => district === row.district) ??
    serving[0] ??
    ofCity[0]
  if (!hall) return undefined
  const windows = servingIn(hall)
  return {
    ...{ name: hall.name, address: hall.address, phone: hall.phone, transport: hall.transport },
    windows: windowWords((windows.length > 0 ? windows : hall.windows).map(({ no }) => no)),
    hours: hoursWords(hall),
    openText: openAt(hall, now, calendar).text,
    ...(hall.location && { location: hall.location }),
  }
}
