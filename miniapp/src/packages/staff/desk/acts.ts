import { call } from '../../../api/client.ts'
import type { Answer } from '../../../api/routes.ts'

/** What a clerk does, by the name of its route. Which of them are possible now stands in `allowedActions`. */
export type Act =
  | { name: 'openWindow' | 'closeWindow' | 'callNext'; no: string }
  | { name: 'recall' | 'start' | 'finish' | 'miss' | 'requeue'; id: string; number: string }
  | { name: 'transfer'; id: string; number: string; service: string }

/** Every act answers with the desk as it is afterwards. */
export function sendAct(act: Act, key: string): Promise<Answer<'desk.desk'>> {
  switch (act.name) {
    case 'openWindow':
    case 'closeWindow':
    case 'callNext':
      return call(`desk.${act.name}`, { params: { no: act.no } }, { key })
    case 'transfer':
      return call('desk.transfer', { params: { id: act.id }, body: { service: act.service } }, { key })
    default:
      return call(`desk.${act.name}`, { params: { id: act.id } }, { key })
  }
}

/** Said once it is done; nothing where the screen itself shows it. */
export function doneWords(act: Act): string | undefined {
  switch (act.name) {
    case 'openWindow':
      return `${act.no} 号窗口已开启`
    case 'closeWindow':
      return `${act.no} 号窗口已关闭`
    case 'recall':
      return `已再叫一次 ${act.number}`
    case 'finish':
      return `${act.number} 已办结`
    case 'miss':
      return `${act.number} 已记为过号`
    case 'requeue':
      return `${act.number} 已重新排入`
    case 'transfer':
      return `${act.number} 已转走，不用重新排队`
    default:
      return undefined
  }
}
