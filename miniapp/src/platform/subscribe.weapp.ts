import { requestSubscribeMessage } from '@tarojs/taro'
import type { AskSubscription } from './types.ts'

/** WeChat takes at most three templates a question; one acceptance is the right to one message. */
export const askSubscription: AskSubscription = async (templateIds) => {
  const asked = templateIds.slice(0, 3)
  const answer: Record<string, unknown> = { ...(await requestSubscribeMessage({ tmplIds: asked, entityIds: [] })) }
  return {
    accepted: asked.filter((id) => answer[id] === 'accept'),
    rejected: asked.filter((id) => answer[id] !== 'accept'),
  }
}
