import type { Case, PlainDate } from '@anju/shared-types'
import { call } from '../../../api/client.ts'
import type { Answer } from '../../../api/routes.ts'
import { useSend } from '../../../api/use-send.ts'
import { toast } from '../../../stores/toast.ts'

type Route = 'cases.givePaper' | 'cases.takePaperBack'

/** Hands in one paper of a case, or takes it back. `onDone` hears what was done with the case as it then is. */
export function useGivePaper(
  { id, material }: { id: string; material: string },
  onDone: (what: 'page' | 'promise' | 'back', fresh: Case) => void,
) {
  const { busy, refused, send } = useSend<Route>()
  async function act(
    what: 'page' | 'promise' | 'back',
    content: object,
    { done, ask }: { done: string; ask: (key: { key: string }) => Promise<Answer<Route>> },
  ): Promise<boolean> {
    const answer = await send(content, ask)
    if (!answer.ok) return false
    onDone(what, answer.reply)
    toast(done, 'ok')
    return true
  }
  return {
    busy,
    refused,
    give(documentId: string) {
      const body = { material, documentId }
      return act('page', body, { done: '已交', ask: (key) => call('cases.givePaper', { params: { id }, body }, key) })
    },
    promise(due?: PlainDate) {
      const body = { material, promise: { ...(due && { due }) } }
      const ask = (key: { key: string }) => call('cases.givePaper', { params: { id }, body }, key)
      return act('promise', body, { done: '已记下您的承诺', ask })
    },
    takeBack: () =>
      act(
        'back',
        { back: material },
        { done: '已拿回', ask: (key) => call('cases.takePaperBack', { params: { id, material } }, key) },
      ),
  }
}
