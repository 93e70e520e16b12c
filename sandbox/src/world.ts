import { createTradeNotify } from './alipay-pay/notify.ts'
import { createTradeOffice } from './alipay-pay/office.ts'
import { createCourierOffice } from './courier/orders.ts'
import { createCourierPush } from './courier/push.ts'
import { createFiscalOffice } from './fiscal/office.ts'
import { createCorrections } from './gov/exchange/corrections.ts'
import { createRegisterPush } from './gov/register/push.ts'
import { createRegisterOffice } from './gov/register/register.ts'
import { createCallbacks } from './kit/callbacks.ts'
import { type Clock, createClock } from './kit/clock.ts'
import { openDatabase } from './kit/database.ts'
import { createFaultMenu } from './kit/faults.ts'
import { loadKeys } from './kit/keys.ts'
import { createRequestLog } from './kit/request-log.ts'
import { createSettings } from './kit/settings.ts'
import { createDirectory } from './people/directory.ts'
import { createFaceChecks } from './phones/face-checks.ts'
import { createMessageRights } from './phones/message-rights.ts'
import { createMessages } from './phones/messages.ts'
import { createOneTimeCodes } from './phones/one-time-codes.ts'
import { createPhonePower } from './phones/phone-power.ts'
import { createSentSmsStore } from './sms/sent-sms.ts'
import { createSpeaker } from './tts/speaker.ts'
import { createPayNotify } from './wechat-pay/notify.ts'
import { createPayOffice } from './wechat-pay/office.ts'

export type WorldOptions = {
  dataFolder: string
  /** Base address of our server, for callbacks. */
  callback: string
  /** Factor on the usual latencies; 0 answers at once. */
  latency?: number
  clock?: Clock
}

/** What all stand-ins share: the people, their phones, the keys, the clock, the faults and the log. */
export type World = ReturnType<typeof createWorld>

export function createWorld({ dataFolder, callback, latency = 1, clock = createClock() }: WorldOptions) {
  const db = openDatabase(dataFolder)
  const keys = loadKeys(dataFolder)
  const settings = createSettings(callback.replace(/\/+$/, ''), latency)
  const faults = createFaultMenu()
  const log = createRequestLog()
  const people = createDirectory({ wechatAppid: keys.wechat.appid, alipayAppId: keys.alipay.appId })
  const callbacks = createCallbacks({ db, clock, log, settings })
  return {
    db,
    keys,
    settings,
    clock,
    faults,
    log,
    people,
    messages: createMessages(db),
    codes: createOneTimeCodes(db, clock),
    rights: createMessageRights(db),
    faces: createFaceChecks(db, clock),
    power: createPhonePower(db),
    speaker: createSpeaker(),
    sentSms: createSentSmsStore(db),
    callbacks,
    corrections: createCorrections(),
    courier: createCourierOffice({ db, clock }, createCourierPush({ callbacks, keys, clock, faults })),
    alipayPay: createTradeOffice(db, clock, createTradeNotify({ callbacks, keys, clock, faults })),
    wechatPay: createPayOffice(db, clock, createPayNotify({ callbacks, keys, clock, faults })),
    fiscal: createFiscalOffice(db, clock),
    register: createRegisterOffice({ db, clock, people }, createRegisterPush({ callbacks, keys, clock, faults })),
  }
}
