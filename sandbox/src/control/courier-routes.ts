import { EVENT_KINDS } from '../courier/orders.ts'
import { json } from '../kit/http.ts'
import type { Route } from '../kit/route.ts'
import type { World } from '../world.ts'
import { aBoolean, aString, BadControlRequest, oneOf, optional, readBody } from './body.ts'
import { controlRoute } from './control-route.ts'

/** The tester drives the van. */
export function courierControlRoutes({ courier }: World): Route[] {
  return [
    controlRoute('GET', '/courier/orders', '快递：全部订单', () => json({ orders: courier.list() })),
    controlRoute(
      'POST',
      '/courier/happens',
      '快递：取件、运输、签收、退回、丢失（签收要输入交接码）',
      ({ request }) => {
        const { trackingNo, kind, code, text, isSilent } = readBody(request, {
          trackingNo: aString,
          kind: oneOf(EVENT_KINDS),
          code: optional(aString),
          text: optional(aString),
          isSilent: optional(aBoolean),
        })
        const order = courier.list().find((one) => one.trackingNo === trackingNo)
        if (!order) throw new BadControlRequest(`no parcel has the number "${trackingNo}"`)
        return json(courier.happens(order, kind, { code, text, isSilent }))
      },
    ),
  ]
}
