import { json } from '../kit/http.ts'
import type { Route } from '../kit/route.ts'
import type { World } from '../world.ts'
import { controlRoute } from './control-route.ts'

/** The books of the finance office, for whoever counts. */
export const fiscalControlRoutes = ({ fiscal }: World): Route[] => [
  controlRoute('GET', '/fiscal/receipts', '财政票据：开过的全部票据', () => json({ receipts: fiscal.list(500) })),
]
