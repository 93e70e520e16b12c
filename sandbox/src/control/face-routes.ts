import { findCheck } from '../alipay/certify.ts'
import { json, type Reply } from '../kit/http.ts'
import type { Exchange, Route } from '../kit/route.ts'
import type { Person } from '../people/person.ts'
import { FACE_OUTCOMES, type FaceCheck, type FaceOutcome } from '../phones/face-checks.ts'
import type { World } from '../world.ts'
import { aString, BadControlRequest, oneOf, optional, readBody } from './body.ts'
import { controlRoute } from './control-route.ts'

/** Looking into the camera: `:slug` is whose phone it is, `face` who looks into it (its owner, unless another is named). */
export function faceControlRoutes(world: World, owner: (exchange: Exchange) => Person): Route[] {
  const { people, faces } = world
  const look = (check: FaceCheck | undefined, phone: Person, outcome: FaceOutcome = 'pass', face?: string): Reply => {
    if (!check) throw new BadControlRequest('no such check, or it has expired')
    if (check.outcome !== 'open') throw new BadControlRequest(`this check ended before: ${check.outcome}`)
    const looking = face === undefined ? phone : people.bySlug(face)
    if (!looking) throw new BadControlRequest(`nobody is called "${face}"`)
    const isThem = looking.idNumber === check.idNumber
    const end = outcome === 'pass' && !isThem ? 'other-face' : outcome
    faces.finish(check.platform, check.id, end)
    // What the phone tells the app. It proves nothing: whoever has the phone can make it up.
    return json({ outcome: end, reason: end === 'pass' ? '识别通过' : `没有通过：${end}` })
  }

  return [
    controlRoute('POST', '/phones/:slug/wechat-face', '微信：对着摄像头刷脸（wx.requestFacialVerify）', (exchange) => {
      const { verifyId, outcome, face } = readBody(exchange.request, {
        verifyId: aString,
        outcome: optional(oneOf(FACE_OUTCOMES)),
        face: optional(aString),
      })
      const phone = owner(exchange)
      const check = faces.find('wechat', verifyId)
      // The app of another person cannot do it: the id is bound to an openid.
      if (check && check.openid !== people.platformIds(phone).wechatOpenid) {
        throw new BadControlRequest('this check belongs to another WeChat account')
      }
      return look(check, phone, outcome, face)
    }),
    controlRoute('POST', '/phones/:slug/alipay-face', '支付宝：对着摄像头刷脸（open-certify）', (exchange) => {
      const { certifyId, outcome, face } = readBody(exchange.request, {
        certifyId: aString,
        outcome: optional(oneOf(FACE_OUTCOMES)),
        face: optional(aString),
      })
      return look(findCheck(world, certifyId), owner(exchange), outcome, face)
    }),
  ]
}
