import type { Person } from '../people/person.ts'
import { FILED } from '../phones/templates.ts'
import type { World } from '../world.ts'

/** What `my.requestSubscribeMessage` gives after the person answered. Rights add up. */
export function answerAlipayPopup(
  { rights }: World,
  person: Person,
  entityIds: readonly string[],
  rejected: readonly string[],
): Record<string, unknown> {
  if (entityIds.length > 3) return { error: 203, errorMessage: '参数错误：entityIds 最多 3 个' }
  if (entityIds.some((id) => !FILED.some((each) => each.push && each.alipayId === id))) {
    return { error: 106008, errorMessage: '模板不存在' }
  }
  const accepted = entityIds.filter((id) => !rejected.includes(id))
  for (const id of accepted) rights.grant('alipay', person.slug, id)
  return {
    // Also "subscribe" when everything was refused.
    behavior: 'subscribe',
    keep: false,
    refuse: false,
    show: true,
    result: {
      subscribeEntityIds: accepted,
      subscribedEntityIds: accepted,
      unsubscribedEntityIds: entityIds.filter((id) => rejected.includes(id)),
    },
    ...Object.fromEntries(entityIds.map((id) => [id, rejected.includes(id) ? 'reject' : 'accept'])),
  }
}
