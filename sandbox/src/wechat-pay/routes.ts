import { beijingIso } from '../kit/clock.ts'
import type { Route } from '../kit/route.ts'
import type { World } from '../world.ts'
import { billRoutes } from './bill-routes.ts'
import { selfSigned } from './certificate.ts'
import { payNotifyRoute } from './notify.ts'
import { orderRoutes } from './order-routes.ts'
import { payRoute } from './pay-route.ts'
import { refundRoutes } from './refund-routes.ts'
import { PayRefusal } from './replies.ts'
import { sealResource } from './resource.ts'
import { createRequestCheck } from './signing.ts'

const CERTIFICATE_MS = 5 * 365 * 86_400_000

/** WeChat Pay API v3 of one direct merchant. */
export function wechatPayRoutes(world: World): Route[] {
  const { keys, clock } = world
  const check = createRequestCheck(keys, clock)
  const make = (what: Pick<Route, 'name' | 'title' | 'method' | 'path'>, say: Parameters<typeof payRoute>[3]): Route =>
    payRoute(world, check, what, say)

  return [
    ...orderRoutes(world, make),
    ...refundRoutes(world, make),
    ...billRoutes(world, make),
    make({ name: 'certificates', title: '平台证书', method: 'GET', path: '/v3/certificates' }, () => {
      // Merchants of the public key have no certificates.
      if (world.wechatPay.mode() === 'public-key') throw new PayRefusal('RESOURCE_NOT_EXISTS', '无可用的平台证书')
      const from = Date.UTC(2026, 0, 1)
      const { platformSerial, platformPrivateKey, apiV3Key } = keys.wechatPay
      const pem = selfSigned(platformPrivateKey, {
        serial: platformSerial,
        name: 'Tenpay.com Root CA (sandbox)',
        from,
        until: from + CERTIFICATE_MS,
      })
      return {
        data: [
          {
            serial_no: platformSerial,
            effective_time: beijingIso(from),
            expire_time: beijingIso(from + CERTIFICATE_MS),
            encrypt_certificate: sealResource(apiV3Key, pem, 'certificate'),
          },
        ],
      }
    }),
    payNotifyRoute,
  ]
}
