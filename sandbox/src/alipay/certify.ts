import { isObject, jsonObject } from '../kit/http.ts'
import type { FaceCheck } from '../phones/face-checks.ts'
import type { World } from '../world.ts'
import { failed, invalid } from './gateway-request.ts'
import type { AlipayMethod, Outcome } from './methods.ts'

/** A certify_id is good for 23 hours. */
const LIFE_MS = 23 * 3_600_000
const FAIL_REASON: Partial<Record<FaceCheck['outcome'], string>> = {
  'other-face': '人脸比对不一致',
  cancel: '用户取消认证',
  timeout: '认证超时',
  'not-in-library': '认证库中没有这个人的照片',
}

const content = (params: ReadonlyMap<string, string>) => jsonObject(Buffer.from(params.get('biz_content') ?? ''))
/** The official sample sends these as JSON texts, the models as objects: both are taken. */
const part = (value: unknown) =>
  typeof value === 'string' ? jsonObject(Buffer.from(value)) : isObject(value) ? value : undefined

/** 支付宝身份认证: `initialize` begins, the phone opens a page, `query` tells. The page itself is `certify-page.ts`. */
export function certifyMethods(world: World): AlipayMethod[] {
  const { people, faces } = world
  const personOf = (params: ReadonlyMap<string, string>) => {
    const sent = content(params)
    const number = part(sent?.identity_param)?.cert_no ?? findCheck(world, String(sent?.certify_id))?.idNumber
    return [people.byIdNumber(String(number))?.slug ?? '']
  }
  return [
    {
      name: 'alipay.user.certify.open.initialize',
      title: '支付宝：开始身份认证',
      persons: personOf,
      run: (params): Outcome => {
        const sent = content(params)
        const [identity, merchant] = [part(sent?.identity_param), part(sent?.merchant_config)]
        const wrong = (field: string) => ({ error: invalid('isv.invalid-parameter', `参数无效：${field}`) })
        if (!sent || !identity) return wrong('identity_param')
        const { outer_order_no: orderNo, biz_code: bizCode } = sent
        if (typeof orderNo !== 'string' || !/^[0-9A-Za-z_-]{1,32}$/.test(orderNo)) return wrong('outer_order_no')
        if (!['FACE', 'SMART_FACE', 'CERT_PHOTO', 'CERT_PHOTO_FACE'].includes(String(bizCode))) return wrong('biz_code')
        if (identity.identity_type !== 'CERT_INFO' || identity.cert_type !== 'IDENTITY_CARD')
          return wrong('identity_type')
        const { cert_name: name, cert_no: idNumber } = identity
        if (typeof name !== 'string' || typeof idNumber !== 'string' || !name || !idNumber) return wrong('cert_name')
        const returnUrl = String(merchant?.return_url ?? '')
        const check = faces.open({ platform: 'alipay', orderNo, name, idNumber, openid: '', returnUrl })
        if (!check) return { error: failed('OUTER_ORDER_NO_REPEAT', '商户请求号重复') }
        return { response: { code: '10000', msg: 'Success', certify_id: check.id } }
      },
    },
    {
      name: 'alipay.user.certify.open.query',
      title: '支付宝：查询身份认证结果',
      persons: personOf,
      run: (params): Outcome => {
        const check = findCheck(world, String(content(params)?.certify_id))
        if (!check) return { error: failed('CERTIFY_ID_INVALID', '认证单号不存在或已过期') }
        const person = people.byIdNumber(check.idNumber)
        const isRight = person?.name === check.name
        const passed = check.outcome === 'pass' && isRight
        const reason = check.outcome === 'pass' && !isRight ? '姓名与证件号码不一致' : FAIL_REASON[check.outcome]
        return {
          response: {
            code: '10000',
            msg: 'Success',
            passed: passed ? 'T' : 'F',
            ...(reason && { fail_reason: reason }),
          },
        }
      },
    },
  ]
}

/** The check that a certify_id names, as long as it is good. */
export function findCheck({ faces, clock }: World, certifyId: string): FaceCheck | undefined {
  const check = faces.find('alipay', certifyId)
  return check && clock.now() - check.openedAt <= LIFE_MS ? check : undefined
}
