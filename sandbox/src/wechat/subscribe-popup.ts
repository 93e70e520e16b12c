import type { Person } from '../people/person.ts'
import { FILED } from '../phones/templates.ts'
import type { World } from '../world.ts'
import { listOf, type PushEvent } from './push.ts'

/** The newest document allows five ids in one call, older ones and older clients three. */
const MOST_IDS = 3

/** What `wx.requestSubscribeMessage` gives after the person answered; each "accept" is the right to one message. */
export function answerSubscribePopup(
  { people, rights }: World,
  push: (event: PushEvent) => void,
  person: Person,
  tmplIds: readonly string[],
  rejected: readonly string[],
): Record<string, unknown> {
  const fail = (errCode: number, why: string) => ({ errMsg: `requestSubscribeMessage:fail ${why}`, errCode })
  if (tmplIds.length > MOST_IDS) return fail(20003, 'too many template ids')
  if (tmplIds.some((id) => !FILED.some((each) => each.push && each.wechatId === id))) {
    return fail(20001, 'No template data return, verify the template id exist')
  }
  const answers = tmplIds.map((id) => ({ id, status: rejected.includes(id) ? 'reject' : 'accept' }))
  for (const { id, status } of answers) if (status === 'accept') rights.grant('wechat', person.slug, id)
  push({
    FromUserName: people.platformIds(person).wechatOpenid,
    Event: 'subscribe_msg_popup_event',
    List: listOf(answers.map(({ id, status }) => ({ TemplateId: id, SubscribeStatusString: status, PopupScene: '0' }))),
  })
  return {
    errMsg: 'requestSubscribeMessage:ok',
    ...Object.fromEntries(answers.map(({ id, status }) => [id, status])),
  }
}

/** The person takes a permission back in WeChat's own settings. */
export function takeBackSubscription(
  { people, rights }: World,
  push: (event: PushEvent) => void,
  person: Person,
  tmplIds: readonly string[],
): void {
  for (const id of tmplIds) rights.revoke('wechat', person.slug, id)
  push({
    FromUserName: people.platformIds(person).wechatOpenid,
    Event: 'subscribe_msg_change_event',
    List: listOf(tmplIds.map((id) => ({ TemplateId: id, SubscribeStatusString: 'reject' }))),
  })
}
