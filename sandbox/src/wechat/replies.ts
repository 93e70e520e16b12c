import { randomBytes } from 'node:crypto'
import { json, type Reply } from '../kit/http.ts'

const MESSAGES: Record<number, string> = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40013: 'invalid appid',
  40014: 'invalid access_token',
  40029: 'invalid code',
  40037: 'invalid template_id',
  40097: 'invalid args',
  40125: 'invalid appsecret',
  40129: 'invalid scene',
  40163: 'code been used',
  40169: 'invalid length for scene, or the data is not json string',
  40226: 'code blocked',
  41001: 'access_token missing',
  41002: 'appid missing',
  41004: 'appsecret missing',
  41030: 'invalid page',
  42001: 'access_token expired',
  43002: 'require POST method',
  43101: 'user refuse to accept the msg',
  43107: 'this template is banned',
  44002: 'empty post data',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit, must slower, retry next minute',
  47001: 'data format error',
  47003: 'argument invalid!',
  84010: 'invalid cert_info',
  84017: 'invalid openid of this verify_id',
  84018: 'invalid cert_hash',
  84019: 'out_seq_no has been used',
  84020: 'invalid out_seq_no of this verify_id',
  84021: 'verify_id not exist',
  84022: 'verify_id expired',
  87009: 'invalid signature',
}

/** Business errors are HTTP 200 with a code; the request id at the end of the text changes each time. */
export function wechatError(errcode: number, detail = ''): Reply {
  const rid = [4, 4, 4].map((bytes) => randomBytes(bytes).toString('hex')).join('-')
  const text = [MESSAGES[errcode] ?? 'unknown error', detail].filter(Boolean).join(' ')
  return json({ errcode, errmsg: `${text} rid: ${rid}` })
}

export const wechatOk = (value: Record<string, unknown> = {}): Reply => json({ errcode: 0, errmsg: 'ok', ...value })

/** "System busy" unless the tester asks for another code. */
export const wechatRefusal = (_: unknown, code: string | undefined): Reply => wechatError(Number(code ?? -1))
