import { json } from '../kit/http.ts'
import type { Route } from '../kit/route.ts'
import type { World } from '../world.ts'
import { type PushEvent, pushChannel, stampEvent } from './push.ts'

export type Push = (event: PushEvent, copies?: number) => void

/** Sends events to our server; the faults of `wechat.push` bite here. */
export function createPush({ callbacks, keys, clock, faults, people }: World): Push {
  const send = callbacks.define(pushChannel(keys, clock))
  return (event, copies = 1) => {
    const here = faults.take('wechat.push', () => [people.byWechatOpenid(event.FromUserName)?.slug ?? ''])
    send(stampEvent(event, keys, clock), {
      copies: here.has('duplicate') ? 2 : copies,
      delayMs: here.get('late')?.delayMs ?? 0,
      isForged: here.has('wrong-signature'),
    })
  }
}

/** Stands in the table so that its faults can be ordered; nobody calls it from outside. */
export const pushRoute: Route = {
  name: 'wechat.push',
  title: '微信：向我方推送事件',
  method: 'OUT',
  path: '/callbacks/wechat/push',
  faults: ['wrong-signature', 'duplicate', 'late'],
  persons: () => [],
  handle: () => json({ error: 'outgoing only' }, 404),
}
