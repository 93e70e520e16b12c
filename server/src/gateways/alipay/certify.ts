import type { AlipaySdk } from 'alipay-sdk'
import { isText } from '../ask.ts'
import type { FaceQuestion, FaceResult } from '../face-check.ts'
import type { AlipayCall } from './call.ts'

/** 支付宝身份认证: begun here, done on the page that `url` opens, asked about here. */
export interface AlipayCertify {
  /** `url` leads to Alipay's page; it is signed and names nobody. Nothing when Alipay would not begin or did not answer. */
  begin(question: FaceQuestion & { returnUrl: string }): Promise<{ certifyId: string; url: string } | undefined>
  result(certifyId: string): Promise<FaceResult>
}

/** Reasons that say nothing about the person: they tapped 取消, or time ran out. */
const triesAgain = /取消|超时|退出|设备|权限/

export function createAlipayCertify(
  call: AlipayCall,
  pageUrl: (method: string, content: object) => string,
): AlipayCertify {
  return {
    async begin({ orderNo, name, idNumber, returnUrl }) {
      const answer = await call('alipay.user.certify.open.initialize', {
        bizContent: {
          outer_order_no: orderNo,
          biz_code: 'FACE',
          // As JSON texts: the SDK would turn keys of inner objects into another case.
          identity_param: JSON.stringify({
            identity_type: 'CERT_INFO',
            cert_type: 'IDENTITY_CARD',
            cert_name: name,
            cert_no: idNumber,
          }),
          merchant_config: JSON.stringify({ return_url: returnUrl }),
        },
      })
      const certifyId = answer.ok ? answer.body.certify_id : undefined
      if (!isText(certifyId)) return undefined
      return { certifyId, url: pageUrl('alipay.user.certify.open.certify', { certify_id: certifyId }) }
    },

    async result(certifyId) {
      const answer = await call('alipay.user.certify.open.query', { bizContent: { certify_id: certifyId } })
      if (!answer.ok) {
        const isOver = answer.kind === 'rejected' && answer.code === 'CERTIFY_ID_INVALID'
        return isOver ? { kind: 'failed', code: answer.code, tryAgain: true } : { kind: 'silent' }
      }
      if (answer.body.passed === 'T') return { kind: 'passed' }
      const reason = answer.body.fail_reason
      // F without a reason: nobody has looked into the camera yet.
      if (!isText(reason)) return { kind: 'pending' }
      return { kind: 'failed', code: reason, tryAgain: triesAgain.test(reason) }
    },
  }
}

/** The address of a page that Alipay shows, signed by the SDK; never fetched by us. */
export const pageUrls =
  (sdk: Pick<AlipaySdk, 'pageExecute'>, timestamp: () => string) =>
  (method: string, bizContent: object, more: object = {}): string =>
    sdk.pageExecute(method, 'GET', { timestamp: timestamp(), bizContent, ...more })
