import type { AskSubscription } from './types.ts'

export const askSubscription: AskSubscription = (templateIds) =>
  new Promise((resolve, reject) => {
    const asked = templateIds.slice(0, 3)
    my.requestSubscribeMessage({
      entityIds: asked,
      // behavior says 'subscribe' even when every template was refused; only this list counts
      success: ({ result }) => {
        const accepted = result?.subscribedEntityIds ?? []
        resolve({ accepted, rejected: asked.filter((id) => !accepted.includes(id)) })
      },
      fail: (refusal) => reject(new Error(refusal.errorMessage ?? 'requestSubscribeMessage was refused')),
    })
  })
