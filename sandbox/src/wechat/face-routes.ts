import { createHash } from 'node:crypto'
import { isObject, jsonObject, type Reply } from '../kit/http.ts'
import type { Route } from '../kit/route.ts'
import type { FaceCheck } from '../phones/face-checks.ts'
import type { World } from '../world.ts'
import type { AccessTokens } from './access-tokens.ts'
import { wechatError, wechatOk, wechatRefusal } from './replies.ts'
import { tokenError } from './require-token.ts'

/** A verify_id can be used and asked about for an hour. */
const LIFE_MS = 3_600_000
/** `verify_ret` of each end. 10300: nobody has looked into the camera yet. */
const VERIFY_RET: Record<FaceCheck['outcome'], number> = {
  pass: 10000,
  'other-face': 10004,
  cancel: 90002,
  timeout: 90017,
  'not-in-library': 10026,
  open: 10300,
}

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64')

/** Which certificate was meant: SHA-256 over three padded base64 texts. */
export const certHash = (name: string, number: string): string =>
  createHash('sha256')
    .update(`cert_type=${base64('IDENTITY_CARD')}&cert_name=${base64(name)}&cert_no=${base64(number)}`)
    .digest('hex')

/** 微信人脸核身 2.0: a check is begun, done on the phone, and its result asked for. The phone's own word proves nothing. */
export function faceRoutes({ people, faces, clock }: World, tokens: AccessTokens): Route[] {
  const common = {
    method: 'POST',
    faults: ['slow', '500', 'refuse', 'timeout-after'],
    refuse: wechatRefusal,
    latencyMs: [80, 250],
  } as const
  const ownerOf = (openid: unknown) => people.byWechatOpenid(String(openid))

  return [
    {
      ...common,
      name: 'wechat.getverifyid',
      title: '微信：开始人脸核身',
      path: '/wechat/cityservice/face/identify/getverifyid',
      persons: ({ body }) => [ownerOf(jsonObject(body)?.openid)?.slug ?? ''],
      handle: ({ request }) => {
        const bad = tokenError(tokens, request)
        if (bad) return bad
        const body = jsonObject(request.body)
        if (!body) return wechatError(47001)
        const { out_seq_no: orderNo, cert_info: cert, openid } = body
        if (!ownerOf(openid)) return wechatError(40003)
        if (typeof orderNo !== 'string' || !/^[0-9A-Za-z_-]{5,32}$/.test(orderNo))
          return wechatError(84010, 'out_seq_no')
        if (!isObject(cert) || cert.cert_type !== 'IDENTITY_CARD') return wechatError(84010, 'cert_type')
        const { cert_name: name, cert_no: idNumber } = cert
        if (typeof name !== 'string' || name === '') return wechatError(84010, 'cert_name')
        if (typeof idNumber !== 'string' || !/^\d{17}[\dX]$/.test(idNumber)) return wechatError(84010, 'cert_no')
        const check = faces.open({
          ...{ platform: 'wechat', orderNo, name, idNumber, openid: String(openid), returnUrl: '' },
        })
        return check ? wechatOk({ verify_id: check.id, expires_in: LIFE_MS / 1000 }) : wechatError(84019)
      },
    },
    {
      ...common,
      name: 'wechat.queryverifyinfo',
      title: '微信：查询人脸核身结果',
      path: '/wechat/cityservice/face/identify/queryverifyinfo',
      persons: ({ body }) => [ownerOf(jsonObject(body)?.openid)?.slug ?? ''],
      handle: ({ request }): Reply => {
        const bad = tokenError(tokens, request)
        if (bad) return bad
        const body = jsonObject(request.body)
        if (!body) return wechatError(47001)
        const check = faces.find('wechat', String(body.verify_id))
        if (!check) return wechatError(84021)
        if (check.openid !== body.openid) return wechatError(84017)
        if (check.orderNo !== body.out_seq_no) return wechatError(84020)
        if (certHash(check.name, check.idNumber) !== body.cert_hash) return wechatError(84018)
        if (clock.now() - check.openedAt > LIFE_MS) return wechatError(84022)
        // Whether such a person exists is the authority's library's to say, not ours when the check begins.
        const person = people.byIdNumber(check.idNumber)
        if (!person) return wechatOk({ verify_ret: 10018 })
        return wechatOk({ verify_ret: person.name === check.name ? VERIFY_RET[check.outcome] : 10003 })
      },
    },
  ]
}
