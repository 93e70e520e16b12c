import type { BillDefects } from '../kit/bill-defects.ts'
import { json } from '../kit/http.ts'
import type { Route } from '../kit/route.ts'
import { optional, readBody, someStrings } from './body.ts'
import { controlRoute } from './control-route.ts'

/** The next bills of a platform lack some orders, or have some twice, until another order comes: `{}` makes them right again. */
export const billDefectRoute = (
  path: string,
  title: string,
  office: { billDefects(): BillDefects; spoilBills(defects: BillDefects): void },
): Route =>
  controlRoute('POST', path, title, ({ request }) => {
    const numbers = optional(someStrings(1_000))
    const { leaveOut = [], double = [] } = readBody(request, { leaveOut: numbers, double: numbers })
    office.spoilBills({ leaveOut, double })
    return json({ defects: office.billDefects() })
  })
