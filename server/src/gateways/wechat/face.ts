import { createHash } from 'node:crypto'
import { type GatewayNeeds, isText } from '../ask.ts'
import type { FaceQuestion, FaceResult } from '../face-check.ts'
import type { AccessTokens, WechatAccount } from './access-token.ts'
import { callWechat } from './call.ts'

/** 微信人脸核身 2.0, for public bodies: begun here, done on the phone by `wx.requestFacialVerify`, asked about here. */
export interface WechatFace {
  /** The id that the phone opens the camera with; nothing when WeChat would not begin or did not answer. */
  begin(question: FaceQuestion & { openid: string }): Promise<{ verifyId: string } | undefined>
  result(question: FaceQuestion & { openid: string; verifyId: string }): Promise<FaceResult>
}

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64')

/** Padded base64, although the document's own text drops the last `=`. */
export const certHash = ({ name, idNumber }: Pick<FaceQuestion, 'name' | 'idNumber'>): string =>
  createHash('sha256')
    .update(`cert_type=${base64('IDENTITY_CARD')}&cert_name=${base64(name)}&cert_no=${base64(idNumber)}`)
    .digest('hex')

const PASSED = 10000
/** Not done yet: 进行中, 未完成. */
const PENDING = new Set([10005, 10300])
/** About the person: number and name, face, no such person, not in the library. The rest is about device, time or taps. */
const ABOUT_THE_PERSON = new Set([10003, 10004, 10012, 10018, 10026])

export function createWechatFace(needs: GatewayNeeds, account: WechatAccount, tokens: AccessTokens): WechatFace {
  const path = '/cityservice/face/identify'
  const complain = (errcode: number) =>
    needs.log.error({ system: 'wechat-face', errcode }, 'WeChat refuses our question about a face')
  return {
    async begin({ orderNo, name, idNumber, openid }) {
      const answer = await callWechat(needs, account, tokens, `${path}/getverifyid`, {
        out_seq_no: orderNo,
        cert_info: { cert_type: 'IDENTITY_CARD', cert_name: name, cert_no: idNumber },
        openid,
      })
      if (answer.kind === 'error') complain(answer.errcode)
      const id = answer.kind === 'ok' ? answer.body.verify_id : undefined
      return isText(id) ? { verifyId: id } : undefined
    },

    async result({ orderNo, name, idNumber, openid, verifyId }) {
      const answer = await callWechat(needs, account, tokens, `${path}/queryverifyinfo`, {
        verify_id: verifyId,
        out_seq_no: orderNo,
        cert_hash: certHash({ name, idNumber }),
        openid,
      })
      if (answer.kind === 'silent') return { kind: 'silent' }
      if (answer.kind === 'error') {
        // 84022: nobody did it within the hour.
        if (answer.errcode === 84022) return { kind: 'failed', code: '84022', tryAgain: true }
        complain(answer.errcode)
        return { kind: 'silent' }
      }
      const verdict = Number(answer.body.verify_ret)
      if (verdict === PASSED) return { kind: 'passed' }
      if (PENDING.has(verdict)) return { kind: 'pending' }
      return { kind: 'failed', code: String(verdict), tryAgain: !ABOUT_THE_PERSON.has(verdict) }
    },
  }
}
