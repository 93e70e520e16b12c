import type { Answer, RouteName } from '../../../../api/routes.ts'
import { useSend } from '../../act-form.tsx'
import type { OpenFile } from './use-file.ts'

/**
 * Sends an act of this officer. A file that moved since it was opened is opened again and says what is new (E51); what was typed
 * stays, and the officer decides anew.
 */
export function useAct<N extends RouteName>(file: OpenFile) {
  const { busy, refused, send } = useSend<N>()
  return {
    busy,
    // said by the news of the file
    refused: refused?.code === 'FILE_NOT_OPENED' ? undefined : refused,
    isStale: refused?.code === 'FILE_NOT_OPENED',
    async send(content: unknown, ask: (key: { key: string }) => Promise<Answer<N>>): Promise<Answer<N>> {
      const answer = await send(content, ask)
      if (!answer.ok && ['FILE_NOT_OPENED', 'STATE_MOVED'].includes(answer.refused.code)) await file.reopen()
      return answer
    },
  }
}
