import { randomUUID } from 'node:crypto'
import { json, type Reply } from '../../kit/http.ts'

const requestId = () => randomUUID().toUpperCase()

/** Outcomes of the SMS business are HTTP 200, good or bad. */
export function answer(code: string, message: string, more: Record<string, unknown> = {}): Reply {
  return json({ Code: code, Message: message, RequestId: requestId(), ...more })
}

/** What the gateway refuses before the business is asked comes with a status of 400 and up. */
export function gatewayError(status: number, code: string, message: string): Reply {
  return json({ Code: code, Message: message, RequestId: requestId(), HostId: 'dysmsapi.aliyuncs.com' }, status)
}

export const BUSINESS_MESSAGES: Record<string, string> = {
  'isv.BUSINESS_LIMIT_CONTROL': '触发流控',
  'isv.DAY_LIMIT_CONTROL': '触发日发送限额',
  'isv.SMS_SIGNATURE_ILLEGAL': '该账号下找不到对应签名',
  'isv.SMS_TEMPLATE_ILLEGAL': '该账号下找不到对应模板',
  'isv.TEMPLATE_MISSING_PARAMETERS': '模板变量中存在未赋值的变量',
  'isv.TEMPLATE_PARAMS_ILLEGAL': '模板变量内容不符合规范',
  'isv.PARAM_LENGTH_LIMIT': '参数超过长度限制',
  'isv.PARAM_NOT_SUPPORT_URL': '模板变量不支持传入URL',
  'isv.INVALID_JSON_PARAM': '参数格式错误，请修改为字符串值',
  'isv.MOBILE_NUMBER_ILLEGAL': '无效号码',
  'isv.MOBILE_COUNT_OVER_LIMIT': '手机号码数量超过限制',
  'isv.AMOUNT_NOT_ENOUGH': '账户余额不足',
  'isv.OUT_OF_SERVICE': '业务停机',
  'isp.SYSTEM_ERROR': '系统出现错误，请重新调用',
}
