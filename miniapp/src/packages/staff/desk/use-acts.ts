import type { Desk } from '@anju/shared-types'
import { useState } from 'react'
import { useIntent } from '../../../api/intent.ts'
import type { Refused } from '../../../api/routes.ts'
import { write } from '../../../platform/storage.ts'
import { toast } from '../../../stores/toast.ts'
import { type Act, doneWords, sendAct } from './acts.ts'

interface Needs {
  replace: (desk: Desk) => void
  reload: () => void
}

export interface Acts {
  act: (what: Act) => Promise<void>
  /** The act under way; meanwhile nothing else can be pressed. */
  busy?: Act['name']
  refused?: Refused
}

/** Sends what the clerk does and shows the desk that comes back; after a refusal the desk is read again. */
export function useActs({ replace, reload }: Needs): Acts {
  const [busy, setBusy] = useState<Act['name']>()
  const [refused, setRefused] = useState<Refused>()
  const intent = useIntent()

  async function act(what: Act) {
    if (busy) return
    setBusy(what.name)
    setRefused(undefined)
    const answer = await sendAct(what, intent.keyFor(what))
    intent.settle(answer)
    setBusy(undefined)
    if (!answer.ok) {
      setRefused(answer.refused)
      return reload()
    }
    replace(answer.reply)
    if (what.name === 'openWindow') write('desk.window', what.no)
    const words = doneWords(what)
    if (words) toast(words, 'ok')
  }
  return { act, busy, refused }
}
