import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { beijingToday, nextDays } from './days.ts'

/** Today and the two weeks around which places are out. */
export function useLedger(hallId: string) {
  const dates = nextDays(beijingToday(Date.now()), 15)
  const [date, setDate] = useState(dates[0]!)
  const asked = useRequest(() => call('halls.ledger', { params: { hallId }, query: { date } }), [hallId, date])
  const choose = (value: string) => {
    const found = dates.find((day) => day === value)
    if (found) setDate(found)
  }
  return { date, dates, choose, asked }
}
